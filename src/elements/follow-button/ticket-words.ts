import { toNetworkError } from '../../core/errors.js';
import type { FollowEnd } from '../../core/following.js';
import { networkOf } from '../../core/network.js';
import type { Language } from '../../locales/translate.js';
import { problemText } from '../shared/status.js';
import type { TicketButton } from './ticket-button.js';

/** What went wrong, and where the visitor can go on. */
interface Failure {
  readonly text: string;
  readonly link: { readonly text: string; readonly url: string } | undefined;
  /** Another try may do better; nothing but that is worth it. */
  readonly isPassing: boolean;
}

/** @param outcome How the visitor stands to the account all the same, in a sentence. */
export function failure(thrown: unknown, { ref, way, language }: TicketButton, outcome: string): Failure {
  const error = toNetworkError(thrown);
  const { say } = language;
  const isPassing = /^(unreachable|timeout|rate-limited)$/.test(error.code);
  const problem =
    error.code === 'private' ? say('This page may not do that for you.') : problemText(error, ref, language, false);
  const link = { text: say('Open the page of {handle}', { handle: networkOf(ref).handle(ref) }), url: way.url };
  return isPassing ? { text: `${problem} ${outcome}`, link: undefined, isPassing } : { text: problem, link, isPassing };
}

/** How an attempt ended, in a sentence. */
export function endText(
  end: FollowEnd,
  { ref, language: { say } }: { ref: TicketButton['ref']; language: Language },
): string {
  const { handle, label: network } = networkOf(ref);
  switch (end.state) {
    case 'following':
      return say('You follow {handle} now.', { handle: handle(ref) });
    case 'requested':
      return say('{handle} has to approve your request.', { handle: handle(ref) });
    case 'expired':
      return say('The time to confirm it ran out.');
    case 'declined':
      return end.reason === 'follow-limit'
        ? say('You follow as many accounts as {network} allows.', { network })
        : say('You declined it.');
    default:
      return end satisfies never;
  }
}
