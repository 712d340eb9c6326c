import { FakeMastodonOAuth, json, REFUSED } from './fake-mastodon-oauth.mjs';

/**
 * A server of the fediverse with its sign-in, as its visitors’ browsers see it: pages, API and the errors of both. `bob` is signed
 * in there. It answers requests by itself, so that it serves in a browser’s test as behind a port.
 */
export class FakeMastodon extends FakeMastodonOAuth {
  asked = [];
  trouble;
  /** Answers in place of the server, by path without query. */
  instead = new Map();
  /** Names of accounts elsewhere that this server can fetch. */
  reachable = new Map();
  /** What is shown of the visitor’s relationship right after a change: Pleroma answers how it was before. */
  isLate = false;
  followLimit = Infinity;
  #accounts = new Map();

  /** @param origin `https://social.example`. Its own accounts are named by the domain, which is the host unless said. */
  constructor(origin, software = 'mastodon', domain = new URL(origin).host) {
    super(origin, software);
    this.domain = domain;
    this.addAccount('river');
  }

  domain;

  get host() {
    return new URL(this.origin).host;
  }

  addAccount(acct, locked = false) {
    const number = this.#accounts.size + 1;
    // Ids are text, of whatever form.
    const id =
      this.software === 'gotosocial'
        ? `01HZY0000000000000000000${String(number).padStart(2, '0')}`
        : this.software === 'pleroma'
          ? `AbCdEf${number}`
          : `11000000000000000${number}`;
    this.#accounts.set(acct, { id, acct, locked, state: 'none' });
  }

  /** How Bob stands to an account, as the server has it. */
  stateOf(acct) {
    return this.#accounts.get(acct)?.state;
  }

  /** As `fetch`, for this server alone. */
  fetch = async (url, init = {}) => {
    const { origin, pathname } = new URL(url);
    if (origin !== this.origin) throw new TypeError('Failed to fetch');
    this.asked.push({ method: init.method ?? 'GET', path: pathname, init });
    if (this.trouble === 'down') throw new TypeError('Failed to fetch');
    if (this.trouble === 'slow') throw new DOMException('Too late', 'TimeoutError');
    if (this.trouble === 'broken') return new Response('<h1>503</h1>', { status: 503 });
    if (this.trouble === 'refuses-all') return json({ error: 'This method requires an authenticated user' }, 401);
    return this.instead.get(pathname)?.() ?? this.answer(new Request(url, { ...init, signal: null }));
  };

  /** Answers as the server does when nothing is wrong with it. */
  async answer(request) {
    const url = new URL(request.url);
    const signIn = await this.answerSignIn(request, url);
    if (signIn) return signIn;
    switch (url.pathname) {
      case '/.well-known/nodeinfo':
        return json({
          links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: `${this.origin}/nodeinfo/2.0` }],
        });
      case '/nodeinfo/2.0':
        return json({ software: { name: this.software.replace(/-.*/, '') } });
      case '/.well-known/webfinger':
        return this.#webFinger(url.searchParams.get('resource') ?? '');
    }
    const granted = this.grantedTo(request);
    if (!granted) return json({ error: 'The access token is invalid' }, 401);
    return this.#answerApi(url, request.method, granted);
  }

  #answerApi(url, method, granted) {
    const [, id = '', wish = ''] = /^\/api\/v1\/accounts\/([^/]+)\/(follow|unfollow)$/.exec(url.pathname) ?? [];
    if (method === 'POST' && wish) {
      return granted.allows('write:follows') ? this.#change(id, wish === 'follow') : REFUSED();
    }
    switch (url.pathname) {
      case '/api/v1/accounts/lookup': {
        if (!granted.allows('read:accounts')) return REFUSED();
        const found = this.#accounts.get(this.#nameOf(url.searchParams.get('acct') ?? ''));
        return found ? json(toWire(found)) : json({ error: 'Record not found' }, 404);
      }
      case '/api/v1/accounts/search':
        if (!granted.allows('read:accounts')) return REFUSED();
        return json(this.#search(url, this.software !== 'pixelfed'));
      case '/api/v2/search':
        if (!granted.allows('read:search')) return REFUSED();
        return json({ accounts: this.#search(url, true), statuses: [], hashtags: [] });
      case '/api/v1/accounts/relationships': {
        if (!granted.allows('read:follows')) return REFUSED();
        const ids = url.searchParams.getAll('id[]');
        return json([...this.#accounts.values()].filter((one) => ids.includes(one.id)).map(toRelationship));
      }
      default:
        return json({ error: 'Not Found' }, 404);
    }
  }

  #change(id, wished) {
    const account = [...this.#accounts.values()].find((one) => one.id === id);
    if (!account) return json({ error: 'Record not found' }, 404);
    const count = [...this.#accounts.values()].filter(({ state }) => state === 'following').length;
    if (wished && count >= this.followLimit) {
      return json({ error: 'Validation failed: You cannot follow more than 7,500 people' }, 422);
    }
    const before = toRelationship(account);
    account.state = !wished ? 'none' : account.locked ? 'requested' : 'following';
    return json(this.isLate ? before : toRelationship(account));
  }

  /** Names that are like the one that is asked for come first, as they may. */
  #search(url, resolves) {
    const name = this.#nameOf(url.searchParams.get('q') ?? '');
    const known = this.reachable.get(name);
    if (resolves && known && url.searchParams.get('resolve') === 'true' && !this.#accounts.has(name)) {
      this.addAccount(name, known.locked);
    }
    const user = name.split('@')[0];
    return [...this.#accounts.values()].filter(({ acct }) => acct.split('@')[0].startsWith(user)).map(toWire);
  }

  /** The server’s own accounts have no domain. */
  #nameOf(name) {
    const lower = name.toLowerCase();
    return lower.endsWith(`@${this.domain}`) ? lower.slice(0, -this.domain.length - 1) : lower;
  }

  #webFinger(resource) {
    const name = this.#nameOf(resource.replace(/^acct:/, ''));
    if (name !== 'bob' && !this.#accounts.has(name) && resource !== `acct:${this.host}@${this.host}`) {
      return json({ error: 'Not found' }, 404);
    }
    return json({
      subject: resource,
      links: [
        { rel: 'self', type: 'application/activity+json', href: `${this.origin}/users/${name}` },
        {
          rel: 'http://ostatus.org/schema/1.0/subscribe',
          template: `${this.origin}/authorize_interaction?uri={uri}`,
        },
      ],
    });
  }
}

function toWire({ id, acct, locked }) {
  return { id, acct, username: acct.split('@')[0], locked };
}

function toRelationship({ id, state }) {
  return { id, following: state === 'following', requested: state === 'requested', blocking: false, notifying: false };
}
