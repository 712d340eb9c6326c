import { json } from '../../test/support/fake-platform.mjs';
import { refusal, StandInBlueskyOAuth } from './stand-in-bluesky-oauth.mjs';

const FOLLOW = 'app.bsky.graph.follow';
const didOf = (name) => `did:plc:${name.padEnd(24, 'a')}`;

/** Whom there is. Bob is the visitor. */
const people = [
  { did: didOf('bob'), handle: 'bob.river.example', displayName: 'Bob' },
  {
    did: didOf('river'),
    handle: 'river.example',
    displayName: 'River Studio 河畔工作室',
    description: 'Paper, light and bridges. New prints on Fridays.',
    followersCount: 18_420,
  },
  {
    did: didOf('lantern'),
    handle: 'lantern.river.example',
    displayName: 'Lantern Market',
    description: 'Friday nights on the quay.',
    followersCount: 6_070,
  },
];
const [bob] = people;

/** Bluesky on one port: its directory, its AppView, and the server on which Bob's records are. It lives in memory. */
export class StandInBluesky {
  #origin;
  #oauth;
  /** Bob's follows: by key, whom. */
  #follows = new Map();

  constructor(origin) {
    this.#origin = origin;
    this.#oauth = new StandInBlueskyOAuth(origin, { did: bob.did, name: bob.handle });
  }

  /** What the visitor types about who they are. */
  get handle() {
    return bob.handle;
  }

  /** Answers a request of a page or of the gateway. */
  async answer(request) {
    if (request.method === 'OPTIONS') return withCors(new Response(null, { status: 204 }));
    const url = new URL(request.url);
    const person = people.find(({ did }) => url.pathname === `/${did}`);
    if (person) return withCors(json(this.#documentOf(person)));
    return withCors((await this.#oauth.answer(request, url)) ?? (await this.#answerXrpc(request, url)));
  }

  #documentOf({ did, handle }) {
    const service = [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: this.#origin }];
    return { id: did, alsoKnownAs: [`at://${handle}`], service };
  }

  async #answerXrpc(request, url) {
    const { pathname, searchParams } = url;
    const find = (actor) => people.find(({ did, handle }) => actor === did || actor === handle);
    switch (pathname) {
      case '/.well-known/oauth-protected-resource':
        return json({ resource: this.#origin, authorization_servers: [this.#origin] });
      case '/xrpc/com.atproto.identity.resolveHandle': {
        const person = find(searchParams.get('handle'));
        return person ? json({ did: person.did }) : refusal(400, 'InvalidRequest');
      }
      case '/xrpc/app.bsky.actor.getProfile': {
        const person = find(searchParams.get('actor'));
        return person ? json(this.#profileOf(person)) : refusal(400, 'InvalidRequest');
      }
      case '/xrpc/app.bsky.actor.getProfiles': {
        const found = searchParams.getAll('actors').flatMap((actor) => find(actor) ?? []);
        return json({ profiles: found.map((person) => this.#profileOf(person)) });
      }
      case '/xrpc/app.bsky.graph.getRelationships':
        return json({
          actor: searchParams.get('actor'),
          relationships: searchParams.getAll('others').map((did) => {
            const key = searchParams.get('actor') === bob.did && this.#keyOf(did);
            return { did, ...(key && { following: `at://${bob.did}/${FOLLOW}/${key}` }) };
          }),
        });
      case '/xrpc/com.atproto.repo.getRecord': {
        const subject = this.#follows.get(searchParams.get('rkey'));
        return subject ? json({ value: { $type: FOLLOW, subject } }) : refusal(400, 'RecordNotFound');
      }
      case '/xrpc/com.atproto.repo.listRecords':
        return json({
          records: [...this.#follows].map(([key, subject]) => ({
            uri: `at://${bob.did}/${FOLLOW}/${key}`,
            value: { subject },
          })),
        });
      case '/xrpc/com.atproto.repo.createRecord':
      case '/xrpc/com.atproto.repo.deleteRecord':
        return this.#write(request, url);
      default:
        return refusal(404, 'NotFound');
    }
  }

  #keyOf(subject) {
    return [...this.#follows].find(([, followed]) => followed === subject)?.[0];
  }

  #profileOf(person) {
    const isFollowed = this.#keyOf(person.did) !== undefined;
    return {
      ...person,
      followersCount: (person.followersCount ?? 0) + Number(isFollowed),
      followsCount: 12,
      postsCount: 40,
    };
  }

  async #write(request, url) {
    const text = await request.text();
    const did = await this.#oauth.bearer(request, url);
    if (did instanceof Response) return did;
    const { repo, collection, rkey, record } = JSON.parse(text);
    if (repo !== did || collection !== FOLLOW || !rkey) return refusal(400, 'InvalidRequest');
    if (url.pathname.endsWith('deleteRecord')) {
      this.#follows.delete(rkey);
      return json({});
    }
    this.#follows.set(rkey, record.subject);
    return json({ uri: `at://${did}/${FOLLOW}/${rkey}`, cid: 'bafy' });
  }
}

function withCors(response) {
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': 'authorization, content-type, dpop, atproto-accept-labelers',
    'access-control-expose-headers': 'dpop-nonce, www-authenticate, date, retry-after',
  };
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
