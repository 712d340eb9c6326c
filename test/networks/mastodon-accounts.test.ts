import { expect } from '@open-wc/testing';
import type { NetworkError } from '../../src/core/errors.js';
import type { Account, AccountRef } from '../../src/core/model.js';
import type { Io } from '../../src/core/network.js';
import { plainText } from '../../src/core/rich-text.js';
import { loadAccount } from '../../src/networks/mastodon/account.js';
import { mastodon } from '../../src/networks/mastodon/mastodon.js';
import { answering, answeringByPath, ioWith, silent } from '../support/answering.js';
import { loadFixture } from './contract.js';

const LOOKUP = '/api/v1/accounts/lookup';
const made = await loadFixture<Record<string, unknown>>('mastodon/made-account.json');
const river = mastodon.parse('mastodon:river@social.example')!;

async function load(io: Io, ref: AccountRef = river): Promise<Account> {
  return (await mastodon.loadAccounts!([ref], io))[0] as Account;
}

const loadWith = (fields: object): Promise<Account> =>
  load(ioWith(answeringByPath({ [LOOKUP]: { ...made, ...fields } })));

describe('an account of Mastodon', () => {
  it('shows what its server tells', async () => {
    const fetch = answeringByPath({ [LOOKUP]: made });
    const account = await load(ioWith(fetch));
    expect(fetch.requests.map(({ url }) => url.href)).to.deep.equal([
      'https://social.example/api/v1/accounts/lookup?acct=river',
    ]);
    expect(account).to.deep.include({
      ref: river,
      handle: '@River@social.example',
      url: 'https://social.example/@River',
      followers: undefined,
      following: 12,
      posts: 3456,
      bot: true,
      locked: true,
    });
    const wave = { type: 'emoji', shortcode: 'wave', url: 'https://files.example/wave.gif', staticUrl: 'https://files.example/wave.png' }; // prettier-ignore
    expect(account.name).to.deep.equal([{ type: 'text', text: 'River ' }, wave, { type: 'text', text: ' of News' }]);
    expect(account.fields[1]!.label).to.deep.equal([{ type: 'text', text: 'Pronouns ' }, wave]);
    expect(plainText(account.bio)).to.equal('All the #news & more\nby @stone :wave:');
  });

  it('shows pictures that do not move', async () => {
    const { avatarUrl, bannerUrl } = await loadWith({});
    expect([avatarUrl, bannerUrl]).to.deep.equal(['https://files.example/a.png', 'https://files.example/h.png']);
  });

  it('shows which of its links are proved', async () => {
    const { fields } = await loadWith({});
    expect(fields.map(({ verified }) => verified)).to.deep.equal([true, false]);
    expect(fields[0]!.value).to.deep.equal([{ type: 'link', text: 'river.example', url: 'https://river.example/' }]);
  });

  it('shows its handle where it has no name to see', async () => {
    for (const display_name of ['', ' \u200b', null]) {
      expect(plainText((await loadWith({ display_name })).name)).to.equal('@River@social.example');
    }
  });

  it('leads to its profile where the server names no safe page', async () => {
    expect((await loadWith({ url: 'javascript:alert(1)' })).url).to.equal('https://social.example/@River');
  });

  for (const [what, fields, code] of [
    ['another account', { acct: 'stone' }, 'bad-response'],
    ['an account of another server', { acct: 'river@other.example' }, 'bad-response'],
    ['a suspended account', { suspended: true }, 'not-found'],
  ] as const) {
    it(`says ${code} for ${what}`, async () => {
      expect(await failure(loadWith(fields))).to.include({ code });
    });
  }

  for (const fields of [{ acct: 'river@social.example' }, { limited: true }, { memorial: true }, { moved: made }]) {
    it(`shows an account with ${Object.keys(fields)[0]}`, async () => {
      expect(plainText((await loadWith(fields)).name)).to.contain('River');
    });
  }

  it('is private on GoToSocial, which answers only to its own people', async () => {
    const fetch = answering({ error: 'Unauthorized: token not supplied' }, { status: 401 });
    expect(await failure(load(ioWith(fetch)))).to.include({ code: 'private' });
    expect(fetch.requests).to.have.lengthOf(1);
  });

  it('is asked for at the server that the page names in place of all', async () => {
    const fetch = answeringByPath({ [LOOKUP]: made });
    const account = await load(ioWith(fetch, { settings: { mastodon: 'http://localhost:4000/' } }));
    expect(fetch.requests[0]!.url.origin).to.equal('http://localhost:4000');
    expect(account.handle).to.equal('@River@social.example');
  });

  it('is asked for once by widgets that load at the same time', async () => {
    const fetch = answeringByPath({ [LOOKUP]: made, '/api/v1/accounts/01HX/statuses': [] });
    const query = { limit: 5, noReplies: true, noReposts: false, mediaOnly: false, tags: [], languages: [] };
    await Promise.all([load(ioWith(fetch)), mastodon.loadPosts!(river, query, undefined, ioWith(fetch))]);
    expect(fetch.requests.filter(({ url }) => url.pathname === LOOKUP)).to.have.lengthOf(1);
    await load(ioWith(fetch));
    expect(fetch.requests.filter(({ url }) => url.pathname === LOOKUP)).to.have.lengthOf(2);
  });

  it('is asked for again when the widget that asked first goes away', async () => {
    const first = new AbortController();
    const waiting = silent();
    const answers = answeringByPath({ [LOOKUP]: made });
    let asked = 0;
    const fetch = (url: string, init?: RequestInit): Promise<Response> =>
      asked++ ? answers(url, init) : waiting(url, init);
    const io = { fetch, settings: {} };
    const gone = failure(loadAccount(river, { ...io, signal: first.signal }));
    const stays = loadAccount(river, { ...io, signal: new AbortController().signal });
    await waiting.started;
    first.abort();
    expect(await gone).to.include({ code: 'unreachable' });
    expect((await stays).handle).to.equal('@River@social.example');
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
