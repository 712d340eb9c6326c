import { FakeAuthorizationServer, json, refusal, type Asked, type Person } from './fake-authorization-server.js';

interface Follow {
  readonly subject: string;
}

/**
 * A directory, an AppView, a server of records and its authorization server. Handed in as `io.fetch`.
 */
export class FakeBluesky extends FakeAuthorizationServer {
  readonly asked: Asked[] = [];
  /** By DID and key. */
  readonly records = new Map<string, Map<string, Follow>>();
  /** Replaces what an address without query answers with, when the function gives something; maybe later. */
  readonly answers: Record<string, (asked: Asked) => unknown> = {};
  /** Addresses without query that lead elsewhere. */
  readonly redirects: Record<string, string> = {};
  /** Answers of these methods of the server of records are lost, after they have been done. */
  readonly lost = new Set<string>();
  /** The AppView does not hear of what happens. */
  isDeaf = false;
  #indexed = new Map<string, Map<string, Follow>>();

  readonly fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    init.signal?.throwIfAborted();
    const address = new URL(url);
    const plain = address.origin + address.pathname;
    const headers = new Headers(init.headers);
    const text = typeof init.body === 'string' ? init.body : undefined;
    const isForm = headers.get('content-type') === 'application/x-www-form-urlencoded';
    const form = text !== undefined && isForm ? new URLSearchParams(text) : undefined;
    const body = text !== undefined && !isForm ? (JSON.parse(text) as Record<string, unknown>) : undefined;
    const asked: Asked = { method: init.method ?? 'GET', url: address, form, body, headers };
    this.asked.push(asked);
    if (this.redirects[plain]) {
      if (init.redirect === 'error') throw new TypeError('Failed to fetch');
      return this.fetch(this.redirects[plain], init);
    }
    const spoilt = await this.answers[plain]?.(asked);
    if (spoilt !== undefined) return spoilt instanceof Response ? spoilt : json(spoilt);
    return this.#answer(asked, plain);
  };

  /** The keys of the records by which somebody follows somebody. */
  followsOf({ did }: Person, { did: subject }: Person): string[] {
    return [...this.#recordsOf(did)].filter(([, follow]) => follow.subject === subject).map(([key]) => key);
  }

  /** Somebody follows somebody, by another app. */
  addFollow({ did }: Person, { did: subject }: Person, recordKey = '3kaaaaaaaaa2a'): void {
    this.#recordsOf(did).set(recordKey, { subject });
  }

  /** What was asked of a path, in its order. */
  askedAt(end: string): Asked[] {
    return this.asked.filter(({ url }) => url.pathname.endsWith(end));
  }

  #recordsOf(did: string): Map<string, Follow> {
    const records = this.records.get(did) ?? new Map<string, Follow>();
    this.records.set(did, records);
    return records;
  }

  async #answer(asked: Asked, plain: string): Promise<Response> {
    const { url, method } = asked;
    const person = [this.alice, this.bob].find(({ did }) => url.pathname === `/${did}`);
    if (url.origin === globalThis.location?.origin) return new Response(null, { headers: { date: this.date() } });
    if (url.origin === 'https://plc.directory')
      return person ? json(this.documentOf(person)) : refusal(404, 'NotFound');
    if (url.origin === 'https://public.api.bsky.app') return this.#answerAppView(asked);
    if (plain === `${this.pds}/.well-known/oauth-protected-resource`) {
      return json({ resource: this.pds, authorization_servers: [this.issuer] });
    }
    if (plain === `${this.issuer}/.well-known/oauth-authorization-server`) return json(this.metadata());
    if (url.origin === this.issuer && method === 'POST') return this.answerIssuer(asked, plain);
    if (url.origin === this.pds && url.pathname.startsWith('/xrpc/')) return this.#answerPds(asked, plain);
    return refusal(404, 'NotFound');
  }

  documentOf({ did, handle }: Person): Record<string, unknown> {
    const service = [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: this.pds }];
    return { id: did, alsoKnownAs: [`at://${handle}`], service };
  }

  #answerAppView({ url: { pathname, searchParams } }: Asked): Response {
    const people = [this.alice, this.bob];
    const named = (actor: string | null) => people.find(({ did, handle }) => actor === did || actor === handle);
    if (pathname.endsWith('getProfile')) {
      const person = named(searchParams.get('actor'));
      return person ? json(person) : refusal(400, 'InvalidRequest');
    }
    if (pathname.endsWith('getProfiles')) {
      return json({ profiles: searchParams.getAll('actors').flatMap((actor) => named(actor) ?? []) });
    }
    if (!this.isDeaf) {
      this.#indexed = new Map([...this.records].map(([did, records]) => [did, new Map(records)]));
    }
    const actor = searchParams.get('actor')!;
    const relationships = searchParams.getAll('others').map((other) => {
      if (!named(other)) return { actor: other, notFound: true };
      const [key] = [...(this.#indexed.get(actor) ?? [])].find(([, { subject }]) => subject === other) ?? [];
      return { did: other, ...(key && { following: `at://${actor}/app.bsky.graph.follow/${key}` }) };
    });
    return json({ actor, relationships });
  }

  async #answerPds(asked: Asked, plain: string): Promise<Response> {
    const method = plain.slice(plain.lastIndexOf('.') + 1);
    const { searchParams } = asked.url;
    if (asked.method === 'GET') {
      const records = this.#recordsOf(searchParams.get('repo')!);
      const uriOf = (key: string) => `at://${searchParams.get('repo')}/app.bsky.graph.follow/${key}`;
      if (method === 'listRecords') {
        return json({ records: [...records].reverse().map(([key, value]) => ({ uri: uriOf(key), value })) });
      }
      const key = searchParams.get('rkey')!;
      const value = records.get(key);
      return value ? json({ uri: uriOf(key), value }) : refusal(400, 'RecordNotFound');
    }
    const token = asked.headers.get('authorization')?.replace(/^DPoP /, '') ?? '';
    const key = await this.check(asked, token);
    if (typeof key !== 'string') return key;
    const grant = this.grants.find(({ access }) => access === token);
    if (grant?.key !== key) return refusal(401, 'invalid_token');
    if (!/repo:app\.bsky\.graph\.follow|transition:generic/.test(grant.scope)) return refusal(403, 'ScopeMissingError');
    const { repo, collection, rkey, record } = asked.body as Record<string, string> & { record?: Follow };
    if (repo !== grant.did || collection !== 'app.bsky.graph.follow' || !rkey) return refusal(400, 'InvalidRequest');
    const records = this.#recordsOf(grant.did);
    if (method === 'deleteRecord') {
      records.delete(rkey);
    } else {
      if (records.has(rkey)) return refusal(500, 'InternalServerError');
      if (!/^[2-7a-z]{13}$/.test(rkey)) return refusal(400, 'InvalidRequest');
      records.set(rkey, record!);
    }
    if (this.lost.has(method)) throw new TypeError('Failed to fetch');
    return json({});
  }
}
