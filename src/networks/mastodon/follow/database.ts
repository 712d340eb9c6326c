/**
 * A database of its own: the key of a gateway lives in another one, whose version is written into the file that opens it, and
 * that one would be refused to it after a change here.
 */
const DATABASE = 'magpie-mastodon';
const STORES = ['apps', 'attempts', 'standings'] as const;

type StoreName = (typeof STORES)[number];

/**
 * Does several things with what is kept on this device, all or none of them, and no other tab in between.
 * @param act Waits for nothing but requests of the transaction.
 * @throws {DOMException} Where the browser keeps nothing: in frames of other sites, or by the visitor’s wish.
 */
export async function transact<T>(act: (storeOf: (name: StoreName) => IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => STORES.forEach((name) => opening.result.createObjectStore(name));
  const database = await settled(opening);
  try {
    const transaction = database.transaction(STORES, 'readwrite');
    const kept = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'));
    });
    // Whoever waits for it is told below; what `act` throws comes first.
    kept.catch(() => {});
    const result = await act((name) => transaction.objectStore(name));
    await kept;
    return result;
  } finally {
    database.close();
  }
}

/** What a request of IndexedDB brings. @throws What it fails with. */
export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}
