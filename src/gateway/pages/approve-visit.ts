import type { TicketView } from '../follows/ticket-view.js';
import type { Session } from '../viewers/session.js';
import type { Figure } from './account-figure.js';
import type { Language } from './language.js';
import type { OpenVisit } from './open-visit.js';
import type { Official, Step } from './official-ticket.js';
import type { TextKey } from './texts.js';

/** What the approve page knows of a visit. */
export interface ApproveVisit {
  readonly language: Language;
  readonly ticket: TicketView;
  /** Who is to be followed. */
  readonly figure: Figure;
  /** Path and query of the page, for forms and for the way back from a sign-in. */
  readonly here: string;
  readonly session: Session | undefined;
  /** Whether the signed-in viewer follows the account, or has asked to. */
  readonly following: boolean;
  /** The account of another platform that the ticket is about; `undefined`: it is about one of this gateway. */
  readonly official: Official | undefined;
  /** What is next with an official account. */
  readonly step: Step | undefined;
  /** What is known of a visit that is about an open network; `undefined`: it is not. */
  readonly open: OpenVisit | undefined;
  /** Where the asking page was, if this page took its place. */
  readonly returnUrl: string | undefined;
  /** What came of the last try, in a sentence. */
  readonly notice: TextKey | undefined;
}

/** What a form of the approve page is bound to. */
export const approvePurpose = (ticketId: string): string => `approve/${ticketId}`;
