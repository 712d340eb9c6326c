import { toNetworkError, type NetworkError } from '../../core/errors.js';
import type { FollowEnd } from '../../core/following.js';
import { networkOf } from '../../core/network.js';
import type { Language } from '../../locales/translate.js';
import type { TicketButton } from './ticket-button.js';

/** What went wrong, and where the visitor can go on. */
interface Failure {
  readonly text: string;
  readonly link: { readonly text: string; readonly url: string } | undefined;
  /** Another try may do better; nothing but that is worth it. */
  readonly isPassing: boolean;
}

/** @param outcome How the visitor stands to the account all the same, in a sentence. */
export async function failure(thrown: unknown, shown: TicketButton, outcome: string): Promise<Failure> {
  const { ref, way, language } = shown;
  const error = toNetworkError(thrown);
  const isPassing = /^(unreachable|timeout|rate-limited)$/.test(error.code);
  const problem =
    error.code === 'private' ? language.say('This page may not do that for you.') : await problemOf(error, shown);
  if (isPassing || !problem) return { text: `${problem} ${outcome}`.trim(), link: undefined, isPassing };
  const text = language.say('Open the page of {handle}', { handle: networkOf(ref).handle(ref) });
  return { text: problem, link: { text, url: way.url }, isPassing };
}

/** The words for what went wrong are loaded when something has; empty where they cannot be. */
async function problemOf(error: NetworkError, { ref, language }: TicketButton): Promise<string> {
  try {
    return (await import('../shared/status.js')).problemText(error, ref, language, false);
  } catch {
    // The connection is gone, and the outcome says enough.
    return '';
  }
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
