import { NetworkError } from '../../../core/errors.js';

/**
 * A database of its own: the one that a gateway's keys are kept in has its version named by scripts that a page may have
 * loaded before, and they cannot open a newer one.
 */
const DATABASE = 'magpie-bluesky';

/** By what their entries are kept: `attempts` by their ids, `follows` by DID, `servers` by issuer; `sessions` holds one. */
const STORES = ['attempts', 'sessions', 'follows', 'servers'] as const;

/**
 * Works on a store, and is done when that is kept. Nobody else works on it meanwhile; it may wait for nothing but the store.
 * @throws {DOMException} Where the browser keeps nothing for the page.
 */
export async function transact<T>(
  name: (typeof STORES)[number],
  act: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => {
    for (const store of STORES) opening.result.createObjectStore(store);
  };
  const database = await settled(opening);
  try {
    const transaction = database.transaction(name, 'readwrite');
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new DOMException('Not kept', 'AbortError'));
    });
    const [value] = await Promise.all([act(transaction.objectStore(name)), done]);
    return value;
  } finally {
    database.close();
  }
}

/** What a request gives; to be awaited in a row, without anything else between. */
export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException('Not kept', 'UnknownError'));
  });
}

/** Where a browser keeps nothing, no answer could be told from a forged one. @throws {NetworkError} private. */
export function refuseWithoutStorage(cause: unknown): never {
  throw new NetworkError('private', 'This browser keeps nothing for this page', { cause });
}
