import { toNetworkError, type NetworkError } from '../../core/errors.js';
import type { AccountRef, Post, PostPage, PostPlace } from '../../core/model.js';
import { likenessOf, type Likeness } from './repeats.js';
import type { SourcePlace } from './place.js';

/** Pages without a post, one behind the other, before a visitor is asked whether to look further. */
const MAX_EMPTY_PAGES = 4;
/** Before all others: of a post on top, and of a place that no post has been given from. In JSON, as `Infinity` is not. */
const FIRST = Number.MAX_SAFE_INTEGER;

/** Asks for a page of an account's posts. */
export type Loader = (member: AccountRef, cursor: string | undefined) => Promise<PostPage>;

/** A post that waits for its turn. */
export interface Waiting {
  readonly post: Post;
  readonly source: Source;
  /** When it is due; milliseconds since 1970. Never earlier than that of a post behind it. */
  readonly due: number;
  readonly like: Likeness | undefined;
  /** Where it is as well, as far as that is known by now. */
  readonly elsewhere: PostPlace[];
}

/** The posts of one account in their own order: those that it has pinned, or all others. */
export class Source {
  readonly member: AccountRef;
  /** Of the member in the page's order, from 0. */
  readonly rank: number;
  waiting: readonly Waiting[] = [];
  /** Why there is nothing more for now. */
  error: NetworkError | undefined;
  readonly #pinned: boolean;
  #filling: Promise<boolean> | undefined;
  #ended: boolean;
  #page: string | undefined;
  #after: string | undefined;
  #time: number;
  /** The page is in hand, and `#next` the one behind it. */
  #loaded = false;
  #next: string | undefined;
  /** The page has the post that `#after` names. */
  #met = true;

  /** @param place Where to go on. */
  constructor(member: AccountRef, rank: number, pinned: boolean, place: SourcePlace | 'start') {
    this.member = member;
    this.rank = rank;
    this.#pinned = pinned;
    this.#ended = !place;
    const known = place === 'start' ? undefined : place;
    this.#page = known?.page;
    this.#after = known?.after;
    this.#time = known?.time ?? FIRST;
  }

  /** Where to go on. */
  get place(): SourcePlace {
    if (this.#isRead) return undefined;
    const done = this.#loaded && !this.waiting.length;
    return {
      page: done ? this.#next : this.#page,
      after: done && this.#met ? undefined : this.#after,
      time: this.#time,
    };
  }

  /** Forgets what went wrong, to try again where that can help. */
  resume(): void {
    if (!this.#ended) this.error = undefined;
  }

  /** Whether the next post is not known, and may be had. */
  get isDry(): boolean {
    return !this.waiting.length && !this.error && !this.#isRead;
  }

  get #isRead(): boolean {
    return this.#ended || (this.#loaded && !this.waiting.length && this.#next === undefined);
  }

  /** Loads until a post waits, unless that is under way. Never fails. @returns Whether it gave up looking for one. */
  fill(load: Loader): Promise<boolean> {
    this.#filling ??= this.#fill(load).finally(() => (this.#filling = undefined));
    return this.#filling;
  }

  /** Another one at the same place, with the same posts in hand. */
  copy(): Source {
    const other = new Source(this.member, this.rank, this.#pinned, undefined);
    other.error = this.error;
    other.#ended = this.#ended;
    other.#page = this.#page;
    other.#after = this.#after;
    other.#time = this.#time;
    other.#loaded = this.#loaded;
    other.#next = this.#next;
    other.#met = this.#met;
    other.waiting = this.waiting.map((one) => ({ ...one, source: other, elsewhere: [...one.elsewhere] }));
    return other;
  }

  async #fill(load: Loader): Promise<boolean> {
    for (let pages = 0; this.isDry; pages++) {
      if (pages === MAX_EMPTY_PAGES) return true;
      if (this.#loaded) {
        this.#page = this.#next;
        if (this.#met) this.#after = undefined;
        this.#loaded = false;
      }
      try {
        const { posts, cursor } = await load(this.member, this.#page);
        this.#take(this.#line(posts));
        this.#next = this.#pinned ? undefined : cursor;
        this.#loaded = true;
      } catch (thrown) {
        this.error = toNetworkError(thrown);
        // There is nothing to come back to.
        this.#ended = /^(private|not-found)$/.test(this.error.code);
      }
    }
    return false;
  }

  /** Takes the first post that waits out of the line. */
  shift(): Waiting {
    const [first, ...others] = this.waiting;
    this.waiting = others;
    this.#after = first!.post.id;
    this.#time = first!.due;
    this.#met = true;
    return first!;
  }

  /** Those that the page was left with; what came in between stands before them, and is for the next visit. */
  #take(line: readonly Waiting[]): void {
    this.#met = true;
    this.waiting = line;
    if (this.#after === undefined) return;
    const at = line.findIndex(({ post }) => post.id === this.#after);
    if (at >= 0) {
      this.waiting = line.slice(at + 1);
      return;
    }
    // It is gone, or newer posts have pushed it to the next page.
    const from = line.findIndex(({ due }) => due <= this.#time);
    this.#met = from >= 0;
    this.waiting = from < 0 ? [] : line.slice(from);
  }

  /** Those of the leading account that are pinned stand on top of all; others where they would stand without. */
  #line(posts: readonly Post[]): readonly Waiting[] {
    const mine = posts.filter(({ pinned }) => pinned === this.#pinned);
    const isOnTop = this.#pinned && !this.rank;
    if (this.#pinned && !isOnTop) mine.sort((one, other) => timeOf(other) - timeOf(one));
    // An account keeps the order of its network, and a post with an old date does not keep those behind it from their turn.
    let due = -Infinity;
    return mine
      .reverse()
      .map((post) => {
        due = isOnTop ? FIRST : Math.max(due, timeOf(post));
        return { post, source: this, due, like: likenessOf(post, this.member.network), elsewhere: [] };
      })
      .reverse();
  }
}

/** A post that was passed on stands where that happened. */
function timeOf({ createdAt, repostedAt }: Post): number {
  return Date.parse(repostedAt ?? createdAt);
}
