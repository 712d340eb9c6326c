import { expect } from '@open-wc/testing';
import { NetworkError } from '../../src/core/errors.js';
import type { AccountRef } from '../../src/core/model.js';
import type { Io, Network, PageSettings } from '../../src/core/network.js';
import { safeUrl } from '../../src/core/url.js';
import { answering, answeringByPath, ioWith, offline, silent, type Answers } from '../support/answering.js';
import { everyUrl, given, withOther, without, words } from './walk.js';

/** What the contract has to know of a network. */
export interface Fixtures {
  /** Each form of address once, with what it stands for. */
  readonly addresses: readonly {
    readonly address: string;
    readonly host: string;
    readonly id: string;
    readonly handle: string;
    readonly profileUrl: string;
  }[];
  /** Whether a profile page is an address too. @default `true` */
  readonly pagesAreAddresses?: boolean;
  /** What the page sets, where the network needs it. @default Nothing. */
  readonly settings?: PageSettings;
  /** What looks like an address of this network and is none. The contract adds what is none for any network. */
  readonly junk: readonly string[];
  /** Answers to `loadAccounts` for one account. */
  readonly accounts?: readonly Recorded[];
  /** Answers to `loadPosts`. */
  readonly posts?: readonly Recorded[];
}

/** What a real server said when an account or its posts were loaded. */
interface Recorded {
  /** What it shows, as the end of a sentence: “a profile with a banner”. */
  readonly what: string;
  /** The account that was asked for. */
  readonly address: string;
  /** The JSON of each path; see `answeringByPath`. */
  readonly answers: Answers;
  /** Fields that the network promises and that nothing can be drawn without: the path of an answer, the field in it. */
  readonly required: readonly (readonly [path: string, field: string])[];
}

const STATUSES = [
  [404, 'not-found'],
  [401, 'private'],
  [403, 'private'],
  [429, 'rate-limited'],
  [500, 'unreachable'],
  [502, 'unreachable'],
  [503, 'unreachable'],
] as const;

/** Loads one account or page, and throws whatever went wrong with it, wherever the adapter says so. */
type Load = (ref: AccountRef, io: Io) => Promise<unknown>;

/** Registers the tests that every network passes. */
export function contract(network: Network, fixtures: Fixtures): void {
  describe(`${network.id} keeps the contract of a network`, () => {
    describeAddresses(network, fixtures);
    const { accounts = [], posts = [], settings = {} } = fixtures;
    if (network.loadAccounts) describeLoading(network, 'account', loadAccount(network, settings), accounts);
    if (network.loadPosts) describeLoading(network, 'posts', loadPosts(network, settings), posts);
  });
}

/** Loads the JSON of a recorded answer; paths begin below `test/networks/fixtures`. */
export async function loadFixture<T = unknown>(path: string): Promise<T> {
  return (await (await fetch(new URL(`./fixtures/${path}`, import.meta.url))).json()) as T;
}

function describeAddresses(
  network: Network,
  { addresses, junk, pagesAreAddresses = true, settings = {} }: Fixtures,
): void {
  for (const { address, host, id, handle, profileUrl } of addresses) {
    it(`reads the address ${address}`, () => {
      const ref = network.parse(address);
      expect(ref).to.deep.equal({ network: network.id, host, id });
      expect(network.handle(ref!)).to.equal(handle);
      expect(network.profileUrl(ref!, settings)).to.equal(profileUrl);
      expect(safeUrl(profileUrl), 'a URL in its normal form').to.equal(profileUrl);
      expect(profileUrl).to.match(/^https:/);
    });

    it(`reads the profile page of ${address} as ${pagesAreAddresses ? 'the same account' : 'no address'}`, () => {
      const ref = { network: network.id, host, id };
      expect(network.parse(profileUrl)).to.deep.equal(pagesAreAddresses ? ref : undefined);
    });
  }

  it('offers only ways to follow that lead to https', () => {
    for (const { address } of addresses) {
      for (const way of network.ways?.(network.parse(address)!, settings) ?? []) expect(way.url).to.match(/^https:/);
    }
  });

  it('takes no address that is not its own, and stays calm', () => {
    for (const address of [...junk, ...junkFor(network.id)]) {
      expect(network.parse(address), JSON.stringify(address).slice(0, 80)).to.equal(undefined);
    }
  });
}

