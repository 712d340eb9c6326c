import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { JSONWebKeySet } from 'jose';
import { blueskyNetwork } from '../../../src/gateway/open-networks/bluesky/bluesky.js';
import { OpenNetworkError, type OpenNetworkErrorCode } from '../../../src/gateway/open-networks/open-network-error.js';
import type { OpenNetworkIo, Vault } from '../../../src/gateway/open-networks/open-network-io.js';
import type { OpenAttempt, OpenNetwork, OpenVisitor } from '../../../src/gateway/open-networks/open-network.js';
import { startBlueskyWorld, type BlueskyWorld } from './open-bluesky-world.js';
import type { ClientDocuments } from './open-bluesky-server.js';

export const ALICE = 'bluesky:alice.example';

/** What `begin` and `finish` are given in the tests. */
export interface Begun {
  readonly attempt: OpenAttempt;
  readonly url: string;
  readonly kept: string;
}

export interface BlueskyScene {
  readonly world: BlueskyWorld;
  readonly network: OpenNetwork;
  /** Another process of the same gateway. */
  readonly second: OpenNetwork;
  readonly clock: { now: number };
  readonly kept: Map<string, { readonly value: string; readonly expiresAt: number }>;
  readonly warned: unknown[];
  readonly begin: (home?: string, change?: Partial<OpenAttempt>) => Promise<Begun>;
  readonly finish: (begun: Begun, query: URLSearchParams, change?: Partial<OpenAttempt>) => Promise<OpenVisitor>;
  /** Bob signs in. */
  readonly signIn: (home?: string) => Promise<OpenVisitor>;
}

/**
 * A gateway’s Bluesky in front of a network of its own.
 * @param sharedVault Default: one in memory, whose entries are `kept`.
 */
export async function blueskyScene(
  test: Pick<TestContext, 'after'>,
  publicUrl = 'https://magpie.example',
  sharedVault?: Vault,
): Promise<BlueskyScene> {
  const clock = { now: Date.now() };
  const kept: BlueskyScene['kept'] = new Map();
  const warned: unknown[] = [];
  const local = publicUrl.startsWith('http:');
  const world = await startBlueskyWorld(test, local, (id) => clientOf(id, network));
  const io: OpenNetworkIo = {
    fetch: (...asked) => world.fetch(...asked),
    publicUrl,
    name: 'River gateway',
    vault: sharedVault ?? memoryVault(kept, clock),
    now: () => clock.now,
    log: { info: () => undefined, warn: (...said: unknown[]) => void warned.push(said), error: () => undefined },
  };
  const { appViewUrl, plcUrl } = world;
  const network: OpenNetwork = blueskyNetwork(io, { appViewUrl, plcUrl });
  let attempts = 0;
  const scene: BlueskyScene = {
    world,
    network,
    second: blueskyNetwork(io, { appViewUrl, plcUrl }),
    clock,
    kept,
    warned,
    async begin(home = 'bob.example', change = {}) {
      attempts += 1;
      const attempt: OpenAttempt = {
        redirectUri: `${publicUrl}/sign-in/bluesky/callback`,
        state: `a state of a hundred and twenty-eight bits, ${attempts}`,
        codeVerifier: `dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk${attempts}`,
        language: 'en',
        ...change,
      };
      return { attempt, ...(await network.begin(home, attempt)) };
    },
    finish: ({ attempt, kept: keptText }, query, change = {}) =>
      network.finish(query, { ...attempt, ...change }, keptText),
    async signIn(home) {
      const begun = await scene.begin(home);
      return scene.finish(begun, world.server.approve(begun.url, world.bob.did));
    },
  };
  return scene;
}

/** As a server finds out who a client is: from the gateway’s documents, or from the name of one on this machine. */
async function clientOf(id: string, { documents }: OpenNetwork): Promise<ClientDocuments | undefined> {
  const { origin, pathname, searchParams } = new URL(id);
  if (origin === 'http://localhost' && pathname === '/') {
    const redirectUris = searchParams.getAll('redirect_uri');
    if (redirectUris.some((uri) => !/^http:\/\/(?:127\.0\.0\.1|\[::1\])[:/]/.test(uri))) return undefined;
    return { metadata: { redirect_uris: redirectUris, scope: searchParams.get('scope') }, keys: undefined };
  }
  const metadata = (await documents!['client-metadata.json']!()) as Record<string, unknown>;
  return metadata.client_id === id
    ? { metadata, keys: (await documents!['jwks.json']!()) as JSONWebKeySet }
    : undefined;
}

/** Shared by all processes, as the gateway’s own. */
function memoryVault(kept: BlueskyScene['kept'], clock: { readonly now: number }): Vault {
  const last = new Map<string, Promise<unknown>>();
  return {
    async get(key) {
      const entry = kept.get(key);
      return entry && entry.expiresAt > clock.now ? entry.value : undefined;
    },
    async set(key, value, expiresAt = Infinity) {
      kept.set(key, { value, expiresAt });
    },
    async delete(key) {
      kept.delete(key);
    },
    async exclusive(name, act) {
      const mine = (last.get(name) ?? Promise.resolve()).then(act);
      last.set(
        name,
        mine.catch(() => undefined),
      );
      return mine;
    },
  };
}

/** Why something was not done. */
export async function refusalOf(doing: Promise<unknown>): Promise<OpenNetworkErrorCode> {
  const error: unknown = await doing.then(
    () => assert.fail('It was done.'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof OpenNetworkError) return error.code;
  throw error;
}
