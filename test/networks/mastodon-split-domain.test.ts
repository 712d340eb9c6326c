import { expect } from '@open-wc/testing';
import type { NetworkError } from '../../src/core/errors.js';
import type { Account, PostPage } from '../../src/core/model.js';
import type { Io } from '../../src/core/network.js';
import { plainText } from '../../src/core/rich-text.js';
import { mastodon } from '../../src/networks/mastodon/mastodon.js';
import { followPage } from '../../src/networks/mastodon/remote-follow.js';
import { answeringEach, ioWith, offline, type FakeFetch } from '../support/answering.js';
import { loadFixture } from './contract.js';

const made = await loadFixture<object>('mastodon/made-account.json');
const [written] = await loadFixture<[object]>('mastodon/made-statuses.json');
const post = { ...written, content: '<a href="/tags/news">#news</a>' };
const repost = { ...post, id: '111', reblog: post };
const account = { ...made, url: 'https://social.example.com/@River' };
const all = { limit: 5, noReplies: true, noReposts: false, mediaOnly: false, tags: [], languages: [] };

const LOOKUP = 'https://example.com/api/v1/accounts/lookup?acct=river';
const WEBFINGER = 'https://example.com/.well-known/webfinger?resource=acct:river@example.com';
const FOUND = 'https://social.example.com/api/v1/accounts/lookup?acct=river@example.com';
const STATUSES = 'https://social.example.com/api/v1/accounts/01HX/statuses?limit=5&exclude_replies=true';

const self = (href: unknown): object => ({ rel: 'self', type: 'application/activity+json', href });
const page = (href: unknown): object => ({ rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href });
const HOME = [page('https://www.example.com/river'), self('https://social.example.com/users/river')];

/** Answers by address: the domain has only WebFinger, the server all the rest, and nothing else is there. */
function world(answers: Readonly<Record<string, unknown>> = {}): FakeFetch {
  const known = { [WEBFINGER]: { links: HOME }, [FOUND]: account, [STATUSES]: [post, repost], ...answers };
  return answeringEach(({ href }) => (href in known ? known[href as keyof typeof known] : 404));
}

const refOf = (address: string) => mastodon.parse(address)!;

async function load(io: Io, address = 'mastodon:river@example.com'): Promise<Account> {
  return (await mastodon.loadAccounts!([refOf(address)], io))[0] as Account;
}

const loadPosts = (io: Io): Promise<PostPage> =>
  mastodon.loadPosts!(refOf('mastodon:river@example.com'), all, undefined, io);

const asked = ({ requests }: FakeFetch): string[] => requests.map(({ url }) => url.href);

