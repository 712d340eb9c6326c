import type { Post } from '../../core/model.js';
import type { PostFeed } from './post-feed.js';

/** Posts that come and go together. In a grid so many that they fill whole rows of up to six, or what follows would move. */
const SPAN = { list: 20, grid: 60 } as const;
/** How far from what can be seen posts are drawn, and how far they stay; in heights of the window. */
const DRAWN = 1.5;
const STAYS = 2.5;
/** How often a visitor may come to the end before what was on its way, and more is loaded by itself. */
const MAX_OUTRUNS = 3;
/** Of a post that has not been seen yet. */
const USUAL_PX = 160;

export interface Span {
  /** Index of its first post, and of the one behind its last. */
  readonly from: number;
  readonly to: number;
  readonly drawn: boolean;
  readonly heightPx: number;
}

/** Which posts of a long feed are drawn, and what room the others take. */
export class Stretch {
  /** The visitor has come to the end: what stands below can be reached, until they read on elsewhere or ask for more. */
  rests = false;
  /** Index of the post that is gone to; it is drawn wherever the visitor is. */
  goal: number | undefined;
  /** How many posts were asked for when the visitor was last followed. */
  shown = 0;
  /** By span; that of a span which has not been drawn is missing. */
  heightsPx: number[] = [];
  readonly #feed: PostFeed;
  #posts: readonly Post[] = [];
  #drawn: ReadonlySet<number> = new Set([0]);
  #isAtEnd = false;
  /** Somewhere in the move that is not over. */
  #wasAtEnd = false;
  #outruns = 0;

  constructor(feed: PostFeed) {
    this.#feed = feed;
  }

  /** @param posts All that are shown from now on. */
  take(posts: readonly Post[]): { readonly spans: readonly Span[] } {
    this.#posts = posts;
    const usual = this.#usualPx;
    const spans = [...Array<undefined>(Math.ceil(posts.length / this.#size))].map((_, at) => {
      const from = at * this.#size;
      const to = Math.min(from + this.#size, posts.length);
      return {
        from,
        to,
        // What comes behind a span that is drawn comes into sight.
        drawn: this.#drawn.has(at) || (this.#drawn.has(at - 1) && this.heightsPx[at] === undefined),
        heightPx: this.heightsPx[at] ?? usual * (to - from),
      };
    });
    this.#drawn = new Set(spans.flatMap(({ drawn }, at) => (drawn ? at : [])));
    return { spans };
  }

  /** Notes the room of what is drawn. */
  measure(): void {
    const articles = this.#articles();
    for (const at of this.#drawn) {
      const first = articles.get(at * this.#size + 1);
      const last = articles.get(Math.min((at + 1) * this.#size, this.#posts.length));
      if (first && last) this.heightsPx[at] = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
    }
  }

  /** Turns to where the visitor is. @returns Whether something else is to be drawn. */
  turn(): boolean {
    const list = this.#list;
    if (!list) return false;
    const gapPx = Number.parseFloat(getComputedStyle(list).rowGap) || 0;
    const usual = this.#usualPx;
    const near = new Set<number>();
    let top = list.getBoundingClientRect().top;
    for (let at = 0; at * this.#size < this.#posts.length; at++) {
      const bottom = top + (this.heightsPx[at] ?? usual * this.#size);
      const reach = (this.#drawn.has(at) ? STAYS : DRAWN) * innerHeight;
      if ((bottom > -reach && top < innerHeight + reach) || this.#isHeld(at)) near.add(at);
      top = bottom + gapPx;
    }
    const gone = [...this.#drawn].filter((at) => !near.has(at));
    if (!gone.length && near.size === this.#drawn.size) return false;
    this.measure();
    for (const at of gone) {
      for (const post of this.#posts.slice(at * this.#size, (at + 1) * this.#size)) this.#feed.texts.delete(post);
    }
    this.#drawn = near;
    return true;
  }

  /**
   * Who scrolls to the end wants to see what is there, or below it, or is faster than the network; after a few times it is the
   * former. Who stays where the end cannot be seen reads on.
   * @param isOver The visitor has come to where they want to be.
   * @param loads More is on its way.
   */
  noteScroll(isOver: boolean, loads: boolean): void {
    const foot = this.#feed.renderRoot.querySelector('[part=foot]')?.getBoundingClientRect();
    if (!foot) return;
    const isAtEnd = foot.bottom <= innerHeight + 1;
    if (isAtEnd && !this.#isAtEnd && loads) this.#outruns++;
    if (isAtEnd && (!loads || this.#outruns > MAX_OUTRUNS)) this.rests = true;
    this.#isAtEnd = isAtEnd;
    this.#wasAtEnd ||= isAtEnd;
    if (!isOver) return;
    // What comes then moves the end away, and not the visitor.
    if (!this.#wasAtEnd && foot.top > innerHeight) {
      this.rests = false;
      this.#outruns = 0;
    }
    this.#wasAtEnd = false;
  }

  /** The first post that can be seen, and how far below the upper edge it begins; none where the feed begins below that. */
  get place(): { readonly id: string; readonly topPx: number } | undefined {
    if ((this.#list?.getBoundingClientRect().top ?? 0) >= 0) return undefined;
    for (const [position, article] of this.#articles()) {
      const { top, bottom } = article.getBoundingClientRect();
      const post = this.#posts[position - 1];
      if (bottom > 0 && post) return { id: post.id, topPx: top };
    }
    return undefined;
  }

  get #size(): number {
    return this.#feed.layout === 'grid' ? SPAN.grid : SPAN.list;
  }

  get #usualPx(): number {
    const known = this.heightsPx.filter(Boolean);
    let sum = 0;
    for (const height of known) sum += height;
    return known.length ? sum / (known.length * this.#size) : USUAL_PX;
  }

  get #list(): Element | null {
    return this.#feed.renderRoot.querySelector('[role=feed]');
  }

  #articles(): ReadonlyMap<number, Element> {
    return new Map(
      [...this.#feed.renderRoot.querySelectorAll('[aria-posinset]')].map((one) => [Number(one.ariaPosInSet), one]),
    );
  }

  /** What the visitor has in hand stays: where the focus is, and what plays. */
  #isHeld(at: number): boolean {
    const { renderRoot } = this.#feed;
    const { goal } = this;
    const isIn = (position: number): boolean => position > at * this.#size && position <= (at + 1) * this.#size;
    if (goal !== undefined && isIn(goal + 1)) return true;
    if (!this.#drawn.has(at)) return false;
    const focused = (renderRoot as ShadowRoot).activeElement?.closest('[aria-posinset]');
    return [focused, ...this.#playing()].some((one) => one && isIn(Number(one.ariaPosInSet)));
  }

  #playing(): readonly (Element | null)[] {
    return [...this.#feed.renderRoot.querySelectorAll('magpie-player')]
      .filter((player) => player.shadowRoot?.querySelector<HTMLMediaElement>('video,audio')?.paused === false)
      .map((player) => player.closest('[aria-posinset]'));
  }
}
