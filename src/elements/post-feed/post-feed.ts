import { html, nothing } from 'lit';
import type { AccountRef, Post, PostPage, PostQuery } from '../../core/model.js';
import { networkOf } from '../../core/network.js';
import type { Remote } from '../../core/remote.js';
import type { Language } from '../../locales/translate.js';
import { mayContact } from '../../stores/consent.js';
import { $now, onTick } from '../../stores/now.js';
import { $posts, type PostsStore } from '../../stores/posts.js';
import { panel } from '../shared/panel.styles.js';
import { RemoteController } from '../shared/remote-controller.js';
import type { DrawnTexts } from '../shared/rich-text.js';
import { STALE_MS } from '../shared/stale.js';
import { tokens } from '../shared/tokens.styles.js';
import { Widget } from '../shared/widget.js';
import { mediaStyles } from './media-grid.styles.js';
import { PostEvent } from './post-event.js';
import { styles } from './post-feed.styles.js';
import type { PostView } from './post-view.js';
import { needsExtras, renderPost, type Extras } from './post.js';
import { postStyles } from './post.styles.js';
import { toQuery } from './query.js';

/** What an average post takes; less than most, more than a line of text. In a grid, two stand beside each other. */
const POST_EM = 9;

/**
 * @tag magpie-post-feed
 * @summary Shows the latest posts of an account, or of several as one.
 * @slot - Shown until the posts are there and whenever they cannot be; put a plain link here.
 * @slot header - Above the posts, from edge to edge; the page's own styles lay it out.
 * @slot footer - Below everything, from edge to edge.
 * @slot empty - In place of the sentence that there are no posts; the plain link stays above it.
 * @slot error - In place of the sentence on what went wrong; the plain link stays above it, and what tries again beside it.
 * @event {WidgetLoadEvent} magpie-load - The posts are drawn.
 * @event {PostEvent} magpie-post - A post is about to be drawn. Cancel it to leave the post out.
 * @event {WidgetErrorEvent} magpie-error - They could not be loaded, or not anew. Cancel it to silence the console.
 * @csspart panel - The surface that everything stands on.
 * @csspart feed - The list of posts.
 * @csspart post - One post.
 * @csspart avatar - The author's picture.
 * @csspart author - The line on who wrote it, and when.
 * @csspart name - The author's name, a link to their profile.
 * @csspart handle - The author's handle.
 * @csspart time - How long ago, a link to the post.
 * @csspart text - What the post says.
 * @csspart counts - The line of replies, reposts and likes.
 * @csspart mark - A small sign with a word or a number: one of the counts, pinned, reposted by, replying to.
 * @csspart media - The pictures of a post.
 * @csspart picture - One of them, a link to it.
 * @csspart player - A video, a GIF or a recording.
 * @csspart play - What plays and pauses it.
 * @csspart link-card - The preview of a linked page.
 * @csspart quote - A quoted post.
 * @csspart poll - A poll.
 * @csspart poll-bar - The share of an option, as a bar.
 * @csspart warning - What stands in front of a post or of pictures until the visitor wants to see them.
 * @csspart show - What shows them.
 * @csspart skip - What leads past the posts; seen while it has the focus.
 * @csspart show-news - What shows the new posts.
 * @csspart news - Where it says that there are new posts, over the others; set `inset-block-start` below what stays on top of the page.
 * @csspart foot - The line below the posts: how old they are, what went wrong, and what loads more.
 * @csspart more - What loads more posts.
 * @csspart problem - The sentence on what went wrong, with what tries again.
 * @csspart retry - What tries again.
 * @csspart agree - The buttons that let the network be asked.
 * @csspart stale - How old the posts are, and what went wrong with newer ones.
 * @csspart dialog - The pictures over the page.
 * @csspart status - What is said instead of posts: a problem, a question before anything is loaded, that there are none.
 * @cssprop [--magpie-accent=#0b57d0] - Colour of links, filled buttons and the focus ring; lighter in the dark. As text and ring it is made as much darker or lighter as it takes to be read on the widget's own surface.
 * @cssprop [--magpie-on-accent=#fff] - Text on the accent colour.
 * @cssprop [--magpie-text=#1b1c1f] - Colour of text.
 * @cssprop [--magpie-quiet=#5a5f69] - Colour of what is secondary: handles, ages, counts.
 * @cssprop [--magpie-line=#00000017] - Colour of hairlines.
 * @cssprop [--magpie-surface=#fff] - Colour of the surface.
 * @cssprop [--magpie-sunk=#f4f5f7] - Colour of what lies deeper: warnings, missing pictures, what is still to come.
 * @cssprop [--magpie-radius=0.875em] - Radius of the corners.
 */
