import { merge } from '../../stores/newer-posts.js';
import { keepPosts, keptPosts } from './kept-posts.js';
import type { PostFeed } from './post-feed.js';
import type { Stretch } from './stretch.js';

const PREFIX = 'magpie:place:';

/** What a visitor does that is not to be undone by going back to where they were. */
export const INPUTS = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

interface KeptPlace {
  /** Of the first post that could be seen, and how far below the upper edge it began. */
  readonly id: string;
  readonly topPx: number;
  readonly heightsPx: readonly number[];
}

/**
 * Where a visitor is in a long feed, so that going back in the tab's history, or loading the page anew, leads to the same post
 * where the browser does not keep the page itself.
 */
export class FeedPlace {
  readonly #feed: PostFeed;
  readonly #stretch: Stretch;
  #name = '';
  #last: KeptPlace | undefined;
  #state: 'new' | 'looking' | 'there' = 'new';
  /** Whether the visitor has done any of `INPUTS` since the feed came. */
  moved = false;
  #kept: Promise<unknown> = Promise.resolve();

  constructor(feed: PostFeed, stretch: Stretch) {
    this.#feed = feed;
    this.#stretch = stretch;
  }

  /** The visitor has moved. */
  note(): void {
    const { place } = this.#stretch;
    this.#name = nameOf(this.#feed);
    this.#last = place && { ...place, heightsPx: this.#stretch.heightsPx };
  }

  /** Keeps where the visitor is, for when they come back. */
  keep(): void {
    if (this.#feed.isConnected) this.note();
    if (!this.#name || this.#state !== 'there') return;
    try {
      if (this.#last) sessionStorage[PREFIX + this.#name] = JSON.stringify(this.#last);
      else sessionStorage.removeItem(PREFIX + this.#name);
    } catch {
      // Storage is refused or full: the feed begins on top.
    }
  }

  /** Goes back to where the visitor was, as soon as there are posts; then keeps those that are loaded. */
  goOn(): void {
    const { posts } = this.#feed;
    const remote = posts.value;
    if (remote?.state !== 'ready' || remote.changing) return;
    if (this.#state === 'there') {
      const name = nameOf(this.#feed);
      this.#kept = this.#kept.then(() => keepPosts(name, remote.value));
    } else if (this.#state === 'new') {
      this.#state = 'looking';
      void this.#goBack().finally(() => (this.#state = 'there'));
    }
  }

  async #goBack(): Promise<void> {
    const feed = this.#feed;
    const name = nameOf(feed);
    const place = readPlace(name);
    if (!place) return;
    const { store } = feed.posts;
    const has = (): number => feed.page?.posts.findIndex(({ id }) => id === place.id) ?? -1;
    if (has() < 0) {
      const kept = await keptPosts(name);
      if (!kept) return;
      feed.asked = true;
      store?.load(async (_, newer) => {
        const all = newer && merge(newer, kept);
        return all && all.posts.length > newer.posts.length ? all : kept;
      });
      await drawn(feed);
    }
    const goal = has();
    if (goal < 0 || this.moved || store !== feed.posts.store) return;
    this.#stretch.heightsPx = [...place.heightsPx];
    feed.shown = Math.max(feed.shown, goal + feed.query.limit);
    this.#stretch.goal = goal;
    feed.requestUpdate();
    await drawn(feed);
    const post = feed.renderRoot.querySelector<HTMLElement>(`[aria-posinset="${goal + 1}"]`);
    if (post && !this.moved) {
      // Whatever it is that scrolls.
      post.style.scrollMarginBlockStart = `${place.topPx}px`;
      post.scrollIntoView({ block: 'start', behavior: 'instant' });
      post.style.scrollMarginBlockStart = '';
    }
    this.#stretch.goal = undefined;
    feed.requestUpdate();
  }
}

/** Until it has drawn twice: what is drawn is chosen after the first time. */
async function drawn(feed: PostFeed): Promise<void> {
  for (let times = 0; times < 3; times++) {
    await feed.updateComplete;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

interface HistoryKeys {
  readonly navigation?: { readonly currentEntry?: { readonly key: string } | null };
}

/** By the entry of the tab's history, where the browser names it: a new visit to the same page begins on top. */
function nameOf({ account, query }: PostFeed): string {
  const key = (globalThis as HistoryKeys).navigation?.currentEntry?.key;
  return `${key ?? location.pathname + location.search} ${account} ${JSON.stringify(query)}`;
}

function readPlace(name: string): KeptPlace | undefined {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!('navigation' in globalThis) && !/^(back_forward|reload)$/.test(visit?.type ?? '')) return undefined;
  try {
    const { id, topPx, heightsPx } = JSON.parse(sessionStorage[PREFIX + name] as string) as KeptPlace;
    return { id, topPx, heightsPx };
  } catch {
    // Nothing kept, or not readable.
    return undefined;
  }
}
