import { NetworkError } from '../../core/errors.js';
import type { FollowEnd } from '../../core/following.js';
import type { AccountRef } from '../../core/model.js';
import { networkOf } from '../../core/network.js';
import type { Language } from '../../locales/translate.js';
import { $online } from '../../stores/online.js';
import { standing } from './standing.js';
import type { TicketButton } from './ticket-button.js';
import type { Failure } from './ticket-problems.js';

/**
 * What went wrong, in words that are loaded when something has; where they cannot be, how the visitor stands says enough.
 * @param isFollowed How they stand to the account all the same.
 */
export async function failure(thrown: unknown, shown: TicketButton, isFollowed: boolean): Promise<Failure> {
  try {
    return await (await loadProblems()).failure(thrown, shown, isFollowed);
  } catch {
    const problem = $online.get() ? '' : shown.language.say('You are offline. This needs a connection.');
    return { text: `${problem} ${standing(isFollowed, shown)}`.trim(), link: undefined, isPassing: true };
  }
}

/**
 * What went wrong where the visitor says they are, in words.
 * @returns `undefined` where no other answer could mend it.
 */
export async function homeProblem(thrown: unknown, shown: TicketButton, home: string): Promise<string | undefined> {
  try {
    return await (await loadProblems()).homeProblem(thrown, shown, home);
  } catch {
    return undefined;
  }
}

const loadProblems = (): Promise<typeof import('./ticket-problems.js')> => import('./ticket-problems.js');

/** How an attempt ended, in words. @param isUndo It was one to take a follow back. */
export async function endWords(end: FollowEnd, shown: TicketButton, isUndo: boolean): Promise<string> {
  if (end.state !== 'failed') return endText(end, shown);
  const { code, retryAfterSeconds } = end;
  const error = new NetworkError(code, 'It was not done', { retryAfterSeconds });
  const { text, link } = await failure(error, shown, isUndo);
  return link ? `${text} ${standing(isUndo, shown)}` : text;
}

/** The same for ends that need nothing more to be said. */
export function endText(
  end: Exclude<FollowEnd, { readonly state: 'failed' }>,
  { ref, language: { say } }: { readonly ref: AccountRef; readonly language: Language },
): string {
  const { handle, label: network } = networkOf(ref);
  switch (end.state) {
    case 'following':
      return say('You follow {handle} now.', { handle: handle(ref) });
    case 'requested':
      return say('{handle} has to approve your request.', { handle: handle(ref) });
    case 'not-following':
      return say('You no longer follow {handle}.', { handle: handle(ref) });
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