export class PostFeed extends Widget {
  static override properties = {
    ...Widget.properties,
    limit: { type: Number },
    layout: {},
    noReplies: { type: Boolean, attribute: 'no-replies' },
    noReposts: { type: Boolean, attribute: 'no-reposts' },
    mediaOnly: { type: Boolean, attribute: 'media-only' },
    tags: {},
    languages: {},
    hide: {},
    only: {},
    infinite: { type: Boolean },
    refresh: { type: Number },
  };
  static override styles = [tokens, panel, styles, postStyles, mediaStyles];

  /** Posts to show at first and for each “Load more”; 1 to 40. */
  declare limit: number;

  /** `list`, or `grid`: cards beside each other where there is room for them; list where it is none of them. */
  declare layout: 'list' | 'grid';

  /** Leaves out answers to other people. The author's own threads stay. */
  declare noReplies: boolean;

  /** Leaves out posts of others that the account passed on. */
  declare noReposts: boolean;

  /** Shows only posts with pictures, video or audio. */
  declare mediaOnly: boolean;

  /** Shows only posts with one of these hashtags, separated by white space or commas, with or without `#`. */
  declare tags: string;

  /** Shows only posts in one of these languages, or in none: BCP 47 tags, separated by white space or commas. */
  declare languages: string;

  /**
   * Leaves out posts, separated by white space or commas: `#spring`, those with this tag; `@river.example`, those that somebody
   * wrote or passed on; `https://…`, the post at this address, whoever passes it on; an id of a post; anything else, those with
   * this word, in the text or in what hangs on it; words between `"` are looked for together. Capitals make no difference.
   * A post that quotes one of these is left out, too.
   */
  declare hide: string;

  /** Shows only posts that one of these fits, written as in `hide`; what a post quotes does not count. */
  declare only: string;

  /** Loads more by itself as a visitor comes near the end, and keeps only the posts around drawn. At the end itself it waits. */
  declare infinite: boolean;

  /**
   * Seconds between two looks for new posts while the page is visible, 30 at least; what is new waits behind a button.
   * None: it does not look.
   */
  declare refresh: number;

  /** @internal */
  language!: Language;
  /** @internal */
  query!: PostQuery;
  /** @internal What is drawn: the store's value, but for what the page or the moment keeps out of it. */
  page: PostPage | undefined;
  /** @internal What `page` was made of. */
  value: PostPage | undefined;
  /** @internal How many of its posts the visitor has asked for. */
  shown = 0;
  /** @internal What was clicked before anything could answer. */
  clicked: EventTarget | null | undefined;
  /** @internal The visitor wants to see what comes, wherever that moves what is there. */
  asked = false;
  /** @internal */
  readonly posts = new RemoteController<PostPage, PostsStore>(this, () => {
    const { ref } = this;
    return ref && networkOf(ref).loadPosts && mayContact(ref) ? /* @__NOINLINE__ */ $posts(ref, this.query) : undefined;
  });
  /** Whose `page` it is. */
  #store: PostsStore | undefined;
  /** Posts may come while somebody reads. */
  #moving: unknown;
  #parts: (Extras & Moving) | undefined;
  /** By post: whether the page lets it be drawn. */
  readonly #wanted = new WeakMap<Post, boolean>();
  #turnedTo = false;
  /** The feed answers, or cannot. */
  #turned = false;
  readonly #opened = new Set<string>();
  /** @internal By post: a network may give one author object to several posts, and nodes have one place. */
  readonly texts = new WeakMap<Post, DrawnTexts>();