describe('an account whose domain only names its server', () => {
  it('is shown as that server tells it, under the name of the domain', async () => {
    const fetch = world();
    const { name, handle, url, ref } = await load(ioWith(fetch));
    expect(plainText(name)).to.equal('River :wave: of News');
    expect(handle).to.equal('@River@example.com');
    expect(url).to.equal('https://social.example.com/@River');
    expect(ref).to.deep.equal(refOf('mastodon:river@example.com'));
    expect(asked(fetch)).to.deep.equal([LOOKUP, WEBFINGER, FOUND]);
  });

  it('is followed by its name, or by its page on that server once that is known', async () => {
    const link = { rel: 'https://w3id.org/fep/3b86/Follow', template: 'https://home.example/?o={object}' };
    const fingers = (home: string): string => `https://${home}/.well-known/webfinger?resource=acct:${home}@${home}`;
    const io = ioWith(world({ [fingers('home.example')]: { links: [link] }, [fingers('old.example')]: {} }));
    const ref = refOf('mastodon:river@example.com');
    const follow = (home: string): Promise<string> => followPage(ref, home, io);
    expect(await follow('home.example')).to.equal('https://home.example/?o=https%3A%2F%2Fexample.com%2F%40river');
    await mastodon.loadAccounts!([ref], io);
    expect(await follow('home.example')).to.equal(
      'https://home.example/?o=https%3A%2F%2Fsocial.example.com%2F%40River',
    );
    expect(await follow('old.example')).to.equal('https://old.example/authorize_interaction?uri=river%40example.com');
  });

  it('leads to the server where that names no safe page, and so do links within its words', async () => {
    const note = '<a href="/tags/news">#news</a>';
    const { url, bio } = await load(ioWith(world({ [FOUND]: { ...account, url: 'javascript:alert(1)', note } })));
    expect(url).to.equal('https://social.example.com/@River');
    expect(bio[0]).to.include({ url: 'https://social.example.com/tags/news' });
  });

  it('is shown with its posts, and its server is looked for once', async () => {
    const fetch = world();
    const [{ posts }] = await Promise.all([loadPosts(ioWith(fetch)), load(ioWith(fetch)), load(ioWith(fetch))]);
    expect(posts.map(({ id }) => id)).to.deep.equal(['social.example.com/110', 'social.example.com/111']);
    expect(posts[0]!.author.handle).to.equal('@River@example.com');
    expect(posts[0]!.text[0]).to.include({ url: 'https://social.example.com/tags/news' });
    expect(asked(fetch)).to.deep.equal([LOOKUP, WEBFINGER, FOUND, STATUSES]);
  });

  it('is asked for at its server at once from then on, and so are its posts', async () => {
    const fetch = world();
    await load(ioWith(fetch));
    await load(ioWith(fetch));
    await loadPosts(ioWith(fetch));
    expect(asked(fetch).slice(3)).to.deep.equal([FOUND, STATUSES]);
  });

  it('fails without another search when the server that was found is down later', async () => {
    let down = false;
    const up = world();
    const fetch = answeringEach(() => 503);
    const io = ioWith(up, { fetch: (url, init) => (down ? fetch : up)(url, init) });
    await load(io);
    down = true;
    expect(await failure(load(io))).to.include({ code: 'unreachable' });
    expect(asked(fetch)).to.deep.equal([FOUND]);
  });

  for (const [what, answer] of [
    ['has a page for everything', '<!doctype html><p>Welcome'],
    ['is down', 503],
    ['has no such file', 404],
  ] as const) {
    it(`is shown where the domain ${what}`, async () => {
      expect((await load(ioWith(world({ [LOOKUP]: answer })))).handle).to.equal('@River@example.com');
    });
  }

  it('is shown where the domain lets no page read its answers', async () => {
    const up = world();
    const fetch = (url: string, init?: RequestInit): Promise<Response> =>
      url === LOOKUP ? Promise.reject(new TypeError('Failed to fetch')) : up(url, init);
    expect((await load(ioWith(up, { fetch }))).handle).to.equal('@River@example.com');
  });

  it('is shown where the domain names only its profile page', async () => {
    const other = { ...self('https://wrong.example/river'), type: 'text/html' };
    const fetch = world({ [WEBFINGER]: { links: [other, page('https://social.example.com/@river')] } });
    expect((await load(ioWith(fetch))).handle).to.equal('@River@example.com');
  });

  it('is shown by the name that the server gives with its domain', async () => {
    const fetch = world({ [FOUND]: { ...account, acct: 'RIVER@Example.com' } });
    expect((await load(ioWith(fetch))).handle).to.equal('@RIVER@Example.com');
  });
});

