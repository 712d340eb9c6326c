import type { Post, PostPage } from '../../core/model.js';
import { safeUrl } from '../../core/url.js';

const DATABASE = 'magpie-feeds';
const STORE = 'parts';
/** For as long as a tab is likely to be gone back in. */
const MAX_AGE_MS = 86_400_000;

/** Some of the posts of a feed, as text: what others may have written is read as carefully as what is in other storage. */
interface Part {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly json: string;
}

/** By feed: how many posts are kept, and the first of them. */
const kept = new Map<string, { readonly count: number; readonly first: string | undefined }>();

/** Keeps the posts of a feed for who comes back; only those that are new are written. Never fails. */
export async function keepPosts(name: string, { posts, cursor }: PostPage): Promise<void> {
  const before = kept.get(name);
  const first = posts[0]?.id;
  const from = before?.first === first && before && before.count <= posts.length ? before.count : 0;
  if (before && from === posts.length) return;
  kept.set(name, { count: posts.length, first });
  await inStore('readwrite', (store) => {
    if (!from) store.delete(rangeOf(name));
    if (!before) forgetOld(store);
    const part: Part = { at: Date.now(), json: JSON.stringify({ posts: posts.slice(from), cursor }) };
    return store.put(part, [name, from]);
  });
}

/** All that was kept of a feed; `undefined` where nothing was, or not what we keep. Never fails. */
export async function keptPosts(name: string): Promise<PostPage | undefined> {
  const parts = (await inStore('readonly', (store) => store.getAll(rangeOf(name)))) as readonly Part[] | undefined;
  try {
    const pages = (parts ?? []).map(({ json }) => JSON.parse(json, checked) as PostPage);
    const posts = pages.flatMap((page) => page.posts);
    return posts.length && posts.every(isSound) ? { posts, cursor: pages.at(-1)!.cursor } : undefined;
  } catch {
    return undefined;
  }
}

function isSound({ author, text, tags, media }: Post): boolean {
  return [author.name, text, tags, media].every(Array.isArray);
}

/** Others may have written any address into storage; `null` is nothing that we write. */
function checked(key: string, value: unknown): unknown {
  if (value === null || (/url$/i.test(key) && !safeUrl(value))) throw new TypeError(key);
  return value;
}

const rangeOf = (name: string): IDBKeyRange => IDBKeyRange.bound([name, 0], [name, Infinity]);

function forgetOld(store: IDBObjectStore): void {
  const request = store.index('at').openCursor(IDBKeyRange.upperBound(Date.now() - MAX_AGE_MS));
  request.onsuccess = () => {
    request.result?.delete();
    request.result?.continue();
  };
}

/** @returns `undefined` where storage is refused, too. */
function inStore(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve) => {
    const give = (): void => resolve(undefined);
    try {
      const opening = indexedDB.open(DATABASE, 1);
      opening.onerror = opening.onblocked = give;
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE).createIndex('at', 'at');
      opening.onsuccess = () => {
        const database = opening.result;
        try {
          const transaction = database.transaction(STORE, mode);
          const request = act(transaction.objectStore(STORE));
          transaction.oncomplete = () => resolve(request.result);
          transaction.onerror = transaction.onabort = give;
        } catch {
          give();
        }
        database.close();
      };
    } catch {
      give();
    }
  });
}
