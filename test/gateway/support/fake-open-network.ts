import { randomBytes } from 'node:crypto';
import { OpenNetworkError, type OpenNetworkErrorCode } from '../../../src/gateway/open-networks/open-network-error.js';
import type { OpenNetworkIo } from '../../../src/gateway/open-networks/open-network-io.js';
import type { OpenAttempt, OpenNetwork, VisitorId } from '../../../src/gateway/open-networks/open-network.js';

/** What a fake network is asked to fail with, once each. */
type Step = 'loadAccount' | 'begin' | 'finish' | 'follow' | 'unfollow' | 'relationships';

/** A network with accounts and visitors of its own, shared by all gateways that have it. */
export interface FakeOpenNetwork {
  /** To be given to a gateway. */
  readonly make: (io: OpenNetworkIo) => OpenNetwork;
  /** Whom each handle follows there. */
  readonly follows: ReadonlyMap<string, ReadonlySet<string>>;
  /** Accounts that decide who follows them. */
  readonly locked: Set<string>;
  /** How often each thing was asked. */
  readonly asked: Record<Step | 'signOut', number>;
  /** Every secret that it has given out. */
  readonly secrets: string[];
  /** What the next of each step throws. */
  readonly failures: Map<Step, OpenNetworkErrorCode>;
  /** Waited for before a follow is made. */
  beforeFollow: () => Promise<void>;
  /** The address that the visitor’s server leads back to when `handle` has said yes, or no. */
  readonly answer: (url: string, handle: string | undefined) => string;
  /** `handle` takes back on their server what they had allowed. */
  readonly takeBack: (handle: string) => void;
}

const SERVER = 'https://social.example';

/** A server that lets anybody sign in; handles are `@bob@social.example`. */
export function fakeOpenNetwork(name: OpenNetwork['network'] = 'mastodon'): FakeOpenNetwork {
  const follows = new Map<string, Set<string>>();
  const valid = new Set<string>();
  const asked = { loadAccount: 0, begin: 0, finish: 0, follow: 0, unfollow: 0, relationships: 0, signOut: 0 };
  const failures = new Map<Step, OpenNetworkErrorCode>();
  const secrets: string[] = [];
  const locked = new Set<string>();
  const codes = new Map<string, { readonly handle: string; readonly attempt: OpenAttempt }>();
  const attempts = new Map<string, OpenAttempt>();

  const secret = (what: string): string => {
    const made = `canary-${what}-${randomBytes(16).toString('hex')}`;
    secrets.push(made);
    return made;
  };

  function count(step: Step): void {
    asked[step] += 1;
    const code = failures.get(step);
    failures.delete(step);
    if (code) throw new OpenNetworkError(code, `Told to fail with ${code}.`);
  }

  function make({ vault }: OpenNetworkIo): OpenNetwork {
    const keyOf = ({ subject }: VisitorId): string => `${name}:${subject}`;

    async function allowed(visitor: VisitorId): Promise<Set<string>> {
      const token = await vault.get(keyOf(visitor));
      if (token === undefined || !valid.has(token)) {
        await vault.delete(keyOf(visitor));
        throw new OpenNetworkError('signed-out', 'The token was taken back.');
      }
      const set = follows.get(visitor.subject) ?? new Set<string>();
      follows.set(visitor.subject, set);
      return set;
    }

    return {
      network: name,
      label: name === 'mastodon' ? 'Mastodon' : 'Bluesky',
      canonical(address) {
        const id = address
          .slice(name.length + 1)
          .replace(/^@/, '')
          .toLowerCase();
        return /^[\w.@:-]+$/.test(id) ? `${name}:${id}` : undefined;
      },
      async loadAccount(address) {
        count('loadAccount');
        if (address.includes('nobody')) throw new OpenNetworkError('not-found', 'Nobody is called so.');
        const id = address.slice(name.length + 1);
        return {
          address,
          name: 'River Studio',
          handle: `@${id}`,
          url: `${SERVER}/@${id}`,
          avatarUrl: 'https://files.social.example/river.png',
          bio: [],
          fields: [],
        };
      },
      async begin(home, attempt) {
        count('begin');
        if (home.includes('nowhere')) throw new OpenNetworkError('not-found', 'There is no such server.');
        attempts.set(attempt.state, attempt);
        const url = new URL('/oauth/authorize', SERVER);
        url.search = new URLSearchParams({ state: attempt.state, redirect_uri: attempt.redirectUri }).toString();
        return { url: url.href, kept: JSON.stringify({ home, key: secret('kept') }) };
      },
      async finish(query, attempt, kept) {
        count('finish');
        if (query.get('error') === 'access_denied') throw new OpenNetworkError('declined', 'They said no.');
        const found = codes.get(query.get('code') ?? '');
        codes.delete(query.get('code') ?? '');
        if (!found || !kept.includes('canary-kept') || found.attempt.codeVerifier !== attempt.codeVerifier) {
          throw new OpenNetworkError('bad-response', 'The code is none of ours.');
        }
        const token = secret('token');
        valid.add(token);
        const visitor = { issuer: SERVER, subject: found.handle };
        await vault.set(keyOf(visitor), token);
        return { ...visitor, handle: `@${found.handle}@social.example` };
      },
      async follow(visitor, address) {
        count('follow');
        const set = await allowed(visitor);
        await fake.beforeFollow();
        set.add(address);
        return locked.has(address) ? 'requested' : 'following';
      },
      async unfollow(visitor, address) {
        count('unfollow');
        (await allowed(visitor)).delete(address);
      },
      async relationships(visitor, addresses) {
        count('relationships');
        const set = await allowed(visitor);
        return new Map(
          addresses.map((address) => [
            address,
            !set.has(address) ? 'not-following' : locked.has(address) ? 'requested' : 'following',
          ]),
        );
      },
      async signOut(visitor) {
        asked.signOut += 1;
        const token = await vault.get(keyOf(visitor));
        if (token !== undefined) valid.delete(token);
        await vault.delete(keyOf(visitor));
      },
      documents: { 'client-metadata.json': async () => ({ client_id: 'me' }) },
    };
  }

  const fake: FakeOpenNetwork = {
    make,
    follows,
    locked,
    asked,
    secrets,
    failures,
    beforeFollow: async () => undefined,
    answer(url, handle) {
      const { searchParams } = new URL(url);
      const state = searchParams.get('state') ?? '';
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      const code = randomBytes(8).toString('hex');
      if (handle !== undefined) codes.set(code, { handle, attempt: attempts.get(state)! });
      back.search = new URLSearchParams(
        handle === undefined ? { state, error: 'access_denied' } : { state, code },
      ).toString();
      return back.pathname + back.search;
    },
    takeBack(handle) {
      for (const token of [...valid]) valid.delete(token);
      follows.delete(handle);
    },
  };
  return fake;
}
