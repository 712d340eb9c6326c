import type { FollowRequest, HandOver } from '../../core/following.js';
import { networkOf } from '../../core/network.js';
import { followOf } from '../../stores/follows.js';
import { keyOf } from '../../stores/key.js';
import { begin, endOf } from '../../stores/tickets.js';
import type { AppWays } from './app-ways.js';
import type { FollowButton } from './follow-button.js';
import { isInApp, type FollowWindow } from './follow-window.js';
import { say, whisper } from './note.js';
import type { TicketButton } from './ticket-button.js';
import type { Restarted } from './ticket-dialog.js';
import { endText, failure } from './ticket-words.js';

/** Who asked for an attempt last, and whether it is to be finished in a window that has opened. */
interface Asking {
  button: FollowButton;
  readonly isInWindow: boolean;
}

/** By account; what a reload resumes was asked for by nobody on this page. */
const asking = new Map<string, Asking>();
const watched = new Set<string>();

/** Begins to follow, and shows where that is to be finished. */
export async function start(shown: TicketButton, popup: FollowWindow | undefined): Promise<void> {
  const { button, ref, way, language } = shown;
  asking.set(keyOf(ref), { button, isInWindow: Boolean(popup) });
  const dialog = loadDialog();
  // Where it cannot be loaded, the window is all there is.
  dialog.catch(() => {});
  try {
    const begun = await begin(ref, requestOf(shown, isAlone()));
    if (begun) {
      const { approveUrl } = 'ticket' in begun ? begun.ticket : begun.handOver;
      if (approveUrl) {
        popup?.go(approveUrl);
      } else {
        // What an app finishes needs no window.
        popup?.close();
        asking.set(keyOf(ref), { button, isInWindow: false });
      }
      await showAttempt(shown, 'handOver' in begun ? begun.handOver : undefined);
    } else {
      popup?.close();
      whisper(button, endText({ state: 'following' }, shown));
    }
  } catch (error) {
    const outcome = language.say('You do not follow {handle} yet.', { handle: networkOf(ref).handle(ref) });
    const { text, link, isPassing } = await failure(error, shown, outcome);
    // The profile page can do what this one may not.
    if (isPassing) popup?.close();
    else popup?.go(way.url);
    void say(button, text, link);
  }
}

/**
 * Shows the attempt that is under way; again, where the visitor has closed that. Nothing where it cannot be loaded.
 * @param handOver Shown in its place.
 */
export async function showAttempt(shown: TicketButton, handOver?: HandOver): Promise<void> {
  const { button, ref } = shown;
  const key = keyOf(ref);
  const asked = asking.get(key) ?? { button, isInWindow: false };
  asked.button = button;
  asking.set(key, asked);
  try {
    const { open } = await loadDialog();
    const ticket = handOver ?? followOf(ref)?.ticket;
    // What is only being begun is shown when there is something to go on with.
    if (!ticket) return;
    open(button, {
      ...shown,
      handOver,
      appWays: await appWaysFor(ticket),
      isInWindow: asked.isInWindow,
      isInPlace: isAlone(),
      redirect: isTop() ? () => restart(shown, true, (url) => location.assign(url)) : undefined,
      restart: () => restart(shown, isAlone()),
    });
  } catch {
    // The window, if there is one, is where it goes on; the browser's console names the file.
  }
}

/**
 * Begins anew. The window of before is out of reach: it goes on in another one, or in place of this page.
 * @param go Shows the network's page. @default The visitor does, from the dialog.
 */
async function restart(
  shown: TicketButton,
  isInPlace: boolean,
  go: (url: string) => void = () => {},
): Promise<Restarted> {
  const { button, ref, language } = shown;
  asking.set(keyOf(ref), { button, isInWindow: false });
  try {
    const begun = await begin(ref, requestOf(shown, isInPlace));
    if (!begun) return {};
    if ('handOver' in begun) return begun;
    if (begun.ticket.approveUrl) go(begun.ticket.approveUrl);
    return {};
  } catch (error) {
    const outcome = language.say('You do not follow {handle} yet.', { handle: networkOf(ref).handle(ref) });
    return { problem: (await failure(error, shown, outcome)).text };
  }
}

/** Watches an attempt to its end, and says how it ended: in the dialog, or below the button where that is closed. */
export async function seeThrough(shown: TicketButton): Promise<void> {
  const key = keyOf(shown.ref);
  if (watched.has(key)) return;
  watched.add(key);
  const asked = asking.get(key);
  try {
    const end = await endOf(shown.ref);
    const { button } = asking.get(key) ?? shown;
    // What has been begun anew meanwhile was asked for anew.
    if (asking.get(key) === asked) asking.delete(key);
    if (!end) return;
    const text = endText(end, shown);
    const dialog =
      button.renderRoot.querySelector<HTMLElementTagNameMap['magpie-ticket-dialog']>('magpie-ticket-dialog');
    if (end.state === 'following' || end.state === 'requested') {
      whisper(button, text);
    } else if (dialog) {
      dialog.conclude(end);
    } else {
      void say(button, text);
    }
  } catch {
    // What watches it cannot be loaded: the next visit resumes it.
  } finally {
    watched.delete(key);
  }
}

/** @param isInPlace Whether the network's page takes the place of this one, and has to lead back. */
function requestOf({ language }: TicketButton, isInPlace: boolean): FollowRequest {
  return { language: language.tag, returnUrl: isInPlace ? location.href : undefined };
}

/** Whether this is the only window that there can be. */
function isAlone(): boolean {
  return isInApp() && isTop();
}

/** In a frame, the network's page cannot take this one's place: it refuses to be framed. */
function isTop(): boolean {
  return self === top;
}

/** What draws an attempt that an app finishes; loaded where there is one. */
async function appWaysFor({ approveUrl }: HandOver): Promise<typeof AppWays | undefined> {
  return approveUrl ? undefined : (await import('./app-ways.js')).AppWays;
}

const loadDialog = (): Promise<typeof import('./ticket-dialog.js')> => import('./ticket-dialog.js');
