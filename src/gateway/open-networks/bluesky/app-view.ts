import { objects, textOr, type Wire } from '../../../core/read.js';
import type { BlueskyIo } from './bluesky-io.js';
import { loadJson } from './load-json.js';
import { DID, HANDLE } from './names.js';

/** As many as each takes at a time. Source: their lexicons. */
const RELATIONSHIPS_BATCH = 30;
const PROFILES_BATCH = 25;

/**
 * Asks the AppView, which needs no sign-in.
 * @param method `app.bsky.actor.getProfile`.
 * @throws {OpenNetworkError} Any code but signed-out.
 */
export function ask(method: string, parameters: readonly (readonly [string, string])[], io: BlueskyIo): Promise<Wire> {
  const search = new URLSearchParams(parameters.map(([name, value]) => [name, value]));
  return loadJson(`${io.appViewUrl}/xrpc/${method}?${search}`, io);
}

/** The DID that a handle leads to, by DNS or by its own website. @throws {OpenNetworkError} not-found; any other. */
export async function didOfHandle(handle: string, io: BlueskyIo): Promise<string> {
  const { did } = await ask('com.atproto.identity.resolveHandle', [['handle', handle]], io);
  return textOr(did) ?? '';
}

/** DIDs by handle, as the AppView knows them; to be read by only: nothing is written by what it says. */
export async function didsOfHandles(handles: readonly string[], io: BlueskyIo): Promise<ReadonlyMap<string, string>> {
  const dids = new Map<string, string>();
  for (const batch of batches(handles, PROFILES_BATCH)) {
    const actors = batch.map((handle) => ['actors', handle] as const);
    const { profiles } = await ask('app.bsky.actor.getProfiles', actors, io);
    for (const { did, handle } of objects(profiles)) {
      const name = textOr(handle)?.toLowerCase() ?? '';
      if (HANDLE.test(name) && typeof did === 'string' && DID.test(did)) dids.set(name, did);
    }
  }
  return dids;
}

/** How an account stands to others. @returns By DID, the AT-URI of the record that follows it, or `undefined` for none. */
export async function followsAmong(
  did: string,
  others: readonly string[],
  io: BlueskyIo,
): Promise<ReadonlyMap<string, string | undefined>> {
  const follows = new Map<string, string | undefined>();
  for (const batch of batches(others, RELATIONSHIPS_BATCH)) {
    const parameters = [['actor', did] as const, ...batch.map((other) => ['others', other] as const)];
    const { relationships } = await ask('app.bsky.graph.getRelationships', parameters, io);
    for (const { did: other, following, notFound } of objects(relationships)) {
      if (textOr(other) && !notFound) follows.set(String(other), textOr(following));
    }
  }
  return follows;
}

function batches<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