describe('an account that is looked for at its domain', () => {
  for (const [status, code] of [
    [401, 'private'],
    [403, 'private'],
    [429, 'rate-limited'],
  ] as const) {
    it(`is ${code} when the domain says so with ${status}, and nobody else is asked`, async () => {
      const fetch = world({ [LOOKUP]: status });
      expect(await failure(load(ioWith(fetch)))).to.include({ code });
      expect(asked(fetch)).to.deep.equal([LOOKUP]);
    });
  }

  it('is not-found after one more request when the domain knows nobody of that name', async () => {
    for (const status of [404, 410]) {
      const fetch = world({ [WEBFINGER]: status });
      expect(await failure(load(ioWith(fetch)))).to.include({ code: 'not-found' });
      expect(asked(fetch)).to.deep.equal([LOOKUP, WEBFINGER]);
    }
  });

  it('is unreachable when the domain does not answer at all, and the domain is not asked what it is', async () => {
    const fetch = offline();
    expect(await failure(load(ioWith(fetch)))).to.include({ code: 'unreachable' });
    expect(asked(fetch)).to.deep.equal([LOOKUP, WEBFINGER]);
  });

  for (const [what, answer, code] of [
    ['another account', { ...account, acct: 'stone' }, 'bad-response'],
    ['an account of the same name from elsewhere', { ...account, acct: 'river@other.example' }, 'bad-response'],
    ['an account without an id', { ...account, id: undefined }, 'bad-response'],
    ['a page', '<!doctype html><p>Welcome', 'bad-response'],
    ['a suspended account', { ...account, suspended: true }, 'not-found'],
    ['nothing', 404, 'not-found'],
    ['that it wants a sign-in', 401, 'private'],
    ['that it is down', 503, 'unreachable'],
  ] as const) {
    it(`is ${code} when the server that was found answers with ${what}, which is the last one asked`, async () => {
      const fetch = world({ [FOUND]: answer });
      expect(await failure(load(ioWith(fetch)))).to.include({ code });
      expect(asked(fetch)).to.deep.equal([LOOKUP, WEBFINGER, FOUND]);
    });
  }

  for (const href of [
    'http://social.example.com/users/river',
    'http://localhost:4000/users/river',
    'https://localhost:4000/users/river',
    'https://127.0.0.1/users/river',
    'https://[::1]/users/river',
    'https://10.0.0.1/users/river',
    'https://social.example.com:8443/users/river',
    'https://river:secret@social.example.com/users/river',
    '//social.example.com/users/river',
    'https://',
    7,
    undefined,
    'https://EXAMPLE.com/users/river',
  ]) {
    it(`is not-found, and nobody else is asked, when the domain names ${String(href)}`, async () => {
      const fetch = world({ [WEBFINGER]: { links: [self(href)] } });
      expect(await failure(load(ioWith(fetch)))).to.include({ code: 'not-found' });
      expect(asked(fetch)).to.deep.equal([LOOKUP, WEBFINGER, 'https://example.com/.well-known/nodeinfo']);
    });
  }

  it('is followed from this machine to this machine, for development', async () => {
    const fetch = answeringEach(({ host, pathname }) => {
      if (host === 'localhost:4001') return pathname.endsWith('webfinger') ? { links: [self('http://localhost:4000/users/river')] } : 404; // prettier-ignore
      return account;
    });
    expect((await load(ioWith(fetch), 'mastodon:river@localhost:4001')).handle).to.equal('@River@localhost:4001');
    expect(asked(fetch).at(-1)).to.equal('http://localhost:4000/api/v1/accounts/lookup?acct=river@localhost:4001');
  });

  it('is asked for nowhere but at the server that the page names in place of all', async () => {
    const fetch = answeringEach(({ pathname }) => (pathname.endsWith('webfinger') ? { links: HOME } : 404));
    const io = ioWith(fetch, { settings: { mastodon: 'http://localhost:4000' } });
    expect(await failure(load(io))).to.include({ code: 'not-found' });
    expect(asked(fetch)).to.deep.equal([
      'http://localhost:4000/api/v1/accounts/lookup?acct=river',
      'http://localhost:4000/.well-known/nodeinfo',
    ]);
  });

  it('is asked for at the server that the page names, also after another was found', async () => {
    const fetch = answeringEach(({ href }) => (href === LOOKUP ? 404 : href === WEBFINGER ? { links: HOME } : account));
    await load(ioWith(fetch));
    await load(ioWith(fetch, { settings: { mastodon: 'http://localhost:4000' } }));
    expect(asked(fetch).slice(3)).to.deep.equal(['http://localhost:4000/api/v1/accounts/lookup?acct=river']);
  });

  it('is found for who still waits when the widget that asked first goes away meanwhile', async () => {
    const first = new AbortController();
    const up = world();
    let left = 2;
    const fetch = (url: string, init?: RequestInit): Promise<Response> => {
      if (url !== WEBFINGER || !--left) return up(url, init);
      first.abort();
      return Promise.reject(first.signal.reason as Error);
    };
    const gone = failure(load(ioWith(up, { fetch, signal: first.signal })));
    const stays = load(ioWith(up, { fetch }));
    await gone;
    expect((await stays).handle).to.equal('@River@example.com');
  });
});

async function failure(loading: Promise<unknown>): Promise<NetworkError> {
  try {
    await loading;
  } catch (error) {
    return error as NetworkError;
  }
  throw new Error('It was loaded, although it should have failed.');
}