function describeLoading(network: Network, what: string, load: Load, recordings: readonly Recorded[]): void {
  const ref = network.parse(recordings[0]!.address)!;

  for (const [status, code] of STATUSES) {
    it(`says ${code} when the server answers ${status} for ${what}`, async () => {
      const fetch = answering({ error: 'recorded' }, { status, headers: { 'retry-after': '7' } });
      const error = await failure(load(ref, ioWith(fetch)));
      expect(error).to.include({ code, retryAfterSeconds: 7 });
    });
  }

  it(`says unreachable when there is no network for ${what}`, async () => {
    expect(await failure(load(ref, ioWith(offline())))).to.include({ code: 'unreachable' });
  });

  for (const body of ['<!doctype html><p>Welcome', '', 'null', '7', '"text"', '[7]', '{}']) {
    it(`says bad-response when the server sends ${body || 'nothing'} for ${what}`, async () => {
      expect(await failure(load(ref, ioWith(answering(body))))).to.include({ code: 'bad-response' });
    });
  }

  it(`asks for ${what} without credentials and without headers that cost a preflight`, async () => {
    const fetch = answeringByPath(recordings[0]!.answers);
    await load(ref, ioWith(fetch));
    for (const { url, init } of fetch.requests) {
      expect(url.protocol).to.equal('https:');
      expect(init).to.include({ credentials: 'omit', referrerPolicy: 'no-referrer' });
      expect(Object.keys(init.headers ?? {}).filter((name) => name.toLowerCase() !== 'accept')).to.deep.equal([]);
    }
  });

  it(`asks for no ${what} once nobody waits`, async () => {
    const fetch = silent();
    await failure(load(ref, ioWith(fetch, { signal: AbortSignal.abort() })));
    for (const { init } of fetch.requests) expect(init.signal?.aborted).to.equal(true);
  });

  it(`stops loading ${what} when nobody waits any more`, async () => {
    const fetch = silent();
    const waiting = new AbortController();
    const failed = failure(load(ref, ioWith(fetch, { signal: waiting.signal })));
    await fetch.started;
    waiting.abort();
    await failed;
    for (const { init } of fetch.requests) expect(init.signal?.aborted).to.equal(true);
  });

  for (const recorded of recordings) describeRecorded(network, load, recorded);
}

function describeRecorded(network: Network, load: Load, { what, address, answers, required }: Recorded): void {
  const ref = network.parse(address)!;
  const loadFrom = (changed: Answers): Promise<unknown> => load(ref, ioWith(answeringByPath(changed)));

  it(`draws ${what}`, async () => {
    const loaded = await loadFrom(answers);
    expectSafeUrls(loaded);
    expect(words(loaded).filter((text) => /<\/?[a-z]+[ >/]|&(amp|lt|gt|quot|#\d+);/i.test(text))).to.deep.equal([]);
    expect(given(JSON.parse(JSON.stringify(loaded))), 'plain data').to.deep.equal(given(loaded));
  });

  for (const [path, field] of required) {
    it(`says bad-response when ${field} is missing from ${what}`, async () => {
      const changed = { ...answers, [path]: without(answers[path], field) };
      expect(await failure(loadFrom(changed))).to.include({ code: 'bad-response' });
    });
  }

  it(`draws or refuses ${what} whatever one field holds`, async () => {
    for (const [path, answer] of Object.entries(answers)) {
      for (const [field, changed] of withOther(answer, [null, -7, '', 'javascript:alert(1)', [null], {}])) {
        try {
          expectSafeUrls(await loadFrom({ ...answers, [path]: changed }));
        } catch (error) {
          if (!(error instanceof NetworkError)) throw new Error(`${path} ${field}: ${String(error)}`, { cause: error });
        }
      }
    }
  }).timeout(10_000);
}

function loadAccount({ loadAccounts }: Network, settings: PageSettings): Load {
  return async (ref, io) => {
    const [account, ...others] = await loadAccounts!([ref], { ...io, settings });
    expect(others).to.deep.equal([]);
    if (account instanceof Error) throw account;
    return account;
  };
}

function loadPosts({ loadPosts }: Network, settings: PageSettings): Load {
  const query = { limit: 20, noReplies: false, noReposts: false, mediaOnly: false, tags: [], languages: [] };
  return (ref, io) => loadPosts!(ref, query, undefined, { ...io, settings });
}

function expectSafeUrls(loaded: unknown): void {
  for (const [key, url] of everyUrl(loaded)) {
    expect(safeUrl(url), key).to.equal(url);
    expect(url, key).to.match(/^https:/);
  }
}

async function failure(loading: Promise<unknown>): Promise<NetworkError> {
  try {
    await loading;
  } catch (error) {
    expect(error).to.be.instanceOf(NetworkError);
    return error as NetworkError;
  }
  throw new Error('It was loaded, although it should have failed.');
}

function junkFor(id: string): readonly string[] {
  const contents = [
    '',
    ' ',
    '@',
    '@@',
    'two words',
    '<b>',
    '\u0000',
    '\u202e',
    'javascript:alert(1)',
    '../..',
    '%',
    '?#',
  ];
  const long = [
    'a'.repeat(100_000),
    'a.'.repeat(50_000),
    '@a'.repeat(50_000),
    '/'.repeat(100_000),
    '-'.repeat(100_000),
  ];
  const others = ['', ' ', 'river', 'no-such-network:river.example', 'javascript:alert(1)', 'data:text/html,<p>', 'https://', 'https://[']; // prettier-ignore
  return [...others, ...[...contents, ...long].map((content) => `${id}:${content}`), ...long];
}
