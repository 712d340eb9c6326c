import type { FollowRequest, HandOver } from '../../core/following.js';
import { followOf } from '../../stores/follows.js';
import { unfollow } from '../../stores/unfollow.js';
import { followingOf } from '../../stores/following-of.js';
import { sessionOf } from '../../stores/session.js';
import { begin } from '../../stores/tickets.js';
import type { AppWays } from './app-ways.js';
import { askingFor, setAsking } from './asking.js';
import { isInApp, openFollowWindow, openLink, type FollowWindow } from './follow-window.js';
import { asksHome, rememberedHome, rememberHome } from './home.js';
import { say, whisper } from './note.js';
import { isActive } from './real-click.js';
import type { TicketButton } from './ticket-button.js';
import type { Restarted } from './ticket-dialog.js';
import { endText, failure, homeProblem } from './ticket-words.js';

/**
 * Begins what a click on the button means, to follow or to take that back, and shows where it is to be finished. Where it
 * cannot be, the button says so; where another answer to the way's question could mend that, the question does.
 */
export async function start(shown: TicketButton, popup: FollowWindow | undefined): Promise<void> {
  const problem = await beginAt(shown, popup, rememberedHome(shown.ref.network));
  if (problem) await askHome(shown, problem);
}

/** Asks where the visitor is, and begins there. @param problem Why they are asked again, in words. */
export async function askHome(shown: TicketButton, problem?: string): Promise<void> {
  const { ref, way } = shown;
  try {
    const [{ open }, { home: question }] = await Promise.all([import('./home-dialog.js'), followingOf(ref)]);
    if (!question) return;
    open({
      shown,
      question,
      home: rememberedHome(ref.network) ?? '',
      problem,
      begin: (popup, home, onBegun) => beginAt(shown, popup, home, onBegun),
    });
  } catch {
    // The account's page is left; the browser's console names the file.
    openLink(way.url);
  }
}

/** @returns Why another answer to the way's question is needed, in words. `undefined`: the button says how it went. */
async function beginAt(
  shown: TicketButton,
  opened: FollowWindow | undefined,
  home: string | undefined,
  onBegun: () => void = () => {},
): Promise<string | undefined> {
  const { button, ref, way } = shown;
  setAsking(ref, { button, isInWindow: Boolean(opened) });
  const dialog = loadDialog();
  // Where it cannot be loaded, the window is all there is.
  dialog.catch(() => {});
  const isUndo = isFollowed(shown);
  const isOneClick = sessionOf(ref.network)?.oneClick;
  let popup = opened;
  try {
    const begun = await ask(shown, isAlone(), home);
    if (asksHome(way) && home !== undefined) rememberHome(ref.network, home);
    onBegun();
    if (begun === 'waiting' || begun === 'elsewhere' || !begun) {
      popup?.close();
      if (begun === 'elsewhere') sayElsewhere(shown);
      else if (begun) say(button, shown.language.say('You are offline. This is sent when you are connected again.'));
      else whisper(button, endText({ state: isUndo ? 'not-following' : relationshipOf(shown) }, shown));
      return undefined;
    }
    const { approveUrl } = 'ticket' in begun ? begun.ticket : begun.handOver;
    if (approveUrl) {
      // Of these, only the answer tells that they need a page of the network.
      if ((isUndo || isOneClick) && isActive()) popup ??= openFollowWindow();
      popup?.go(approveUrl);
    } else {
      // What an app finishes needs no window.
      popup?.close();
      popup = undefined;
    }
    setAsking(ref, { button, isInWindow: Boolean(popup) });
    await showAttempt(shown, 'handOver' in begun ? begun.handOver : undefined);
  } catch (error) {
    const problem = isOneClick ? undefined : await homeProblem(error, shown, home ?? '');
    if (problem) {
      popup?.close();
      return problem;
    }
    onBegun();
    const { text, link, isPassing } = await failure(error, shown, isUndo);
    // The profile page can do what this one may not.
    if (isPassing) popup?.close();
    else popup?.go(way.url);
    say(button, text, link);
  }
  return undefined;
}

/** Follows, or takes back what there is. @param isInPlace Whether the network's page takes the place of this one. */
function ask(
  shown: TicketButton,
  isInPlace: boolean,
  home = rememberedHome(shown.ref.network),
): ReturnType<typeof begin> | ReturnType<typeof unfollow> {
  const { ref, way, language } = shown;
  const request: FollowRequest = {
    language: language.tag,
    returnUrl: isInPlace ? location.href : undefined,
    ...(asksHome(way) && { home }),
  };
  return isFollowed(shown) ? unfollow(ref, request) : begin(ref, request);
}

/** Whether there is something to take back. */
const isFollowed = ({ ref }: TicketButton): boolean => followOf(ref)?.relationship !== undefined;

const relationshipOf = ({ ref }: TicketButton): 'following' | 'requested' => followOf(ref)?.relationship ?? 'following';

/**
 * Shows the attempt that is under way; again, where the visitor has closed that. Nothing where it cannot be loaded.
 * @param handOver Shown in its place.
 */
export async function showAttempt(shown: TicketButton, handOver?: HandOver): Promise<void> {
  const { button, ref, way } = shown;
  const { isInWindow = false } = askingFor(ref) ?? {};
  setAsking(ref, { button, isInWindow });
  try {
    const { open } = await loadDialog();
    const ticket = handOver ?? followOf(ref)?.ticket;
    // What is only being begun is shown when there is something to go on with.
    if (!ticket) return;
    open(button, {
      ...shown,
      handOver,
      isUndo: isFollowed(shown),
      question: asksHome(way) ? (await followingOf(ref)).home : undefined,
      askHome: () => void askHome(shown),
      appWays: await appWaysFor(ticket),
      isInWindow,
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
  const { button, ref } = shown;
  setAsking(ref, { button, isInWindow: false });
  const isUndo = isFollowed(shown);
  try {
    const begun = await ask(shown, isInPlace);
    if (!begun || typeof begun === 'string') return {};
    if ('handOver' in begun) return begun;
    if (begun.ticket.approveUrl) go(begun.ticket.approveUrl);
    return {};
  } catch (error) {
    return { problem: (await failure(error, shown, isUndo)).text };
  }
}

/** Says where the visitor can take it back, for this page cannot. Where that cannot be loaded, the account's page is left. */
export function sayElsewhere(shown: TicketButton): void {
  import('./elsewhere.js').then(
    (elsewhere) => elsewhere.sayElsewhere(shown),
    () => openLink(shown.way.url),
  );
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
