import { html, nothing } from 'lit';
import type { Account, AccountRef } from '../../core/model.js';
import { networkOf, type FollowWay, type Markup, type PageSettings } from '../../core/network.js';
import type { Language } from '../../locales/translate.js';
import { $account } from '../../stores/account.js';
import { mayContact } from '../../stores/consent.js';
import { followOf } from '../../stores/follows.js';
import { $settings } from '../../stores/settings.js';
import { accent } from '../shared/accent.styles.js';
import { FollowEvent } from '../shared/events.js';
import { compact } from '../shared/numbers.js';
import { RemoteController } from '../shared/remote-controller.js';
import { Widget } from '../shared/widget.js';
import { styles } from './follow-button.styles.js';

/**
 * @tag magpie-follow-button
 * @summary Follows an account, and unfollows it where the network lets this page. Asks no server for anything unless `count` is set, the visitor clicks, or has followed by this button before.
 * @slot - Shown until the button is there and whenever it cannot be; put a plain link here.
 * @event {FollowEvent} magpie-follow - The visitor chose to follow. Cancel it to do something else instead.
 * @event {RelationshipEvent} magpie-relationship - How the visitor stands to the account became known, or changed.
 * @event {WidgetLoadEvent} magpie-load - The follower count is drawn.
 * @event {WidgetErrorEvent} magpie-error - The follower count could not be loaded; the button works without it.
 * @csspart button - What is clicked to follow, and to unfollow.
 * @csspart count - The follower count inside it.
 * @csspart more - What opens the QR code, for accounts that are followed by a link, and all of several accounts.
 * @csspart note - What is said below the button when something did not work out.
 * @csspart dialog - The dialog that a click opens: a QR code, a question, how an attempt stands, all of several accounts.
 * @cssprop [--magpie-accent=#0b57d0] - Colour of the filled button, of links and of the focus ring; lighter in the dark.
 * @cssprop [--magpie-on-accent=#fff] - Text on the accent colour.
 */
export class FollowButton extends Widget {
  static override properties = { ...Widget.properties, count: { type: Boolean }, size: {}, variant: {} };
  static override styles = [accent, styles];

  /** Shows the follower count, that of several accounts together; costs one request for each account (or for 25 of Bluesky's) of the page. */
  declare count: boolean;

  /** `small`, `medium` or `large`; medium where it is none of them. */
  declare size: 'small' | 'medium' | 'large';

  /** `filled` or `outline`; filled where it is none of them. */
  declare variant: 'filled' | 'outline';

  protected override readonly markup = this;
  /** What `account` names. Where that is several accounts, `ref` is the one of them that a click follows. */
  #whole: AccountRef | undefined;
  readonly #account = new RemoteController<Account>(this, () => {
    const ref = this.#whole;
    return this.count && ref && networkOf(ref).loadAccounts && mayContact(ref) ? $account(ref) : undefined;
  });

  constructor() {
    super();
    this.count = false;
    this.size = 'medium';
    this.variant = 'filled';
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    this.#whole = this.ref;
    const members = this.ref?.members;
    if (members) this.ref = this.later(loadChoice)?.likeliest(members) ?? members[0];
  }

  protected override renderAccount(ref: AccountRef, language: Language): unknown {
    const way = wayTo(ref, this);
    const follows = followOf(ref);
    const { step, relationship } = follows ?? {};
    const state = relationship ?? step;
    const remote = this.#account.value;
    const followers = remote?.state === 'ready' ? remote.value.followers : undefined;
    const count = followers === undefined ? undefined : compact(followers, language.tag);
    const look = `${this.size} ${this.variant}`;
    const whole = this.#whole!;
    const load = whole.members ? loadChoice : follows || way.kind === 'scan' ? loadWays : undefined;
    const more = load && this.later<Drawing>(load)?.draw(this, ref, way, language, look, whole);
    return html`<a
        part="button"
        class=${`${look} ${whole.members ? 'scan' : way.kind} ${state ?? ''}`}
        href=${way.url}
        target="_blank"
        rel="noopener"
        role=${more?.role ?? nothing}
        lang=${language.tag}
        aria-label=${more?.name ?? (state ? nothing : labelOf(ref, language, followers, count))}
        aria-haspopup=${way.kind !== 'ticket' || state ? nothing : 'dialog'}
        @click=${this.#onClick}
        @pointerover=${this.#onPointer}
        >${language.say(
          relationship ? (relationship === 'requested' ? 'Requested' : 'Following') : step ? 'Following…' : 'Follow',
        )}${
          // The room for a count is held whether it comes or not, so that nothing moves.
          remote ? html`<span part="count" aria-hidden="true">${count}</span>` : nothing
        }</a
      >${more?.after}`;
  }

  /** Where a file has to be loaded after the click, Safari lets nobody open a window any more. */
  readonly #onPointer = (): void => {
    if (wayTo(this.ref!, this).kind === 'ticket') this.later(loadWays);
  };

  readonly #onClick = (event: MouseEvent): void => {
    const ref = this.ref!;
    const way = wayTo(ref, this);
    const { step, relationship } = followOf(ref) ?? {};
    const go = step || relationship || this.dispatchEvent(new FollowEvent(ref, way.kind));
    const asLink =
      way.kind !== 'ticket' ||
      // With a key held, the visitor wants the link in a tab or window of its own.
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey ||
      // Scripts follow nobody, and unfollow nobody; they may look how far the visitor is.
      (!step && !event.isTrusted);
    if (go && asLink) return;
    event.preventDefault();
    if (go) {
      loadWays().then(
        (ways) => ways.follow(this, ref, way, this.spoken as Language),
        // What follows here cannot be loaded: the profile page is the way that is left.
        () => open(way.url, '_blank', 'noopener'),
      );
    }
  };
}

type Drawing = typeof import('./choice.js') | typeof import('./ways.js');

const loadChoice = (): Promise<typeof import('./choice.js')> => import('./choice.js');
const loadWays = (): Promise<typeof import('./ways.js')> => import('./ways.js');

function wayTo(ref: AccountRef, markup: Markup): FollowWay {
  const { ways, profileUrl } = networkOf(ref);
  const settings = $settings.get() as PageSettings;
  return ways?.(ref, settings, markup)[0] ?? { kind: 'link', url: profileUrl(ref, settings, markup)! };
}

/** Begins with what is drawn, so that people who speak to their browser can name it. */
function labelOf(
  ref: AccountRef,
  language: Language,
  followers: number | undefined,
  count: string | undefined,
): string {
  const { handle, label: network } = networkOf(ref);
  const label = language.say('Follow {handle} on {network}', { handle: handle(ref), network });
  return count ? `${label}, ${language.say('{n} follower|{n} followers', { n: count }, followers)}` : label;
}

declare global {
  interface HTMLElementTagNameMap {
    'magpie-follow-button': FollowButton;
  }
}
