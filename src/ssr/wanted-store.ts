import type { Remote } from '../core/remote.js';
import type { Want } from './page.js';

/** What an element reads of a store while it is drawn. */
export interface WantedStore<T> {
  readonly want: Want<T>;
  readonly get: () => Remote<T>;
}

const stores = new WeakMap<Want<unknown>, WantedStore<unknown>>();

/** @returns The same store for the same want. */
export function wantedStore<T>(want: Want<T>): WantedStore<T> {
  let store = stores.get(want);
  if (!store) stores.set(want, (store = { want: want, get: () => want.remote }));
  return store as WantedStore<T>;
}
