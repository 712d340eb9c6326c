import { toNetworkError } from '../../core/errors.js';
import type { AccountRef } from '../../core/model.js';
import { networkOf } from '../../core/network.js';
import { followingOf } from '../../stores/following-of.js';
import { $online } from '../../stores/online.js';
import { asksHome, hostOf, rememberedHome } from './home.js';
import type { TicketButton } from './ticket-button.js';
import { standing } from './standing.js';

/** What went wrong, and where the visitor can go on. */
export interface Failure {
  readonly text: string;
  readonly link: { readonly text: string; readonly url: string } | undefined;
  /** Another try may do better; nothing but that is worth it. */
  readonly isPassing: boolean;
}

/** @param isFollowed How the visitor stands to the account all the same. */
export async function failure(thrown: unknown, shown: TicketButton, isFollowed: boolean): Promise<Failure> {
  const { ref, way, language } = shown;
  const { code } = toNetworkError(thrown);
  const isPassing = /^(unreachable|timeout|rate-limited)$/.test(code);
  const problem =
    code === 'private' ? language.say('This page may not do that for you.') : await problemOf(thrown, shown);
  if (isPassing || !problem) {
    return { text: `${problem} ${standing(isFollowed, shown)}`.trim(), link: undefined, isPassing };
  }
  const text = language.say('Open the page of {handle}', { handle: networkOf(ref).handle(ref) });
  return { text: problem, link: { text, url: way.url }, isPassing };
}

/**
 * What went wrong where the visitor says they are, in words.
 * @returns `undefined` where no other answer could mend it.
 */
export async function homeProblem(thrown: unknown, shown: TicketButton, home: string): Promise<string | undefined> {
  const { code } = toNetworkError(thrown);
  if (!asksHome(shown.way) || code === 'private') return undefined;
  const { say } = shown.language;
  const host = await serverOf(shown.ref, home);
  if (code === 'not-found')
    return say('{host} was not found, or does not know this account. Check the spelling.', { host });
  return code !== 'rate-limited' && $online.get()
    ? say('{host} did not answer. Check the spelling, or try again.', { host })
    : problemOf(thrown, shown, home);
}

/** Empty where the words cannot be loaded. */
async function problemOf(
  thrown: unknown,
  { ref, way, language }: TicketButton,
  home = rememberedHome(ref.network),
): Promise<string> {
  const error = toNetworkError(thrown);
  if (!$online.get() && error.code === 'unreachable') return language.say('You are offline. This needs a connection.');
  try {
    const { problemText } = await import('../shared/status.js');
    // It is the visitor's own server that was asked.
    const asked = asksHome(way) && home !== undefined ? { ...ref, host: await serverOf(ref, home) } : ref;
    return problemText(error, asked, language, false);
  } catch {
    // The connection is gone, and the outcome says enough.
    return '';
  }
}

/** The visitor's server, as it can be read out. */
async function serverOf(ref: AccountRef, home: string): Promise<string> {
  const { home: question } = await followingOf(ref);
  return question ? hostOf(home, question) : home;
}
