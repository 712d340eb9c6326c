import type { Account, PostPage } from '../../core/model.js';
import type { Remote } from '../../core/remote.js';
import type { PostFeed } from '../../elements/post-feed/post-feed.js';
import type { Widget } from '../../elements/shared/widget.js';
import { $account } from '../../stores/account.js';
import { checked, type Kept } from '../../stores/cache.js';
import { keyOf } from '../../stores/key.js';
import { $posts } from '../../stores/posts.js';
import type { RemoteStore } from '../../stores/remote-store.js';

type Ready = Extract<Remote<unknown>, { state: 'ready' }>;
type Store = RemoteStore<unknown> & { set(remote: Remote<unknown>): void };

/** What stores had that is newer than what the server has drawn. */
const newer = new Map<Store, Ready>();

/**
 * Gives a widget's store what the server has drawn the widget with. What is in the page was made by its own server; it is read
 * as carefully as what is kept in storage, all the same.
 */
export function seed(widget: Widget): void {
  const script = widget.shadowRoot!.querySelector('script[type="application/json"]');
  if (!script || !widget.ref) return;
  try {
    const data = JSON.parse(script.textContent, checked) as Readonly<Record<string, Kept<unknown>>>;
    for (const [key, { at, value }] of Object.entries(data)) {
      const store = storeOf(widget, key, value);
      if (store) put(store, { state: 'ready', value, at: Math.min(at, Date.now()), changing: false, error: undefined });
    }
  } catch {
    // Not what we write: it is asked for as ever.
  }
}

/** When the last widget has been brought to life, what is newer is shown. */
export function showNewer(): void {
  for (const [store, remote] of newer) store.set(remote);
  newer.clear();
}

/** A widget that has been given something else to show since, or a page with other settings, has another store. */
function storeOf(widget: Widget, key: string, value: unknown): Store | undefined {
  const { query } = widget as Partial<PostFeed>;
  const ref = widget.ref!;
  if (query && key === `posts:${keyOf(ref)}:${JSON.stringify(query)}`) {
    return (value as PostPage).posts && ($posts(ref, query) as unknown as Store);
  }
  // A button of several accounts shows the count of all of them, and its ref is one.
  const whole = [ref, (value as Account).ref].find((one) => key === `account:${keyOf(one)}`);
  return whole && ($account(whole) as unknown as Store);
}

function put(store: Store, remote: Ready): void {
  const before = store.get();
  if (before.state === 'ready') {
    if (before.at === remote.at) return;
    if (before.at > remote.at) newer.set(store, before);
  }
  store.set(remote);
}
