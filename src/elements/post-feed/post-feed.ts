import { html, nothing } from 'lit';
import type { AccountRef, Post, PostPage, PostQuery } from '../../core/model.js';
import { networkOf } from '../../core/network.js';
import type { Language } from '../../locales/translate.js';
import { mayContact } from '../../stores/consent.js';
import { $now, onTick } from '../../stores/now.js';
import { $posts, type PostsStore } from '../../stores/posts.js';
import { panel } from '../shared/panel.styles.js';
import { RemoteController } from '../shared/remote-controller.js';
import type { DrawnTexts } from '../shared/rich-text.js';
import { renderConsent, renderProblem, staleText } from '../shared/status.js';
import { tokens } from '../shared/tokens.styles.js';
import { Widget } from '../shared/widget.js';
import { adoptAttachmentStyles, canDraw } from './lazy-attachments.js';
import { afterUpdate, onInput } from './lazy-inputs.js';
import { styles } from './post-feed.styles.js';
import type { PostView } from './post-view.js';
import { postStyles } from './post.styles.js';
import { renderPost } from './post.js';
import { isFiltered, toQuery } from './query.js';

/** What an average post takes; less than most, more than a line of text. */
const POST_EM = 9;
const MAX_SKELETONS = 4;

/**
 * @tag magpie-post-feed
 * @summary Shows the latest posts of an account.
 * @slot - Shown until the posts are there and whenever they cannot be; put a plain link here.
 * @event {WidgetLoadEvent} magpie-load - The posts are drawn.
 * @event {WidgetErrorEvent} magpie-error - They could not be loaded, or not anew. Cancel it to silence the console.
 * @csspart panel - The surface that everything stands on.
 * @csspart feed - The list of posts.
 * @csspart post - One post.
 * @csspart foot - The line below the posts: how old they are, what went wrong, and what loads more.
 * @csspart more - What loads more posts.
 * @csspart status - What is said instead of posts: a problem, a question before anything is loaded, that there are none.
 * @cssprop [--magpie-accent=#0b57d0] - Colour of links, filled buttons and the focus ring; lighter in the dark.
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
  };
  static override styles = [tokens, panel, styles, postStyles];

  /** Posts to show at first and for each “Load more”; 1 to 40. */
  declare limit: number;

  /** `list`, or `grid`: cards beside each other where there is room for them; list where it is none of them. */
  declare layout: string;

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

  /** @internal What is drawn; behind the store's value while attachments are on their way. */
  page: PostPage | undefined;
  /** @internal How many of its posts the visitor has asked for. */
  shown = 0;
  /** @internal What the visitor has opened; see `PostView`. */
  readonly opened = new Set<string>();

  /** @internal */
  query!: PostQuery;
  /** @internal */
  language!: Language;
  /** @internal */
  readonly posts = new RemoteController<PostPage, PostsStore>(this, () => {
    const { ref } = this;
    return ref && networkOf(ref).loadPosts && mayContact(ref.network) ? $posts(ref, this.query) : undefined;
  });
  /** Whose `page` it is. */
  #store: PostsStore | undefined;
  /** By post: a network may give one author object to several posts, and nodes have one place. */
  readonly #texts = new WeakMap<Post, DrawnTexts>();
  readonly #update = (): void => this.requestUpdate();
  #stopClock: (() => void) | undefined;

  constructor() {
    super();
    this.limit = 20;
    this.layout = 'list';
    this.noReplies = this.noReposts = this.mediaOnly = false;
    this.tags = this.languages = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopClock = onTick(this.#update);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopClock!();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    this.query = toQuery(this);
  }

  protected override renderAccount(ref: AccountRef, language: Language): unknown {
    if (!networkOf(ref).loadPosts) return html`<slot></slot>`;
    this.language = language;
    const onEvent = (event: Event): void => onInput(event, this);
    return html`<div
      part="panel"
      class="panel ${this.layout === 'grid' ? 'grid' : ''}"
      @click=${onEvent}
      @keydown=${onEvent}
      @focusin=${onEvent}
      @focusout=${onEvent}
      @pointerover=${onEvent}
    >
      ${this.#renderState(ref, language)}
    </div>`;
  }

  #renderState(ref: AccountRef, language: Language): unknown {
    const { store, value: remote } = this.posts;
    if (!store || !remote) return renderConsent('Posts from {who}', ref, language);
    if (store !== this.#store) {
      this.#store = store;
      this.page = undefined;
      this.shown = this.query.limit;
    }
    switch (remote.state) {
      case 'failed':
        return renderProblem(remote.error, ref, language, () => store.load());
      case 'ready':
        // Nothing is drawn before its attachments can be, so that nothing jumps.
        if (canDraw(remote.value.posts, this.#update)) this.page = remote.value;
        return this.page ? this.#renderPage(this.page, ref, language) : this.#renderSkeleton(language);
      case 'loading':
        return this.#renderSkeleton(language);
      default:
        return remote satisfies never;
    }
  }

  #renderSkeleton({ say }: Language): unknown {
    const { limit } = this.query;
    // As a property: a strict CSP refuses the attribute.
    return html`<div class="loading" aria-busy="true" .style=${`min-block-size:${limit * POST_EM}em`}>
      <span class="quiet" role="status" aria-label=${say('Loading posts')}><slot></slot></span>
      ${Array.from({ length: Math.min(limit, MAX_SKELETONS) }, () => html`<i></i>`)}
    </div>`;
  }

  #renderPage({ posts, cursor }: PostPage, ref: AccountRef, language: Language): unknown {
    const { say } = language;
    return html`${
      posts.length
        ? html`<button class="skip">${say('Skip these posts')}</button>
            <div
              part="feed"
              class="feed"
              role="feed"
              aria-label=${say('Posts by {handle}', { handle: networkOf(ref).handle(ref) })}
              aria-busy=${this.busy}
            >
              ${posts
                .slice(0, this.shown)
                .map((post, index) =>
                  renderPost(post, this.viewOf(post), index + 1, cursor ? -1 : posts.length, $now.get()),
                )}
            </div>
            <p class="skip" tabindex="-1">${say('End of the posts')}</p>`
        : html`<div part="status" class="status">
            <slot></slot>
            <p class="quiet">${say(isFiltered(this.query) ? 'No posts fit these filters.' : 'No posts yet.')}</p>
          </div>`
    }
    ${this.#renderFoot(ref, language)}`;
  }

  #renderFoot(ref: AccountRef, language: Language): unknown {
    const remote = this.posts.value;
    if (remote?.state !== 'ready') return nothing;
    const { at, error } = remote;
    const { posts, cursor } = this.page!;
    const { say } = language;
    const stale = staleText(at, error, ref, language);
    const more = cursor ?? posts.length > this.shown;
    return stale || more
      ? html`<div part="foot" class="foot">
          <span role="status"
            >${stale}
            ${error ? html`<button class="link" data-load="again">${say('Try again')}</button>` : nothing}</span
          >
          ${
            more
              ? html`<button part="more" class="link" data-load="more">
                  ${say(this.busy ? 'Loading …' : 'Load more')}
                </button>`
              : nothing
          }
        </div>`
      : nothing;
  }

  protected override updated(): void {
    adoptAttachmentStyles(this.shadowRoot!);
    afterUpdate(this);
  }

  /** @internal Something is on its way, or is there and waits for what draws it. */
  get busy(): boolean {
    const remote = this.posts.value;
    return remote?.state === 'ready' && (remote.changing || remote.value !== this.page);
  }

  /** @internal */
  viewOf(post: Post): PostView {
    let texts = this.#texts.get(post);
    if (!texts) this.#texts.set(post, (texts = new WeakMap()));
    return { network: networkOf(this.ref!), language: this.language, texts, opened: this.opened, update: this.#update };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'magpie-post-feed': PostFeed;
  }
}
