import { expect, waitUntil } from '@open-wc/testing';
import { $account } from '../../src/stores/account.js';
import { configure } from '../../src/stores/settings.js';
import { answering, answeringEach } from '../support/answering.js';
import { driven } from '../support/driven.js';
import { firstVisit } from '../support/first-visit.js';
import { accountsFor, httpNetwork, refOf } from '../support/http-network.js';
import { aborted } from '../support/next-event.js';

const idsOf = ({ url }: { url: URL }): readonly string[] => url.searchParams.getAll('id');

describe('$account', () => {
  firstVisit();

  it('is one store for one account, and loads nothing before it is wanted', () => {
    const { id } = httpNetwork();
    const fetch = answeringEach(accountsFor);
    configure({ fetch });
    const store = $account(refOf(`${id}:river`));
    expect($account(refOf(`${id}:river`))).to.equal(store);
    expect($account(refOf(`${id}:lake`))).not.to.equal(store);
    const stop = store.listen(() => {});
    expect(store.get()).to.deep.equal({ state: 'loading' });
    expect(fetch.requests).to.deep.equal([]);
    stop();
  });

  it('stays the same for whoever listens, however many others a page shows, and is let go of where nobody does', async () => {
    const { id } = httpNetwork({ batchSize: 25 });
    configure({ fetch: answeringEach(accountsFor) });
    const [heard, unheard] = [$account(refOf(`${id}:heard`)), $account(refOf(`${id}:unheard`))];
    const stop = heard.listen(() => {});
    const others = Array.from({ length: 300 }, (_, index) => $account(refOf(`${id}:other${index}`)));
    for (const other of others) other.want()();
    await waitUntil(() => $account(refOf(`${id}:unheard`)) !== unheard);
    expect($account(refOf(`${id}:heard`))).to.equal(heard);
    stop();
  });

  it('loads once, for all who want it together and for who wants it soon after', async () => {
    const { id } = httpNetwork();
    const fetch = answeringEach(accountsFor);
    configure({ fetch });
    const store = $account(refOf(`${id}:river`));
    const letGo = [store.want(), store.want()];
    await waitUntil(() => store.get().state === 'ready');
    letGo.push(store.want());
    letGo.forEach((go) => go());
    store.want()();
    expect(fetch.requests.length).to.equal(1);
  });

  for (const [accounts, batchSize, sizes] of [
    [30, 25, [25, 5]],
    [25, 25, [25]],
    [26, 25, [25, 1]],
    [3, undefined, [1, 1, 1]],
  ] as const) {
    it(`asks for ${accounts} accounts, ${batchSize ?? 1} at a time, in ${sizes.length} requests`, async () => {
      const { id } = httpNetwork(batchSize ? { batchSize } : {});
      const fetch = answeringEach(accountsFor);
      configure({ fetch });
      const stores = Array.from({ length: accounts }, (_, index) => $account(refOf(`${id}:a${index}`)));
      const letGo = stores.map((store) => store.want());
      await waitUntil(() => stores.every((store) => store.get().state === 'ready'));
      expect(fetch.requests.map((request) => idsOf(request).length)).to.deep.equal(sizes);
      expect(new Set(fetch.requests.flatMap(idsOf)).size).to.equal(accounts);
      letGo.forEach((go) => go());
    });
  }

  it('fills up a request that goes out anyway with accounts that are listened to, and no others', async () => {
    const { id } = httpNetwork({ batchSize: 3 });
    const fetch = answeringEach(accountsFor);
    configure({ fetch });
    const [near, far, farther, farthest, unused] = ['near', 'far', 'farther', 'farthest', 'unused'].map((name) =>
      $account(refOf(`${id}:${name}`)),
    );
    const stops = [far!, farther!, farthest!].map((store) => store.listen(() => {}));
    stops.push(near!.want());
    await waitUntil(() => farther!.get().state === 'ready');
    expect(fetch.requests.map(idsOf)).to.deep.equal([['near', 'far', 'farther']]);
    expect([near, far, farthest, unused].map((store) => store!.get().state)).to.deep.equal([
      'ready',
      'ready',
      'loading',
      'loading',
    ]);
    stops.forEach((stop) => stop());
  });

  it('tells which account of a request is missing, and shows the others', async () => {
    const { id } = httpNetwork({ batchSize: 2 });
    configure({ fetch: answering({ accounts: [{ id: 'river' }] }) });
    const river = $account(refOf(`${id}:river`));
    const ghost = $account(refOf(`${id}:ghost`));
    const letGo = [river.want(), ghost.want()];
    await waitUntil(() => ghost.get().state === 'failed');
    expect(river.get()).to.have.nested.property('value.handle', '@river');
    expect(ghost.get()).to.have.nested.property('error.code', 'not-found');
    letGo.forEach((go) => go());
  });

  for (const [what, loadAccounts, code] of [
    ['gives too few answers', async () => [], 'bad-response'],
    ['throws something of its own', async () => Promise.reject(new RangeError('x')), 'bad-response'],
    [
      'throws at once',
      () => {
        throw new RangeError('x');
      },
      'bad-response',
    ],
  ] as const) {
    it(`fails, and throws nothing, where a network ${what}`, async () => {
      const { id } = httpNetwork({ loadAccounts });
      const store = $account(refOf(`${id}:river`));
      const letGo = store.want();
      await waitUntil(() => store.get().state === 'failed');
      expect(store.get()).to.have.nested.property('error.code', code);
      letGo();
    });
  }

  it('hands the page’s settings to the network', async () => {
    let seen: unknown;
    const { id } = httpNetwork({ loadAccounts: async (_, { settings }) => ((seen = settings.river), []) });
    configure({ river: 'https://river.example' });
    const letGo = $account(refOf(`${id}:river`)).want();
    await waitUntil(() => seen);
    expect(seen).to.equal('https://river.example');
    letGo();
  });

  it('stops a request a second after the last one has let go of all that it asks for', async () => {
    const { id } = httpNetwork({ batchSize: 2 });
    const fetch = driven();
    configure({ fetch });
    const river = $account(refOf(`${id}:river`));
    const lake = $account(refOf(`${id}:lake`));
    const letGo = [river.want(), lake.want()];
    const { signal } = await fetch.request(1);
    const start = performance.now();
    letGo.forEach((go) => go());
    expect(signal.aborted).to.equal(false);
    await aborted(signal);
    expect(performance.now() - start).to.be.within(950, 1_700);
    expect(river.get()).to.deep.equal({ state: 'loading' });
  });

  it('keeps a request alive while one of its accounts is wanted, and for who comes back within a second', async () => {
    const { id } = httpNetwork({ batchSize: 3 });
    const fetch = driven();
    configure({ fetch });
    const [river, lake, pond] = ['river', 'lake', 'pond'].map((name) => $account(refOf(`${id}:${name}`)));
    const letGo = [river!.want(), lake!.want(), pond!.want()];
    const { url, signal, answer } = await fetch.request(1);
    letGo[0]!();
    letGo[1]!();
    const again = river!.want();
    // The pond's second is over later than the lake's.
    const other = httpNetwork();
    const meter = $account(refOf(`${other.id}:meter`));
    meter.want()();
    await aborted((await fetch.request(2)).signal);
    expect(signal.aborted).to.equal(false);
    answer(accountsFor(url));
    await waitUntil(() => river!.get().state === 'ready');
    expect(pond!.get().state).to.equal('ready');
    again();
    letGo[2]!();
  });

  it('loads again for who wants it after a request was stopped', async () => {
    const { id } = httpNetwork();
    const fetch = driven();
    configure({ fetch });
    const store = $account(refOf(`${id}:river`));
    store.want()();
    await aborted((await fetch.request(1)).signal);
    const letGo = store.want();
    const { url, answer } = await fetch.request(2);
    answer(accountsFor(url));
    await waitUntil(() => store.get().state === 'ready');
    letGo();
  });

  it('is one store for two spellings of an account', () => {
    const { id } = httpNetwork({
      id: 'spelled',
      parse: (text) => (text.startsWith('spelled:') ? { network: 'spelled', host: '', id: 'river' } : undefined),
    });
    expect($account(refOf(`${id}:one`))).to.equal($account(refOf(`${id}:other`)));
  });

  it('is another store once the page names another server', () => {
    const { id } = httpNetwork();
    const store = $account(refOf(`${id}:river`));
    configure({ [id]: 'https://mirror.example' });
    expect($account(refOf(`${id}:river`))).not.to.equal(store);
  });

  it('asks anew for each who wants an answer that is no longer fresh', async () => {
    const { id } = httpNetwork();
    const fetch = answeringEach(accountsFor);
    configure({ fetch, freshSeconds: 0 });
    const store = $account(refOf(`${id}:river`));
    const letGo = [store.want()];
    await waitUntil(() => store.get().state === 'ready');
    letGo.push(store.want());
    await waitUntil(() => fetch.requests.length === 2);
    letGo.forEach((go) => go());
  });

  it('stops a request although accounts came along in it that nobody wants', async () => {
    const { id } = httpNetwork({ batchSize: 2 });
    const fetch = driven();
    configure({ fetch });
    const far = $account(refOf(`${id}:far`));
    const stop = far.listen(() => {});
    const letGo = $account(refOf(`${id}:near`)).want();
    const { url, signal } = await fetch.request(1);
    expect(idsOf({ url })).to.deep.equal(['near', 'far']);
    letGo();
    await aborted(signal);
    expect(far.get()).to.deep.equal({ state: 'loading' });
    stop();
  }).timeout(5_000);
});
