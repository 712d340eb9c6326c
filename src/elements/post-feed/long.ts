import { html } from 'lit';
import type { Post } from '../../core/model.js';
import { adoptStyles } from '../shared/adopt-styles.js';
import { showMore } from './feed-inputs.js';
import { FeedPlace, INPUTS } from './feed-place.js';
import { longStyles } from './long.styles.js';
import type { PostFeed } from './post-feed.js';
import { Stretch } from './stretch.js';

/** How far from what can be seen more is loaded, in heights of the window: what a visitor may reach before an answer does. */
const AHEAD = 1.5;
/** Without a move for so long, a visitor has come to where they want to be. */
const STILL_MS = 150;

/** How a visitor goes along a long feed. */
class Walk {
  readonly stretch: Stretch;
  readonly #feed: PostFeed;
  readonly #place: FeedPlace;
  #waits = false;
  #listening: AbortController | undefined;

  constructor(feed: PostFeed) {
    this.#feed = feed;
    this.stretch = new Stretch(feed);
    this.#place = new FeedPlace(feed, this.stretch);
    adoptStyles(feed, longStyles);
    feed.addController({
      hostConnected: () => this.#listen(),
      hostDisconnected: () => {
        this.#listening?.abort();
        this.#place.keep();
      },
    });
    this.#listen();
  }

  /** Sees to what is drawn, what is loaded, and where to come back to. */
  goOn(): void {
    const { page, posts, shown } = this.#feed;
    if (shown > this.stretch.shown) this.stretch.rests = false;
    this.stretch.shown = shown;
    this.#place.goOn();
    if (this.stretch.turn()) this.#feed.requestUpdate();
    const foot = this.#feed.renderRoot.querySelector('[part=foot]')?.getBoundingClientRect();
    const remote = posts.value;
    if (!foot || !page || this.stretch.rests || remote?.state !== 'ready' || remote.changing || remote.error) return;
    if ((page.cursor ?? page.posts.length > shown) && foot.top < (1 + AHEAD) * innerHeight) {
      showMore(this.#feed);
      this.stretch.shown = this.#feed.shown;
    }
  }

  #listen(): void {
    this.#listening?.abort();
    const { signal } = (this.#listening = new AbortController());
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onScroll = (): void => {
      this.#onScroll(false);
      clearTimeout(timer);
      timer = setTimeout(() => this.#onScroll(true), STILL_MS);
    };
    // Whatever it is that scrolls: the page, or a part of it.
    document.addEventListener('scroll', onScroll, { capture: true, passive: true, signal });
    // Who wants to see the end does not want it to go on.
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'End') this.stretch.rests = true;
    };
    addEventListener('keydown', onKey, { capture: true, passive: true, signal });
    for (const type of INPUTS) {
      addEventListener(type, () => (this.#place.moved = true), { capture: true, passive: true, signal });
    }
    addEventListener('resize', onScroll, { passive: true, signal });
    addEventListener('pagehide', () => this.#place.keep(), { signal });
  }

  #onScroll(isOver: boolean): void {
    if (this.#waits) return;
    this.#waits = true;
    requestAnimationFrame(() => {
      this.#waits = false;
      if (!this.#feed.isConnected || !this.#feed.infinite) return;
      const remote = this.#feed.posts.value;
      this.stretch.noteScroll(isOver, remote?.state === 'ready' && remote.changing);
      this.#place.note();
      this.goOn();
    });
  }
}

const walks = new WeakMap<PostFeed, Walk>();

/** Draws the posts around what can be seen, and keeps the room of the others. */
export function renderLong(
  feed: PostFeed,
  posts: readonly Post[],
  draw: (post: Post, index: number) => unknown,
): readonly unknown[] | undefined {
  if (!feed.infinite) return undefined;
  let walk = walks.get(feed);
  if (!walk) walks.set(feed, (walk = new Walk(feed)));
  return walk.stretch.take(posts).spans.map(({ from, to, drawn, heightPx }) =>
    drawn
      ? posts.slice(from, to).map((post, at) => draw(post, from + at))
      : // As a property: a strict CSP refuses the attribute.
        html`<div class="far" .style=${`block-size:${heightPx}px`}></div>`,
  );
}

/** Draws a post of a feed, wherever the visitor is. @returns Its element; none where the feed has no such post. */
export async function bring(feed: PostFeed, index: number): Promise<HTMLElement | null> {
  const stretch = walks.get(feed)?.stretch;
  if (stretch) {
    stretch.goal = index;
    stretch.turn();
  }
  feed.requestUpdate();
  await feed.updateComplete;
  if (stretch) stretch.goal = undefined;
  return feed.renderRoot.querySelector<HTMLElement>(`[aria-posinset="${index + 1}"]`);
}

/** Once the feed has drawn: follows the visitor from now on. */
export function keepLight(feed: PostFeed): void {
  const walk = feed.infinite ? walks.get(feed) : undefined;
  walk?.stretch.measure();
  walk?.goOn();
}