  constructor() {
    super();
    this.limit = 20;
    this.layout = 'list';
    this.noReplies = this.noReposts = this.mediaOnly = this.infinite = false;
    this.tags = this.languages = this.hide = this.only = '';
    this.refresh = 0;
    let stopClock = (): void => {};
    this.addController({
      hostConnected: () => (stopClock = onTick(this.#update)),
      hostDisconnected: () => stopClock(),
    });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    this.query = toQuery(this);
  }

  protected override renderAccount(ref: AccountRef, language: Language): unknown {
    this.language = language;
    if (!networkOf(ref).loadPosts) return slot;
    const grid = this.layout === 'grid';
    const content = this.#renderState(ref, language);
    // Who has written less than was asked for keeps no empty room below it.
    const { page } = this;
    const posts = page && !page.cursor ? Math.min(page.posts.length || 1, this.query.limit) : this.query.limit;
    // The style as a property: a strict CSP refuses the attribute.
    return html`<div
      part="panel"
      class=${`panel ${grid ? 'grid' : ''}`}
      lang=${language.tag}
      .style=${`--_room:${posts * (grid ? POST_EM / 2 : POST_EM)}em`}
      @click=${this.#onTurn}
      @focusin=${this.#onTurn}
      @pointerover=${this.#onTurn}
    >
      <slot name="header"></slot>${content}<slot name="footer"></slot>
    </div>`;
  }

  #renderState(ref: AccountRef, language: Language): unknown {
    const { store, value: remote } = this.posts;
    if (store !== this.#store) {
      this.#store = store;
      this.page = this.value = undefined;
      this.#moving = undefined;
      this.shown = this.query.limit;
    }
    switch (remote?.state) {
      case undefined:
        return this.later(loadStatus)?.renderConsent('Posts from {who}', this, language) ?? slot;
      case 'failed':
        return this.later(loadStatus)?.renderProblem(remote.error, ref, language, this.#onRetry) ?? slot;
      case 'ready': {
        // Nothing is drawn before its extras can be, so that nothing jumps.
        const { value } = remote;
        const extras = this.layout === 'grid' || value.posts.some(needsExtras) ? this.later(loadExtras) : {};
        const moving = (this.#moving ||= this.infinite || this.refresh || this.page?.rest)
          ? this.later(loadMoving)
          : {};
        if (extras && moving) {
          this.#parts = { ...extras, ...moving };
          extras.adopt?.(this);
          if (value !== this.value) {
            const page = { ...value, posts: value.posts.filter(this.#isWanted) };
            this.page = moving.holdBack?.(this, page) ?? page;
            this.value = value;
          }
        }
        return this.page ? this.#renderPage(this.page, remote, ref) : this.#renderSkeleton();
      }
      case 'loading':
        return this.#renderSkeleton();
      default:
        return remote satisfies never;
    }
  }

  #renderSkeleton(): unknown {
    return html`<div class="loading" aria-busy="true" role="status" aria-label=${this.language.say('Loading posts')}>
      <p class="quiet"><slot></slot></p>
      <i></i><i></i><i></i>
    </div>`;
  }

  #renderPage({ posts, cursor, missing }: PostPage, { at, error }: Ready, ref: AccountRef): unknown {
    const { language, busy } = this;
    const { say } = language;
    const network = networkOf(ref);
    const total = cursor ? -1 : posts.length;
    const parts = this.#parts!;
    const draw = (post: Post, index: number): unknown =>
      renderPost(post, this.viewOf(post), index + 1, total, $now.get(), parts);
    const drawn = posts.slice(0, this.shown);
    const status = error || missing || Date.now() - at > STALE_MS ? this.later(loadStatus) : undefined;
    return html`${parts.renderNews?.(this)}
      ${
        posts.length
          ? html`<button part="skip" class="skip">${say('Skip these posts')}</button>
              <div
                part="feed"
                role="feed"
                aria-label=${say('Posts by {handle}', { handle: network.handle(ref) })}
                aria-busy=${busy}
              >
                ${parts.renderLong?.(this, drawn, draw) ?? drawn.map(draw)}
              </div>
              <p class="skip" tabindex="-1">${say('End of the posts')}</p>`
          : (this.later(loadEmpty)?.renderEmpty(this.query, language, cursor) ?? slot)
      }
      <div part="foot">
        ${status?.renderStale(at, error, ref, language, this.#onRetry, missing)}
        ${
          (cursor ?? posts.length > this.shown)
            ? html`<button part="more" class="link">${say(busy ? 'Loading …' : 'Load more')}</button>`
            : nothing
        }
      </div>`;
  }

  protected override updated(): void {
    const inputs = this.#turnedTo ? this.later(loadInputs) : undefined;
    inputs?.afterUpdate(this);
    if (inputs) this.#turned = true;
    // What takes posts that are late is there before they are.
    if (this.page?.rest && !this.#moving) this.requestUpdate();
    this.#parts?.keepUp?.(this);
    if (this.page && this.page.posts.length < this.value!.posts.length) this.later(loadFill)?.fill(this);
  }

  readonly #isWanted = (post: Post): boolean => {
    let wanted = this.#wanted.get(post);
    if (wanted === undefined) {
      this.#wanted.set(post, (wanted = this.dispatchEvent(new PostEvent(this.ref!, post))));
    }
    return wanted;
  };

  /** @internal Something is on its way, or is there and waits for what draws it. */
  get busy(): boolean {
    const remote = this.posts.value;
    return !this.drawn || (remote?.state === 'ready' && remote.changing);
  }

  /** @internal `false` while posts are there and wait for what draws them. */
  get drawn(): boolean {
    const remote = this.posts.value;
    return remote?.state !== 'ready' || !!(this.page && remote.value === this.value);
  }

  /** @internal */
  viewOf(post: Post): PostView {
    let texts = this.texts.get(post);
    if (!texts) this.texts.set(post, (texts = new WeakMap()));
    return {
      // A post of several accounts says which network it is on.
      network: networkOf({ ...this.ref!, ...post }),
      language: this.language,
      texts,
      opened: this.#opened,
      update: this.#update,
    };
  }

  readonly #update = (): void => this.requestUpdate();

  /** What answers keys and clicks is loaded when a visitor turns to the feed. Until then it is a list of links. */
  readonly #onTurn = (event: Event): void => {
    if (event.type === 'click') this.#onFirstClick(event as MouseEvent);
    if (this.#turnedTo) return;
    this.#turnedTo = true;
    this.requestUpdate();
  };

  /** A tap comes with the first look: what it wants done waits for what does it, and is a link where that cannot come. */
  #onFirstClick(event: MouseEvent): void {
    this.clicked = event.target;
    const link = (event.target as Element).closest<HTMLElement>('.media a');
    if (!link || this.#turned || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    loadInputs().catch(() => {
      this.#turned = true;
      link.click();
    });
  }

  readonly #onRetry = (): void => {
    const { page, shown } = this;
    this.asked = true;
    // As it was asked for the last time; who was missing is missed from the top.
    if (page?.cursor && !page.missing && page.posts.length < shown) this.#store?.more();
    else this.#store?.load();
  };
}

const slot = html`<slot></slot>`;

type Ready = Extract<Remote<PostPage>, { state: 'ready' }>;

const loadStatus = (): Promise<typeof import('../shared/status.js')> => import('../shared/status.js');
const loadInputs = (): Promise<typeof import('./feed-inputs.js')> => import('./feed-inputs.js');
const loadEmpty = (): Promise<typeof import('./empty.js')> => import('./empty.js');
/** Where they cannot be loaded, posts are drawn without: the originals are a click away. */
const loadExtras = (): Promise<Extras> => import('./post-extras.js').catch(() => ({}));
const loadMoving = (): Promise<Moving> => import('./moving.js').catch(() => ({}));
const loadFill = (): Promise<typeof import('./fill.js')> => import('./fill.js');

type Moving = Partial<typeof import('./moving.js')>;

declare global {
  interface HTMLElementTagNameMap {
    'magpie-post-feed': PostFeed;
  }
}
