import { expect } from '@open-wc/testing';
import { following as theirs } from '../../src/networks/magpie/follow/following.js';
import { following as ours } from '../../src/networks/mastodon/follow/following.js';
import { mastodon } from '../../src/networks/mastodon/mastodon.js';
import { contract, loadFixture, type Fixtures } from './contract.js';

const lookup = await loadFixture('mastodon/lookup.json');
const madeAccount = await loadFixture('mastodon/made-account.json');
// The last of them, with a poll: the contract tries each field of each post.
const home = (await loadFixture<unknown[]>('mastodon/home.json')).slice(-2);
const madeStatuses = await loadFixture('mastodon/made-statuses.json');
const quote = await loadFixture('mastodon/quote.json');
const reblog = await loadFixture('mastodon/reblog.json');

const LOOKUP = '/api/v1/accounts/lookup';
const STATUSES = '/api/v1/accounts/117020457910412882/statuses';
const recorded = { address: 'mastodon:mastodonpy_test@social.example' };
const account = { host: 'social.example', id: 'river', handle: '@river@social.example', profileUrl: 'https://social.example/@river' }; // prettier-ignore

const fixtures: Fixtures = {
  addresses: [
    { address: 'mastodon:river@social.example', ...account },
    { address: 'mastodon:@river@social.example', ...account },
    { address: 'mastodon:river@SOCIAL.Example', ...account },
    { address: 'https://social.example/@river', ...account },
    { address: 'https://social.example/@river/', ...account },
    { address: 'http://social.example/@river', ...account },
    { address: 'https://other.example/@river@social.example', ...account },
    { address: 'https://social.example/users/river', ...account },
    {
      address: 'mastodon:Ri_v.e-r@straße.example',
      host: 'xn--strae-oqa.example',
      id: 'Ri_v.e-r',
      handle: '@Ri_v.e-r@xn--strae-oqa.example',
      profileUrl: 'https://xn--strae-oqa.example/@Ri_v.e-r',
    },
  ],
  junk: [
    'mastodon:river',
    'mastodon:river@',
    'mastodon:@social.example',
    'mastodon:river@localhost.',
    'mastodon:river@social',
    'mastodon:river@social.example:8080',
    'mastodon:river@social.example/x',
    'mastodon:river@10.0.0.1',
    'mastodon:river@[fe80::1]',
    'mastodon:river@a@social.example',
    'mastodon:river@evil.example@social.example',
    'mastodon:río@social.example',
    'mastodon:river@-social.example',
    'mastodon:river@exa_mple.example',
    'https://social.example/@river/110',
    'https://social.example/@río',
    'https://social.example/about',
    'https://bsky.app/profile/river.example',
    'https://bsky.app/@river',
    'https://www.youtube.com/@river',
    'https://user:secret@social.example/@river',
    'ftp://social.example/@river',
  ],
  accounts: [
    { what: 'a bare profile', ...recorded, answers: { [LOOKUP]: lookup }, required: [[LOOKUP, 'acct'], [LOOKUP, 'id']] }, // prettier-ignore
    {
      what: 'a profile with emoji and fields',
      address: 'mastodon:river@social.example',
      answers: { [LOOKUP]: madeAccount },
      required: [],
    },
  ],
  posts: [
    {
      what: 'a page of posts',
      ...recorded,
      answers: { [LOOKUP]: lookup, [STATUSES]: home },
      required: ['id', 'created_at', 'content', 'account', 'account.acct'].map((field) => [STATUSES, `0.${field}`]),
    },
    {
      what: 'a repost',
      ...recorded,
      answers: { [LOOKUP]: lookup, [STATUSES]: reblog },
      required: ['created_at', 'account', 'reblog.account', 'reblog.content'].map((field) => [STATUSES, `0.${field}`]),
    },
    { what: 'a quote', ...recorded, answers: { [LOOKUP]: lookup, [STATUSES]: quote }, required: [] },
    {
      what: 'media, cards, polls and answers',
      ...recorded,
      answers: { [LOOKUP]: lookup, [STATUSES]: madeStatuses },
      required: [],
    },
  ],
};

contract(mastodon, fixtures);

describe('mastodon', () => {
  it('reads a server on this machine, for development', () => {
    const ref = mastodon.parse('mastodon:river@localhost:4000')!;
    expect(ref).to.deep.equal({ network: 'mastodon', host: 'localhost:4000', id: 'river' });
    expect(mastodon.profileUrl(ref, {})).to.equal('http://localhost:4000/@river');
    expect(mastodon.parse('http://localhost:4000/@river')).to.deep.equal(ref);
  });

  it('asks for the visitor’s own server, unless the page has a gateway, which asks itself', () => {
    const river = mastodon.parse('mastodon:river@social.example')!;
    const url = 'https://social.example/@river';
    expect(mastodon.ways!(river, {})).to.deep.equal([{ kind: 'ticket', url, asksHome: true }]);
    const gateway = 'https://gateway.example';
    expect(mastodon.ways!(river, { gateway })).to.deep.equal([{ kind: 'ticket', url, asksHome: false }]);
  });

  it('follows by itself, or by the gateway that the page has', async () => {
    expect(await mastodon.following!({})).to.equal(ours);
    expect(await mastodon.following!({ gateway: 'https://gateway.example' })).to.equal(theirs);
  });
});
