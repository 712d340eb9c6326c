import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { guardedFetch } from '../../../src/gateway/open-networks/guarded-fetch.js';
import type { OpenNetworkIo } from '../../../src/gateway/open-networks/open-network-io.js';
import { json, refusal } from './open-bluesky-answers.js';
import { FakeRecords } from './open-bluesky-records.js';
import { FakeAuthorizationServer, type ClientDocuments } from './open-bluesky-server.js';

/** Somebody on the network. */
export interface Person {
  readonly did: string;
  readonly handle: string;
}

/** Members of a DID, as the directory makes them. */
export const didOf = (name: string): string => `did:plc:${name.padEnd(24, 'a')}`;

/** A network of the AT Protocol, spoken to over HTTP: a directory, an AppView, a server of records, and who speaks for it. */
export interface BlueskyWorld {
  readonly alice: Person;
  readonly bob: Person;
  readonly plcUrl: string;
  readonly appViewUrl: string;
  readonly server: FakeAuthorizationServer;
  readonly records: FakeRecords;
  /** By origin, the port of this machine that answers for it. */
  readonly routes: Readonly<Record<string, number>>;
  readonly fetch: OpenNetworkIo['fetch'];
  /** Everything that was asked, as `POST https://…`, with its body. */
  readonly asked: { readonly line: string; readonly body: string; readonly headers: Headers }[];
  /** Origins that break off each connection. */
  readonly dead: Set<string>;
  /** Answers in place of what would; `undefined`: as it would. */
  interrupt: (url: URL, request: Request) => Response | undefined;
  /** Changes the documents of DIDs. */
  bendDocument: (document: Record<string, unknown>) => unknown;
  /** Changes profiles. */
  bendProfile: (profile: Record<string, unknown>) => unknown;
  /** Whom handles lead to. */
  readonly handles: Map<string, string>;
  /** Whether the AppView has heard of follows. */
  knowsFollows: boolean;
}

/** @param local Everything is http on this machine, as for a gateway in development; else https, answered by this machine. */
export async function startBlueskyWorld(
  test: Pick<TestContext, 'after'>,
  local: boolean,
  findClient: (id: string) => Promise<ClientDocuments | undefined>,
): Promise<BlueskyWorld> {
  const ports: number[] = [];
  const answers = new Map<string, (request: Request, url: URL) => Response | Promise<Response>>();
  for (let at = 0; at < 3; at += 1) {
    const listener = createAdaptorServer({
      fetch: (request, bindings) => answer(request, bindings as HttpBindings),
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    test.after(() => listener.close());
    ports.push((listener.address() as AddressInfo).port);
  }
  const [shared, pds, issuer] = local
    ? ports.map((port) => `http://127.0.0.1:${port}`)
    : ['https://shared.example', 'https://pds.example', 'https://auth.example'];
  const server = new FakeAuthorizationServer(issuer!, pds!, findClient);
  const records = new FakeRecords(pds!, () => server);
  const alice = { did: didOf('alice'), handle: 'alice.example' };
  const bob = { did: didOf('bob'), handle: 'bob.example' };
  const people = [alice, bob];
  const routes = Object.fromEntries([shared!, pds!, issuer!].map((origin, at) => [origin, ports[at]!]));
  const world: BlueskyWorld = {
    alice,
    bob,
    plcUrl: shared!,
    appViewUrl: shared!,
    server,
    records,
    asked: [],
    dead: new Set(),
    interrupt: () => undefined,
    bendDocument: (document) => document,
    bendProfile: (profile) => profile,
    handles: new Map(people.map(({ handle, did }) => [handle, did])),
    knowsFollows: true,
    routes,
    fetch: fetchOf(routes),
  };
  answers.set(shared!, (_request, url) => answerShared(world, people, pds!, url));
  answers.set(pds!, (request, url) => records.answer(request, url));
  answers.set(issuer!, (request, url) => server.answer(request, url));

  async function answer(request: Request, { incoming }: HttpBindings): Promise<Response> {
    const origin = request.headers.get('x-origin') ?? '';
    const asked = new URL(request.url);
    const url = new URL(asked.pathname + asked.search, origin);
    if (world.dead.has(origin)) {
      incoming.socket.destroy();
      return new Response();
    }
    const body = request.method === 'POST' ? await request.clone().text() : '';
    world.asked.push({ line: `${request.method} ${url.href}`, body, headers: request.headers });
    return world.interrupt(url, request) ?? (await answers.get(origin)!(request, url));
  }
  return world;
}

/** Reaches this machine in place of the world, and nothing else. */
export function fetchOf(routes: BlueskyWorld['routes']): OpenNetworkIo['fetch'] {
  const reach = guardedFetch({ publicUrl: 'http://127.0.0.1' });
  return async (input, init) => {
    const url = new URL(String(input));
    const port = routes[url.origin];
    if (port === undefined) throw new TypeError(`${url.host} could not be reached.`);
    const headers = new Headers(init?.headers);
    headers.set('x-origin', url.origin);
    return reach(`http://127.0.0.1:${port}${url.pathname}${url.search}`, { redirect: 'error', ...init, headers });
  };
}

/** What the directory and the AppView say. */
function answerShared(world: BlueskyWorld, people: readonly Person[], pds: string, url: URL): Response {
  const { pathname, searchParams } = url;
  const profileOf = ({ did, handle }: Person): unknown =>
    world.bendProfile({ did, handle, displayName: `${handle} 河`, followersCount: 7, followsCount: 2, postsCount: 40 });
  const find = (actor: string | null): Person | undefined =>
    people.find(({ did, handle }) => actor === did || actor === handle);
  const document = people.find(({ did }) => pathname === `/${did}`);
  if (document) {
    const service = [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: pds }];
    return json(world.bendDocument({ id: document.did, alsoKnownAs: [`at://${document.handle}`], service }));
  }
  switch (pathname) {
    case '/xrpc/com.atproto.identity.resolveHandle': {
      const did = world.handles.get(searchParams.get('handle') ?? '');
      return did ? json({ did }) : refusal(400, 'InvalidRequest');
    }
    case '/xrpc/app.bsky.actor.getProfile': {
      const person = find(searchParams.get('actor'));
      return person ? json(profileOf(person)) : refusal(400, 'InvalidRequest');
    }
    case '/xrpc/app.bsky.actor.getProfiles': {
      const actors = searchParams.getAll('actors');
      if (actors.length > 25) return refusal(400, 'InvalidRequest');
      return json({ profiles: actors.flatMap((actor) => find(actor) ?? []).map(profileOf) });
    }
    case '/xrpc/app.bsky.graph.getRelationships': {
      const others = searchParams.getAll('others');
      const actor = searchParams.get('actor') ?? '';
      if (others.length > 30) return refusal(400, 'InvalidRequest');
      const follows = [...world.records.of(actor)];
      const relationships = others.map((did) => {
        if (!people.some((person) => person.did === did)) return { actor: did, notFound: true };
        const key = world.knowsFollows ? follows.find(([, subject]) => subject === did)?.[0] : undefined;
        return { did, ...(key ? { following: `at://${actor}/app.bsky.graph.follow/${key}` } : {}) };
      });
      return json({ actor, relationships });
    }
    default:
      return refusal(404, 'NotFound');
  }
}
