import type { ReadableAtom } from 'nanostores';
import type { Remote } from '../core/remote.js';

/** What a page has of each key that something remote has in storage. */
interface Store extends ReadableAtom<Remote<unknown>> {
  readonly want: () => () => void;
}

/** Those of the page, by key; where there are many, those that nobody listens to are taken out (`cache-room.ts`). */
export const stores = new Map<string, Store>();
