import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { guardedFetch } from '../../../src/gateway/open-networks/guarded-fetch.js';
import { originOf } from '../../../src/gateway/open-networks/mastodon/host.js';
import { mastodonNetwork } from '../../../src/gateway/open-networks/mastodon/mastodon.js';
import type { OpenNetworkIo, Vault } from '../../../src/gateway/open-networks/open-network-io.js';
import type { OpenAttempt, OpenNetwork, OpenVisitor } from '../../../src/gateway/open-networks/open-network.js';
import { FakeMastodon, type Software } from '../../support/fake-mastodon.mjs';
import { outsideWorld, type OutsideWorld } from './outside-world.js';

export const PUBLIC_URL = 'https://follow.river.example';
export const REDIRECT_URI = `${PUBLIC_URL}/sign-in/mastodon/callback`;

const json = (body: unknown, status = 200): Response => Response.json(body, { status });

/** A server of the fediverse as a gateway sees it: it also tells who has signed in, and of its accounts to everybody. */
export class HomeServer extends FakeMastodon {
  /** What everybody may see, by name; more than the fake itself knows. */
  readonly profiles = new Map<string, Readonly<Record<string, unknown>>>();
  /** Whether it speaks to those who have not signed in. */
  isOpen = true;
  /** Each path that was asked for, with its query. */
  readonly paths: string[] = [];

  constructor(name: string, software?: Software, domain = name) {
    super(originOf(name), software, domain);
    this.profiles.set('river', { id: '110000000000000001', acct: 'river', username: 'river' });
  }

  override async answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const authorization = request.headers.get('authorization');
    switch (pathname) {
      case '/.well-known/webfinger':
        return this.#webFinger(searchParams.get('resource') ?? '');
      case '/api/v1/accounts/verify_credentials':
        return this.#isSignedIn(authorization)
          ? json({ id: '42', username: 'Bob', acct: 'bob' })
          : json({ error: 'The access token is invalid' }, 401);
      case '/api/v1/accounts/lookup':
        return authorization === null ? this.#profile(searchParams.get('acct') ?? '') : super.answer(request);
      default:
        return super.answer(request);
    }
  }

  /** Takes back what visitors have allowed, as they do in its settings. */
  revokeAll(): void {
    (this.tokens as Map<string, unknown>).clear();
  }

  #isSignedIn(authorization: string | null): boolean {
    const token = this.tokens.get(authorization?.replace('Bearer ', '') ?? '') as
      { readonly scope: string; readonly isApp: boolean } | undefined;
    return token !== undefined && !token.isApp && /\bread(:accounts)?\b/.test(token.scope);
  }

  #profile(acct: string): Response {
    if (!this.isOpen) return json({ error: 'This method requires an authenticated user' }, 401);
    const profile = this.profiles.get(acct.toLowerCase().replace(`@${this.domain}`, ''));
    return profile ? json(profile) : json({ error: 'Record not found' }, 404);
  }

  #webFinger(resource: string): Response {
    const [, user = '', domain = ''] = /^acct:(.+)@(.+)$/.exec(resource) ?? [];
    const isHere = domain === this.domain || domain === this.host;
    const isKnown = user === 'bob' || this.profiles.has(user) || this.stateOf(user) !== undefined || user === domain;
    if (!isHere || !isKnown) return json({ error: 'Not found' }, 404);
    const self = { rel: 'self', type: 'application/activity+json', href: `${this.origin}/users/${user}` };
    return json({ subject: `acct:${user}@${this.domain}`, links: [self] });
  }
}

/** A gateway, and a fediverse around it. */
export interface Scene {
  readonly io: OpenNetworkIo;
  readonly network: OpenNetwork;
  readonly world: OutsideWorld;
  /** What the vault holds, unsealed. */
  readonly entries: Map<string, string>;
  /** What was logged. */
  readonly logged: unknown[];
  /** Lets time go by for the gateway. */
  readonly pass: (ms: number) => void;
}

/**
 * @param servers All that there are, each at its host; all over HTTP on one port, by names of their own.
 * @param elsewhere Answers of other hosts.
 */
export async function mastodonScene(
  test: TestContext,
  servers: readonly HomeServer[],
  elsewhere: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {},
): Promise<Scene> {
  const world = await outsideWorld(test, (request, response) => {
    const host = request.headers.host ?? '';
    const server = servers.find((one) => one.host === host);
    if (server) void serve(server, request, response);
    else if (elsewhere[host]) elsewhere[host](request, response);
    else response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>A website</h1>');
  });
  const entries = new Map<string, string>();
  const logged: unknown[] = [];
  const log = (...line: unknown[]): void => void logged.push(line);
  let passed = 0;
  const now = (): number => Date.now() + passed;
  const io: OpenNetworkIo = {
    fetch: guardedFetch({ publicUrl: PUBLIC_URL, outside: world }),
    publicUrl: PUBLIC_URL,
    name: 'River’s gateway',
    vault: vaultOf(entries, now),
    now,
    log: { info: log, warn: log, error: log } as OpenNetworkIo['log'],
  };
  return { io, network: mastodonNetwork(io), world, entries, logged, pass: (ms) => void (passed += ms) };
}

/** A gateway on this machine, and a server on a port of it. */
export async function localScene(test: TestContext): Promise<Pick<Scene, 'network'> & { readonly server: HomeServer }> {
  const listening = createServer((request, response) => void serve(server, request, response));
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    listening.closeAllConnections();
    listening.close();
  });
  const server = new HomeServer(`127.0.0.1:${(listening.address() as AddressInfo).port}`);
  const { io } = await mastodonScene(test, []);
  const publicUrl = 'http://localhost:8787';
  return { network: mastodonNetwork({ ...io, publicUrl, fetch: guardedFetch({ publicUrl }) }), server };
}

async function serve(server: HomeServer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts).toString();
  server.paths.push(`${request.method} ${request.url}`);
  try {
    const answer = await server.fetch(`${server.origin}${request.url}`, {
      method: request.method ?? 'GET',
      headers: Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string]),
      ...(body && { body }),
    });
    response.writeHead(answer.status, [...answer.headers].flat());
    response.end(Buffer.from(await answer.arrayBuffer()));
  } catch {
    // It is down: the connection breaks.
    response.destroy();
  }
}

/** A vault in memory, as strict about order as the one in the database. */
function vaultOf(entries: Map<string, string>, now: () => number): Vault {
  const until = new Map<string, number | undefined>();
  const lines = new Map<string, Promise<unknown>>();
  return {
    get: async (key) => ((until.get(key) ?? Infinity) > now() ? entries.get(key) : undefined),
    async set(key, value, expiresAt) {
      entries.set(key, value);
      until.set(key, expiresAt);
    },
    delete: async (key) => void entries.delete(key),
    exclusive(name, act) {
      const turn = (lines.get(name) ?? Promise.resolve()).catch(() => undefined).then(act);
      lines.set(name, turn);
      return turn;
    },
  };
}

export const newAttempt = (language?: string): OpenAttempt => ({
  redirectUri: REDIRECT_URI,
  state: randomBytes(16).toString('base64url'),
  codeVerifier: randomBytes(32).toString('base64url'),
  language,
});

/** Bob signs in on his server, and comes back. */
export async function signIn(
  { network }: Pick<Scene, 'network'>,
  server: HomeServer,
  home = server.host,
  decision: 'allow' | 'deny' = 'allow',
): Promise<OpenVisitor> {
  const attempt = newAttempt();
  const { url, kept } = await network.begin(home, attempt);
  const { searchParams } = await server.decide(url, decision);
  return network.finish(searchParams, attempt, kept);
}
