import { html, nothing } from 'lit';
import type { Account, AccountRef } from '../../core/model.js';
import { networkOf } from '../../core/network.js';
import type { Remote } from '../../core/remote.js';
import type { RichText } from '../../core/rich-text.js';
import type { MessageKey } from '../../locales/messages.js';
import type { Language } from '../../locales/translate.js';
import { $account } from '../../stores/account.js';
import { mayContact } from '../../stores/consent.js';
import { compact } from '../shared/numbers.js';
import { panel } from '../shared/panel.styles.js';
import { RemoteController } from '../shared/remote-controller.js';
import { drawText, type DrawnTexts } from '../shared/rich-text.js';
import { STALE_MS } from '../shared/stale.js';
import { tokens } from '../shared/tokens.styles.js';
import { Widget } from '../shared/widget.js';
import { styles } from './account-card.styles.js';

type Ready = Extract<Remote<Account>, { state: 'ready' }>;

/**
 * @tag magpie-account-card
 * @summary Shows an account, or several as one: pictures, name, handle, its own words, counts, and a follow button for each.
 * @slot - Shown until the account has loaded and whenever it cannot be; put a plain link here.
 * @slot header - Above everything, from edge to edge; the page's own styles lay it out.
 * @slot footer - Below everything, from edge to edge.
 * @slot error - In place of the sentence on what went wrong; the plain link stays above it, and what tries again beside it.
 * @event {WidgetLoadEvent} magpie-load - The account is drawn.
 * @event {WidgetErrorEvent} magpie-error - The account could not be loaded. Cancel it to silence the console.
 * @event {FollowEvent} magpie-follow - The visitor chose to follow. Cancel it to do something else instead.
 * @event {RelationshipEvent} magpie-relationship - How the visitor stands to the account became known, or changed.
 * @csspart card - The whole card.
 * @csspart banner - The wide picture on top, or the plain field in its place.
 * @csspart avatar - The round picture.
 * @csspart name - The display name, a link to the profile.
 * @csspart handle - The line below the name.
 * @csspart bio - The account's own words and profile fields.
 * @csspart counts - Followers, following, posts.
 * @csspart parts - The rows of a card of several accounts: where each is, who, how many follow it, and its follow button.
 * @csspart more - What opens the account's own words, and closes them again.
 * @csspart badge - What is true of the account: automated, approves followers, a link that is proved to be its own.
 * @csspart fields - The profile fields.
 * @csspart row - One of several accounts.
 * @csspart row-mark - The sign of its network.
 * @csspart row-name - Its network and handle, a link to its profile.
 * @csspart row-count - How many follow it.
 * @csspart problem - The sentence on what went wrong, with what tries again.
 * @csspart retry - What tries again.
 * @csspart agree - The buttons that let the network be asked.
 * @csspart stale - How old the account is that is shown, and why.
 * @csspart status - What is said when there is no account to show, or before the network may be asked.
 * @csspart follow-button - The button inside the follow button, or inside each of several.
 * @csspart follow-more - In a row: what opens its QR code.
 * @csspart note - In a row: what is said below a follow button when something did not work out.
 * @csspart dialog - In a row: the dialog that a follow button opens.
 * @cssprop [--magpie-accent=#0b57d0] - Colour of links, filled buttons and the focus ring; lighter in the dark. As text and ring it is made as much darker or lighter as it takes to be read on the widget's own surface.
 * @cssprop [--magpie-on-accent=#fff] - Text on the accent colour.
 * @cssprop [--magpie-text=#1b1c1f] - Text.
 * @cssprop [--magpie-quiet=#5a5f69] - Secondary text.
 * @cssprop [--magpie-line=#00000017] - Hairlines.
 * @cssprop [--magpie-surface=#fff] - The card's background.
 * @cssprop [--magpie-sunk=#f4f5f7] - Fields that wait for content.
 * @cssprop [--magpie-radius=0.875em] - Corners of the card.
 */
export class AccountCard extends Widget {
  static override styles = [tokens, panel, styles];

