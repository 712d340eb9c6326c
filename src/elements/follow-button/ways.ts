import type { AccountRef } from '../../core/model.js';
import type { FollowWay } from '../../core/network.js';
import type { Language } from '../../locales/translate.js';
import { followOf } from '../../stores/follows.js';
import { sessionOf } from '../../stores/session.js';
import { adoptStyles } from '../shared/adopt-styles.js';
import type { FollowButton } from './follow-button.js';
import { openFollowWindow, openLink } from './follow-window.js';
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
    case 'remote':
      return {};
    default:
      return way satisfies never;
  }
}

/** Does what a click on the button means, where that is more than to open its link. */
export function follow(button: FollowButton, ref: AccountRef, way: FollowWay, language: Language): void {
  const { url } = way;
  if (way.kind === 'remote') {
    loadHomeServer().then(
      ({ open }) => open(button.renderRoot, ref, way, language),
      () => openLink(url),
    );
    return;
  }
  const { step, relationship } = followOf(ref) ?? {};
  // A click that another script has made use of already is none of the visitor's for us.
  if (!step && 'userActivation' in navigator && !navigator.userActivation.isActive) {
    openLink(url);
    return;
  }
  // Now, while the click still counts: later, browsers let nobody open a window.
  const isByApp = way.kind === 'ticket' && way.byApp;
  const popup = step || relationship || isByApp || sessionOf(ref.network)?.oneClick ? undefined : openFollowWindow();
  loadTicketButton().then(
    ({ act }) => act({ button, ref, way, language }, popup),
    () => (popup ? popup.go(url) : openLink(url)),
  );
}

const loadHomeServer = (): Promise<typeof import('./home-server-dialog.js')> => import('./home-server-dialog.js');
const loadTicketButton = (): Promise<typeof import('./ticket-button.js')> => import('./ticket-button.js');
