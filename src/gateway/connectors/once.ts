import { hashOf } from '../config/keys.js';
import type { SharedStore } from './shared-store.js';

/** `done` now; `known`: it was done before; `busy`: somebody is at it. */
export type Outcome = 'done' | 'known' | 'busy';

/** How long a delivery is remembered; platforms repeat theirs within minutes. */
export const REMEMBERED_MS = 24 * 3_600_000;
/**
 * After a crash somebody else may try: before WeChat tells again, which it does after 5 s, and twice alone. Work that takes longer
 * may be done twice at once, and has to bear that.
 */
const WORKING_MS = 4_000;
const WORKING = 'working';
const DONE = 'done';

/**
 * Does something once for all that a platform repeats, in whichever process it arrives. Work that fails counts as not done.
 * @param key Names the event; only its hash is kept, so nobody's id is.
 * @throws What `work` throws.
 */
export async function once(store: SharedStore, key: string, work: () => Promise<void>): Promise<Outcome> {
  const entry = `event:${hashOf(key)}`;
  if (!(await store.claim(entry, WORKING, WORKING_MS))) return (await store.read(entry)) === DONE ? 'known' : 'busy';
  try {
    await work();
  } catch (error) {
    // What took too long may have been done by another meanwhile.
    await store.delete(entry, WORKING);
    throw error;
  }
  await store.write(entry, DONE, REMEMBERED_MS);
  return 'done';
}
