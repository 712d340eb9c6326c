import { expect, waitUntil } from '@open-wc/testing';
import { NetworkError } from '../../src/core/errors.js';
import type { Account } from '../../src/core/model.js';
import { plainText } from '../../src/core/rich-text.js';
import { $account } from '../../src/stores/account.js';
import type { RemoteStore } from '../../src/stores/remote-store.js';
import { configure } from '../../src/stores/settings.js';
import { answeringEach, offline } from '../support/answering.js';
import { driven } from '../support/driven.js';
import { firstVisit } from '../support/first-visit.js';
import { accountsFor, httpNetwork, refOf } from '../support/http-network.js';
import { keepAccount, keyOf } from '../support/kept.js';

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** What is known of an account: its name, or the state without one. */
function known(store: RemoteStore<Account>): string {
  const remote = store.get();
  return remote.state === 'ready' ? plainText(remote.value.name) : remote.state;
}

describe('answers kept for the next visit', () => {
  firstVisit();

  it('are written as they come', async () => {
    const { id } = httpNetwork();
    const address = `${id}:river`;
    configure({ fetch: answeringEach(accountsFor) });
    const store = $account(refOf(address));
    const letGo = store.want();
    await waitUntil(() => store.get().state === 'ready');
    const { at, value } = JSON.parse(localStorage.getItem(keyOf(address))!);
    expect(Date.now() - at).to.be.within(0, 2_000);
    expect(value).to.have.property('handle', '@river');
    letGo();
  });

  for (const [what, ageSeconds, settings, name, asked] of [
    ['fresh, are used without a request', 10, {}, 'Kept', false],
    ['a minute old, are used and refreshed', 61, {}, 'Kept', true],
    ['almost a day old, are used and refreshed', DAY - 60, {}, 'Kept', true],
    ['a day old, are not used', DAY, {}, 'loading', true],
    ['from the future, are not used', -60, {}, 'loading', true],
    ['are fresh for as long as the page says', 500, { freshSeconds: 600 }, 'Kept', false],
    ['are fresh for as long as an attribute says', 500, { freshSeconds: '600' }, 'Kept', false],
    ['are never fresh if the page says so', 0, { freshSeconds: 0 }, 'Kept', true],
    ['are used for as long as the page says', 2 * DAY, { staleSeconds: 3 * DAY }, 'Kept', true],
    ['are not used longer than the page says', 120, { staleSeconds: 100 }, 'loading', true],
  ] as const) {
    it(what, async () => {
      const { id } = httpNetwork();
      const fetch = driven();
      configure({ fetch, ...settings });
      keepAccount(`${id}:river`, ageSeconds);
      const store = $account(refOf(`${id}:river`));
      expect(known(store)).to.equal(name);
      const letGo = store.want();
      // What is asked for after it comes after it.
      const other = $account(refOf(`${id}:other`));
      const letOtherGo = other.want();
      await waitUntil(() => fetch.requests.some(({ url }) => url.search === '?id=other'));
      expect(fetch.requests.some(({ url }) => url.search === '?id=river')).to.equal(asked);
      letGo();
      letOtherGo();
    });
  }

  it('give way to the newer answer', async () => {
    const { id } = httpNetwork();
    configure({ fetch: answeringEach((url) => accountsFor(url, { name: 'Newer' })) });
    keepAccount(`${id}:river`, HOUR);
    const store = $account(refOf(`${id}:river`));
    const letGo = store.want();
    expect(store.get()).to.include({ state: 'ready', changing: true });
    await waitUntil(() => known(store) === 'Newer');
    expect(store.get()).to.include({ changing: false, error: undefined });
    expect(localStorage.getItem(keyOf(`${id}:river`))).to.include('Newer');
    letGo();
  });

  it('stay, with the reason, when a newer one cannot be had', async () => {
    const { id } = httpNetwork();
    configure({ fetch: offline() });
    keepAccount(`${id}:river`, HOUR);
    const store = $account(refOf(`${id}:river`));
    const letGo = store.want();
    await waitUntil(() => {
      const remote = store.get();
      return remote.state === 'ready' && remote.error?.code === 'unreachable';
    });
    expect(known(store)).to.equal('Kept');
    expect(store.get()).to.include({ changing: false });
    letGo();
  });

  for (const junk of [
    '',
    '{',
    'null',
    '[]',
    '1',
    '"text"',
    '{}',
    '{"at":1}',
    '{"value":{}}',
    '{"at":"x","value":{}}',
  ]) {
    it(`are not used where storage holds ${junk || 'nothing'}`, () => {
      const { id } = httpNetwork();
      localStorage.setItem(keyOf(`${id}:river`), junk);
      expect(known($account(refOf(`${id}:river`)))).to.equal('loading');
    });
  }

  it('make room for newer ones where storage is full, and what others keep stays', async () => {
    const { id } = httpNetwork();
    configure({ fetch: answeringEach(accountsFor) });
    localStorage.setItem('of-the-page', 'stays');
    for (let number = 0, size = 4_000_000; size > 100; number++) {
      try {
        localStorage.setItem(`${keyOf(`${id}:old`)}${number}`, 'a'.repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
    const store = $account(refOf(`${id}:river`));
    const letGo = store.want();
    await waitUntil(() => store.get().state === 'ready');
    await waitUntil(() => localStorage.getItem(keyOf(`${id}:river`)) !== null);
    expect(localStorage.length).to.equal(2);
    expect(localStorage.getItem('of-the-page')).to.equal('stays');
    letGo();
  });

  it('are done without where others have filled the storage', async () => {
    const { id } = httpNetwork();
    configure({ fetch: answeringEach(accountsFor) });
    for (let number = 0, size = 4_000_000; size > 100; number++) {
      try {
        localStorage.setItem(`of-the-page-${number}`, 'a'.repeat(size));
      } catch {
        size = Math.floor(size / 2);
      }
    }
    const store = $account(refOf(`${id}:river`));
    const letGo = store.want();
    await waitUntil(() => store.get().state === 'ready');
    expect(localStorage.getItem(keyOf(`${id}:river`))).to.equal(null);
    letGo();
  });

  for (const [what, change] of [
    ['an address that is a script', { url: 'javascript:alert(1)' }],
    ['a picture that is none of the web', { avatarUrl: 'data:text/html,x' }],
    ['text that is nothing', { bio: [null] }],
    ['no text at all', { bio: undefined }],
    ['lines that are none', { fields: {} }],
    ['another account', { ref: { network: 'x', host: '', id: 'river' } }],
  ] as const) {
    it(`are not used, nor kept any longer, where they hold ${what}`, () => {
      const { id } = httpNetwork();
      const key = keyOf(`${id}:river`);
      keepAccount(`${id}:river`, 10);
      const kept = JSON.parse(localStorage.getItem(key)!);
      localStorage.setItem(key, JSON.stringify({ ...kept, value: { ...kept.value, ...change } }));
      expect(known($account(refOf(`${id}:river`)))).to.equal('loading');
      expect(localStorage.getItem(key)).to.equal(null);
    });
  }

  for (const [code, name] of [
    ['private', 'failed'],
    ['not-found', 'failed'],
    ['unreachable', 'Kept'],
    ['timeout', 'Kept'],
    ['rate-limited', 'Kept'],
    ['bad-response', 'Kept'],
  ] as const) {
    it(`${name === 'Kept' ? 'stay' : 'go, from the page and from storage,'} after ${code}`, async () => {
      const { id } = httpNetwork({ loadAccounts: async () => [new NetworkError(code, 'Made to fail')] });
      keepAccount(`${id}:river`, HOUR);
      const store = $account(refOf(`${id}:river`));
      const letGo = store.want();
      await waitUntil(() => {
        const remote = store.get();
        return remote.state !== 'loading' && remote.error;
      });
      expect(known(store)).to.equal(name);
      expect(localStorage.getItem(keyOf(`${id}:river`)) !== null).to.equal(name === 'Kept');
      letGo();
    });
  }

  it('are not taken for those of another server', () => {
    const { id } = httpNetwork();
    keepAccount(`${id}:river`, 10);
    configure({ [id]: 'https://mirror.example' });
    expect(known($account(refOf(`${id}:river`)))).to.equal('loading');
  });

  it('are the sixty newest, and what others keep stays', async () => {
    const { id } = httpNetwork();
    configure({ fetch: answeringEach(accountsFor) });
    localStorage.setItem('of-the-page', 'stays');
    for (let number = 1; number <= 70; number++) keepAccount(`${id}:old-${number}`, number);
    const store = $account(refOf(`${id}:river`));
    const letGo = store.want();
    await waitUntil(() => localStorage.length < 70);
    expect(localStorage.getItem('of-the-page')).to.equal('stays');
    expect(localStorage.length).to.equal(61);
    for (const [name, stays] of [
      ['river', true],
      ['old-59', true],
      ['old-60', false],
    ] as const) {
      expect(localStorage.getItem(keyOf(`${id}:${name}`)) !== null).to.equal(stays);
    }
    letGo();
  });
});
