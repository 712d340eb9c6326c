import type { AccountRef } from '../../core/model.js';
import type { FollowWay } from '../../core/network.js';
import type { Language } from '../../locales/translate.js';
import { followOf } from '../../stores/follows.js';
import { $online } from '../../stores/online.js';
import { sessionOf } from '../../stores/session.js';
import { adoptStyles } from '../shared/adopt-styles.js';
import type { FollowButton } from './follow-button.js';
import { openFollowWindow, openLink } from './follow-window.js';
import { asksFirst } from './home.js';
import { isActive } from './real-click.js';
import { renderScanButton } from './scan-button.js';
import { waysStyles } from './ways.styles.js';

/** What a way to follow has besides its link. */
export interface More {
  /** Set where the link does something here. */
  readonly role?: 'button';
  /** Names it, where its link alone would not say it all. */
  readonly name?: string | undefined;
  /** Drawn after it. */
  readonly after?: unknown;
}

/** Draws what a way to follow has besides its link; asked again at each update of the button. */
export function draw(button: FollowButton, ref: AccountRef, way: FollowWay, language: Language, look: string): More {
  adoptStyles(button, waysStyles);
  switch (way.kind) {
    case 'scan':
      return { after: renderScanButton(look, ref, way, language) };
    case 'ticket':
      return button.later(loadTicketButton)?.drawTicket({ button, ref, way, language }) ?? {};
    case 'link':
      return {};
    default:
      return way satisfies never;
  }
}

/** Does what a click on the button means, where that is more than to open its link. */
export function follow(button: FollowButton, ref: AccountRef, way: FollowWay, language: Language): void {
  const { url } = way;
  const { step } = followOf(ref) ?? {};
  const isLooking = step === 'pending' || step === 'scanned';
  if (way.kind !== 'ticket' || (!isLooking && !isActive())) {
    openLink(url);
    return;
  }
  // Now, while the click still counts: later, browsers let nobody open a window.
  const popup = needsWindow(ref, way) ? openFollowWindow() : undefined;
  loadTicketButton().then(
    ({ act }) => act({ button, ref, way, language }, popup),
    () => (popup ? popup.go(url) : openLink(url)),
  );
}

/** Whether following now leads to a page of the network, as far as this page can tell; of taking back, nobody can. */
function needsWindow(ref: AccountRef, way: TicketWay): boolean {
  const { step, relationship } = followOf(ref) ?? {};
  const isOneClick = sessionOf(ref.network)?.oneClick;
  return !(step || relationship || way.byApp || isOneClick || !$online.get() || asksFirst(ref, way));
}

type TicketWay = Extract<FollowWay, { kind: 'ticket' }>;

const loadTicketButton = (): Promise<typeof import('./ticket-button.js')> => import('./ticket-button.js');
