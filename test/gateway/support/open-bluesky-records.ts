import { json, refusal } from './open-bluesky-answers.js';
import type { FakeAuthorizationServer } from './open-bluesky-server.js';

const COLLECTION = 'app.bsky.graph.follow';

/** A server of records: whoever has them allowed by its authorization server may write follows. */
export class FakeRecords {
  /** By repository and key, whom each follows. */
  readonly follows = new Map<string, Map<string, string>>();
  /** Does what it is asked and loses the answer, so often. */
  losing = 0;
  /** Says so to each write. */
  saying: Response | undefined;
  writes = 0;
  readonly pds: string;
  readonly #server: () => FakeAuthorizationServer;

  constructor(pds: string, server: () => FakeAuthorizationServer) {
    this.pds = pds;
    this.#server = server;
  }

  of(did: string): Map<string, string> {
    const known = this.follows.get(did) ?? new Map<string, string>();
    this.follows.set(did, known);
    return known;
  }

  async answer(request: Request, url: URL): Promise<Response> {
    const { pathname, searchParams } = url;
    if (pathname === '/.well-known/oauth-protected-resource') {
      return json({ resource: this.pds, authorization_servers: [this.#server().issuer] });
    }
    const repo = this.of(searchParams.get('repo') ?? '');
    switch (pathname) {
      case '/xrpc/com.atproto.repo.getRecord': {
        const subject = repo.get(searchParams.get('rkey') ?? '');
        return subject ? json({ value: { $type: COLLECTION, subject } }) : refusal(400, 'RecordNotFound');
      }
      case '/xrpc/com.atproto.repo.listRecords': {
        const start = Number(searchParams.get('cursor') ?? 0);
        const all = [...repo].map(([key, subject]) => ({
          uri: `at://${searchParams.get('repo')}/${COLLECTION}/${key}`,
          value: { subject },
        }));
        const records = all.slice(start, start + 100);
        return json({ records, ...(start + 100 < all.length ? { cursor: String(start + 100) } : {}) });
      }
      case '/xrpc/com.atproto.repo.createRecord':
      case '/xrpc/com.atproto.repo.deleteRecord':
        return this.#write(request, url, pathname.endsWith('createRecord'));
      default:
        return refusal(404, 'not_found');
    }
  }

  async #write(request: Request, url: URL, creates: boolean): Promise<Response> {
    const text = await request.clone().text();
    const grant = await this.#server().bearer(request, url);
    if (grant instanceof Response) return grant;
    if (this.saying) return this.saying.clone();
    const { repo, collection, rkey, record } = JSON.parse(text) as Record<string, string> & {
      record?: { subject: string; $type: string; createdAt: string };
    };
    if (repo !== grant.did || collection !== COLLECTION || !/^[234567a-z]{13}$/.test(rkey ?? '')) {
      return refusal(400, 'InvalidRequest');
    }
    if (!/repo:app\.bsky\.graph\.follow|transition:generic/.test(grant.scope)) return refusal(403, 'ScopeMissingError');
    const follows = this.of(repo);
    this.writes += 1;
    if (!creates) follows.delete(rkey!);
    else if (follows.has(rkey!)) return refusal(500, 'InternalServerError');
    else if (record?.$type !== COLLECTION || Number.isNaN(Date.parse(record.createdAt)))
      return refusal(400, 'InvalidRecord');
    else follows.set(rkey!, record.subject);
    if (this.losing-- > 0) return refusal(502, 'UpstreamFailure');
    return json(creates ? { uri: `at://${repo}/${COLLECTION}/${rkey}`, cid: 'bafy' } : {});
  }
}