  readonly #account = new RemoteController<Account>(this, () => {
    const { ref } = this;
    return ref && networkOf(ref).loadAccounts && mayContact(ref) ? $account(ref) : undefined;
  });
  readonly #texts: DrawnTexts = new WeakMap();
  /** Another width may cut off more of the text, or less. Some old browsers and strict pages have no such observer. */
  readonly #widths = globalThis.ResizeObserver && new ResizeObserver(() => this.updated());
  #open = false;
  #cut = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#widths?.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#widths?.disconnect();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const { ref } = this;
    super.willUpdate(changed);
    if (ref !== this.ref) this.#open = false;
  }

  protected override renderAccount(ref: AccountRef, language: Language): unknown {
    if (!networkOf(ref).loadAccounts) return html`<slot></slot>`;
    const remote = this.#account.value;
    switch (remote?.state) {
      case undefined:
        return this.#renderFrame(
          this.later(loadProblems)?.problemsOf(this).renderConsent('Profile from {who}', this, language) ??
            html`<slot></slot>`,
          'without',
          ref,
          language,
        );
      case 'loading':
        return this.#renderFrame(html`<slot></slot>`, 'waiting', ref, language);
      case 'failed':
        return this.#renderFrame(
          this.later(loadProblems)?.problemsOf(this).renderProblem(remote.error, ref, language, this.#onRetry) ??
            html`<slot></slot>`,
          'without',
          ref,
          language,
        );
      case 'ready':
        return this.#renderReady(remote, ref, language);
      default:
        return remote satisfies never;
    }
  }

  /** The same room in every state, so that nothing below the card moves. */
  #renderFrame(
    body: unknown,
    state: string,
    ref: AccountRef,
    language: Language,
    account?: Account,
    stale?: unknown,
  ): unknown {
    const { tag } = language;
    const { members } = ref;
    return html`<article part="card" class=${`panel ${state}`} lang=${tag}>
      <slot name="header"></slot>
      <div part="banner">${[picture(account?.bannerUrl), stale]}</div>
      <div class="head">
        <div part="avatar">${picture(account?.avatarUrl)}</div>
        ${
          account && !members
            ? html`<magpie-follow-button
                exportparts="button:follow-button"
                account=${this.account}
                lang=${tag}
                size="small"
              ></magpie-follow-button>`
            : nothing
        }
      </div>
      <div class="body">${body}</div>
      ${
        members &&
        html`<div part="parts">
          ${this.later(loadParts)?.renderParts(this, ref, language, account) ?? members.map(() => html`<br />`)}
        </div>`
      }
      <slot name="footer"></slot>
    </article>`;
  }

  #renderReady({ value, at, error }: Ready, ref: AccountRef, language: Language): unknown {
    const { bot, locked, fields } = value;
    const { label, mark } = networkOf(ref);
    const text = (rich: RichText): Node[] => drawText(rich, this.#texts);
    const details = bot || locked || fields.length ? this.later(loadDetails) : undefined;
    const links = value.bio.some((part) => 'profiles' in part && /[@/]/.test(part.text))
      ? this.later(loadLinks)
      : undefined;
    const parts = value.parts && this.later(loadParts);
    const status = error || Date.now() - at > STALE_MS ? this.later(loadProblems)?.problemsOf(this) : undefined;
    return this.#renderFrame(
      html`<a part="name" href=${value.url} target="_blank" rel="noopener"><bdi lang="">${text(value.name)}</bdi></a>
        <div part="handle" class="quiet">
          ${
            mark &&
            html`<svg class="emoji" viewBox="0 0 16 16" fill="currentcolor" role="img">
              <title>${language.say(label as MessageKey)}</title>
              <path d=${mark} />
            </svg> `
          }<bdi>${value.handle}</bdi>${details?.renderMarks(this, value, language)}
        </div>
        <div
          part="bio"
          class=${this.#open ? 'open' : this.#cut ? 'cut' : nothing}
          dir="auto"
          lang=""
          @focusin=${this.#onFocus}
        >
          ${text(links?.linked(value.bio) ?? value.bio)}${details?.renderFields(fields, text, language)}
        </div>
        <div part="counts" class="quiet">
          ${parts ? parts.renderSum(value, language) : count(value.followers, 'follower|followers', language)}
          ${count(value.following, 'following', language)} ${count(value.posts, 'post|posts', language)}
          ${
            this.#cut || this.#open
              ? html`<button part="more" class="link" aria-expanded=${this.#open} @click=${this.#onMore}>
                  ${language.say(this.#open ? 'Show less' : 'Show more')}
                </button>`
              : nothing
          }
        </div>`,
      'ready',
      ref,
      language,
      value,
      status?.renderStale(at, error, ref, language, this.#onRetry),
    );
  }

  protected override updated(): void {
    const bio = this.renderRoot.querySelector('[part=bio]:not(.open)');
    const cut = bio ? bio.scrollHeight > bio.clientHeight + 1 : false;
    if (cut !== this.#cut && !this.#open) {
      this.#cut = cut;
      this.requestUpdate();
    }
  }

  readonly #onMore = (): void => {
    this.#open = !this.#open;
    this.requestUpdate();
  };

  /** No link has the focus where nobody sees it. */
  readonly #onFocus = (): void => {
    if (!this.#open && this.#cut) this.#onMore();
  };

  readonly #onRetry = (): void => this.#account.store?.load();
}

const loadProblems = (): Promise<typeof import('./problems.js')> => import('./problems.js');
const loadParts = (): Promise<typeof import('./parts.js')> => import('./parts.js');
const loadLinks = (): Promise<typeof import('./bio-links.js')> => import('./bio-links.js');
const loadDetails = (): Promise<typeof import('./details.js')> => import('./details.js');

/** A number that the network hides leaves no gap. */
function count(number: number | undefined, what: MessageKey, { say, tag }: Language): unknown {
  return number === undefined ? nothing : html`<span><b>${compact(number, tag)}</b> ${say(what, {}, number)}</span>`;
}

/** Beside the name, a picture says nothing more; one that fails leaves the plain field. */
function picture(src: string | undefined): unknown {
  return src && html`<img alt="" src=${src} referrerpolicy="no-referrer" @load=${hide} @error=${hide} />`;
}

/** The next account's picture may come into the same node. */
function hide({ currentTarget, type }: Event): void {
  (currentTarget as HTMLElement).hidden = type === 'error';
}

declare global {
  interface HTMLElementTagNameMap {
    'magpie-account-card': AccountCard;
  }
}
