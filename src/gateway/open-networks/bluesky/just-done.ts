import type { BlueskyIo } from './bluesky-io.js';

/** The AppView hears of what a server of records has done within seconds; a page may be loaded anew before. */
const KEPT_MS = 60_000;

export type Done = 'following' | 'not-following';

/** By DID of the account. */
type Kept = Readonly<Record<string, { readonly state: Done; readonly at: number }>>;

const keyFor = (visitor: string): string => `bluesky:just-done:${visitor}`;

/** Remembers for a minute, and no longer, what a visitor has just had done. @param visitor DID. @param target DID. */
export async function rememberDone(visitor: string, target: string, state: Done, io: BlueskyIo): Promise<void> {
  const key = keyFor(visitor);
  await io.vault.exclusive(key, async () => {
    const next: Kept = { ...Object.fromEntries(await find(visitor, io)), [target]: { state, at: io.now() } };
    await io.vault.set(key, JSON.stringify(next), io.now() + KEPT_MS);
  });
}

/** What was done within the last minute, by DID of the account. */
export async function justDone(visitor: string, io: BlueskyIo): Promise<ReadonlyMap<string, Done>> {
  return new Map((await find(visitor, io)).map(([target, { state }]) => [target, state]));
}

export const forgetDone = (visitor: string, { vault }: BlueskyIo): Promise<void> => vault.delete(keyFor(visitor));

async function find(visitor: string, { vault, now }: BlueskyIo): Promise<readonly [string, Kept[string]][]> {
  const kept = JSON.parse((await vault.get(keyFor(visitor))) ?? '{}') as Kept;
  return Object.entries(kept).filter(([, { at }]) => now() < at + KEPT_MS);
}
