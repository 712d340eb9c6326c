import { html, nothing } from 'lit';
import type { Account, AccountRef } from '../../core/model.js';
import { networkOf, type FollowWay } from '../../core/network.js';
import { languageOf, type Language } from '../../locales/translate.js';
import { $account } from '../../stores/account.js';
import { mayContact } from '../../stores/consent.js';
import { accent } from '../shared/accent.styles.js';
import { FollowEvent } from '../shared/events.js';
import { compact } from '../shared/numbers.js';
import { RemoteController } from '../shared/remote-controller.js';
import { Widget } from '../shared/widget.js';
import { styles } from './follow-button.styles.js';

/**
 * @tag magpie-follow-button
 * @summary Follows an account. Asks no server for anything unless `count` is set or the visitor clicks.
 * @slot - Shown until the button is there and whenever it cannot be; put a plain link here.
 * @event {FollowEvent} magpie-follow - The visitor chose to follow. Cancel it to do something else instead.
 * @event {WidgetLoadEvent} magpie-load - The follower count is drawn.
 * @event {WidgetErrorEvent} magpie-error - The follower count could not be loaded; the button works without it.
 * @csspart button - What is clicked to follow.
 * @csspart count - The follower count inside it.
 * @csspart more - What opens the QR code, for accounts that are followed by a link.
 * @cssprop [--magpie-accent=#0b57d0] - Colour of the filled button, of links and of the focus ring; lighter in the dark.
 * @cssprop [--magpie-on-accent=#fff] - Text on the accent colour.
 */
export class FollowButton extends Widget {
  static override properties = { ...Widget.properties, count: { type: Boolean }, size: {}, variant: {} };
  static override styles = [accent, styles];

  /** Shows the follower count; costs one request for each account (or for 25 of Bluesky's) of the page. */
  declare count: boolean;

  /** `small`, `medium` or `large`; medium where it is none of them. */
  declare size: string;

  /** `filled` or `outline`; filled where it is none of them. */
  declare variant: string;

  readonly #account = new RemoteController<Account>(this, () => {
    const { ref } = this;
    return this.count && ref && networkOf(ref).loadAccounts && mayContact(ref.network) ? $account(ref) : undefined;
  });

  constructor() {
    super();
    this.count = false;
    this.size = 'medium';
    this.variant = 'filled';
  }

  protected override renderAccount(ref: AccountRef, language: Language): unknown {
    const { url, kind } = wayTo(ref);
    const remote = this.#account.value;
    const followers = remote?.state === 'ready' ? remote.value.followers : undefined;
    const count = followers === undefined ? undefined : compact(followers, language.tag);
    const look = `${this.size} ${this.variant}`;
    return html`<a
        part="button"
        class=${look}
        href=${url}
        target="_blank"
        rel="noopener"
        lang=${language.tag}
        aria-label=${labelOf(ref, language, followers, count)}
        aria-haspopup=${kind === 'remote' ? 'dialog' : nothing}
        @click=${this.#onFollow}
        >${language.say('Follow')}${
          // The room for a count is held whether it comes or not, so that nothing moves.
          remote ? html`<span part="count">${count}</span>` : nothing
        }</a
      >${kind === 'scan' ? this.#renderScan(look, ref, url, language) : nothing}`;
  }

  #renderScan(look: string, ref: AccountRef, url: string, language: Language): unknown {
    const part = this.later(loadScanButton);
    return part
      ? part.renderScanButton(look, ref, url, language)
      : html`<button class=${look} disabled aria-hidden="true"></button>`;
  }

  readonly #onFollow = (event: MouseEvent): void => {
    const { ref } = this;
    const way = wayTo(ref!);
    const go = this.dispatchEvent(new FollowEvent(ref!, way.kind));
    // With a key held, the visitor wants the link in a tab or window of its own.
    const ask = way.kind === 'remote' && !(event.ctrlKey || event.metaKey || event.shiftKey) ? way : undefined;
    if (!go || ask) event.preventDefault();
    if (go && ask) {
      import('./home-server-dialog.js').then(
        ({ open }) => open(this.renderRoot, ref!, ask, languageOf(this.locale) as Language),
        // Where the dialog cannot be loaded, the profile page is the way that is left.
        () => window.open(ask.url, '_blank', 'noopener'),
      );
    }
  };
}

const loadScanButton = (): Promise<typeof import('./scan-button.js')> => import('./scan-button.js');

function wayTo(ref: AccountRef): FollowWay {
  const { ways, profileUrl } = networkOf(ref);
  return ways?.(ref)[0] ?? { kind: 'link', url: profileUrl(ref) };
}

/** The last label: pages repeat one account many times. */
let label = '';
let labelKey: readonly unknown[] = [];

/** Begins with what is drawn, so that people who speak to their browser can name it. */
function labelOf(
  ref: AccountRef,
  language: Language,
  followers: number | undefined,
  count: string | undefined,
): string {
  const key = [ref, language, count];
  if (key.some((part, at) => part !== labelKey[at])) {
    labelKey = key;
    const { handle, label: network } = networkOf(ref);
    label = language.say('Follow {handle} on {network}', { handle: handle(ref), network });
    if (count) label += `, ${language.say('{n} follower|{n} followers', { n: count }, followers)}`;
  }
  return label;
}

declare global {
  interface HTMLElementTagNameMap {
    'magpie-follow-button': FollowButton;
  }
}
