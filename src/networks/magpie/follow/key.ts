/** A key pair of this page's origin: the private half signs, and cannot be taken out of the browser. */
export interface PageKey {
  readonly privateKey: CryptoKey;
  /** The public half, with the members that a proof needs and no other; RFC 7517. */
  readonly jwk: Readonly<Record<'kty' | 'crv' | 'x' | 'y', string>>;
}

const DATABASE = 'magpie';
const STORE = 'keys';

const keys = new Map<string, Promise<PageKey>>();

/**
 * The key for a gateway, made when it is asked for the first time. It is kept in IndexedDB, so that what the visitor has
 * allowed it holds for the next visits; where the browser refuses that, it is one for this page only.
 * @throws {DOMException} Where the browser has no keys to give: pages without https.
 */
export function keyFor(gateway: string): Promise<PageKey> {
  let key = keys.get(gateway);
  if (!key) {
    key = loadKey(gateway);
    // A failure is not kept: the next click may do better.
    key.catch(() => keys.delete(gateway));
    keys.set(gateway, key);
  }
  return key;
}

async function loadKey(gateway: string): Promise<PageKey> {
  // Made before it is known to be needed, for a transaction does not wait for it; so two tabs agree on one.
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
  ]);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  const made: PageKey = { privateKey, jwk: { kty: kty!, crv: crv!, x: x!, y: y! } };
  try {
    return await keepFirst(gateway, made);
  } catch {
    // IndexedDB is refused, or takes no keys: this one ends with the page.
    return made;
  }
}

/** Keeps a key unless there is one. @returns The one that is kept. */
async function keepFirst(gateway: string, made: PageKey): Promise<PageKey> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await settled(opening);
  try {
    const store = database.transaction(STORE, 'readwrite').objectStore(STORE);
    const kept = (await settled(store.get(gateway))) as PageKey | undefined;
    if (kept?.privateKey instanceof CryptoKey) return kept;
    await settled(store.put(made, gateway));
    return made;
  } finally {
    database.close();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}
