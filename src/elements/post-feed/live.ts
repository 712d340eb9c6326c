import { html, nothing } from 'lit';
import type { Post, PostPage } from '../../core/model.js';
import { merge } from '../../stores/newer-posts.js';
import type { PostsStore } from '../../stores/posts.js';
import { adoptStyles } from '../shared/adopt-styles.js';
import { compact } from '../shared/numbers.js';
import { pill } from '../shared/pill.styles.js';
import { liveStyles } from './live.styles.js';
import { bring } from './long.js';
import type { PostFeed } from './post-feed.js';
import { whenDue } from './when-due.js';

/** Ids of the posts that are there and wait for the visitor. */
const held = new WeakMap<PostFeed, ReadonlySet<string>>();
/** Longer than any request takes. */
const MAX_LOOK_MS = 20_000;

const awaited = new WeakSet<PostPage>();
const watched = new WeakSet<PostFeed>();

/**
 * What can be drawn without moving what is being read: posts that would come before what the visitor sees, or in between, are
 * kept out of the page and wait.
 */
export function holdBack(feed: PostFeed, page: PostPage): PostPage {
  const { page: before, asked } = feed;
  held.delete(feed);
  feed.asked = false;
  if (!before || asked) return page;
  const seen = seenOf(feed, before.posts);
  if (!seen.length) return page;
  const known = new Set(before.posts.map(({ id }) => id));
  const end = page.posts.findLastIndex(({ id }) => seen.some((post) => post.id === id));
  const news = (end < 0 ? page.posts : page.posts.slice(0, end)).filter(({ id }) => !known.has(id));
  held.set(feed, new Set(news.map(({ id }) => id)));
  // None of what is seen is in it: it begins anew, and so does the visitor, with a click.
  if (end < 0) return { ...before, cursor: undefined, rest: undefined };
  return { ...page, posts: page.posts.filter((post) => !news.includes(post)) };
}

/** Those that the visitor sees, or has gone past. */
function seenOf(feed: PostFeed, posts: readonly Post[]): readonly Post[] {
  const articles = [...feed.renderRoot.querySelectorAll('[aria-posinset]')];
  return articles.flatMap((article) =>
    article.getBoundingClientRect().top < innerHeight ? (posts[Number(article.ariaPosInSet) - 1] ?? []) : [],
  );
}

/** Says how many new posts there are, on what shows them. */
export function renderNews(feed: PostFeed): unknown {
  const count = held.get(feed)?.size ?? 0;
  const { say, tag } = feed.language;
  adoptStyles(feed, pill, liveStyles);
  return html`<div part="news" class="news" role="status">
    ${
      count
        ? html`<button part="show-news" class="pill" @click=${() => void showNews(feed)}>
            ${say('{n} new post|{n} new posts', { n: compact(count, tag) }, count)}
          </button>`
        : nothing
    }
  </div>`;
}

/** Shows what waits, and goes to the first of it. */
async function showNews(feed: PostFeed): Promise<void> {
  const ids = held.get(feed) ?? new Set();
  feed.shown += ids.size;
  feed.asked = true;
  feed.value = undefined;
  feed.requestUpdate();
  await feed.updateComplete;
  const post = await bring(feed, feed.page?.posts.findIndex(({ id }) => ids.has(id)) ?? 0);
  post?.scrollIntoView({ block: 'nearest' });
  post?.focus({ preventScroll: true });
}

/** Takes posts that are late, and looks for new ones from now on, as often as the page says and while it can be seen. */
export function keepFresh(feed: PostFeed): void {
  const { store, value: remote } = feed.posts;
  if (!(remote?.state === 'ready' && remote.changing)) feed.asked = false;
  if (remote?.state === 'ready') awaitRest(store!, remote.value);
  if (watched.has(feed) || !feed.refresh) return;
  watched.add(feed);
  whenDue(
    () => feed.isConnected && feed.refresh,
    () => void look(feed),
    () => watched.delete(feed),
  );
}

/** Once, however many feeds show it. Where more has been loaded meanwhile, what is late comes with what is loaded next. */
function awaitRest(store: PostsStore, page: PostPage): void {
  if (!page.rest || awaited.has(page)) return;
  awaited.add(page);
  void page.rest.then((whole) => {
    const now = store.get();
    if (now.state === 'ready' && now.value === page) store.load(async () => whole);
  });
}

/** Looks for new posts. What cannot be had now comes with a later look: nobody has asked for it, so nothing is said. */
export async function look({ posts: { store, value } }: PostFeed): Promise<void> {
  if (value?.state !== 'ready' || value.changing) return;
  try {
    const page = await store!.first(AbortSignal.timeout(MAX_LOOK_MS));
    // Slow accounts have the time they need.
    const whole = (await page.rest) ?? page;
    store!.load(async (_, previous) => {
      const missed = JSON.stringify(previous?.missing ?? []);
      // Who is missing this time only would leave a gap.
      const isWorse = whole.missing?.some((ref) => !missed.includes(JSON.stringify(ref)));
      return previous ? (isWorse ? previous : merge(whole, previous)) : whole;
    });
  } catch {
    // The next look tries again.
  }
}
