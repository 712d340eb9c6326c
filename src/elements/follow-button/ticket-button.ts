import type { Relationship } from '../../core/following.js';
import type { AccountRef } from '../../core/model.js';
import { networkOf, type FollowWay } from '../../core/network.js';
import type { Language } from '../../locales/translate.js';
import { followOf, type Follow } from '../../stores/follows.js';
import { loadOutbox } from '../../stores/load-outbox.js';
import { verify } from '../../stores/relationship.js';
import { sessionOf } from '../../stores/session.js';
import { adoptStyles } from '../shared/adopt-styles.js';
import { RelationshipEvent } from '../shared/relationship-event.js';
import { tokens } from '../shared/tokens.styles.js';
import { askHome, sayElsewhere, showAttempt, start } from './attempt.js';
import type { FollowButton } from './follow-button.js';
import type { FollowWindow } from './follow-window.js';
import { asksFirst } from './home.js';
import { noteStyles } from './note.styles.js';
import { hush, renderNote, showNote } from './note.js';
import { isOfVisitor } from './real-click.js';
import { seeThrough } from './see-through.js';

/** A button that follows in place, and what it shows at the moment. */
export interface TicketButton {
  readonly button: FollowButton;
  readonly ref: AccountRef;
  readonly way: FollowWay;
  readonly language: Language;
}

const drawn = new WeakMap<FollowButton, TicketButton>();
const told = new WeakMap<FollowButton, { readonly ref: AccountRef; readonly relationship: Relationship | undefined }>();

/** Draws how the visitor stands to an account, and sees to it that it is true; asked at each update of the button. */
export function drawTicket(shown: TicketButton): {
  readonly role?: 'button';
  readonly name?: string | undefined;
  readonly after: unknown;
} {
  const { button, ref } = shown;
  const follow = followOf(ref) ?? {};
  if (!drawn.has(button)) {
    const root = button.shadowRoot!;
    root.addEventListener('keydown', (event) => onKey(event as KeyboardEvent, button));
    root.addEventListener('click', (event) => onScript(event, button), true);
  }
  drawn.set(button, shown);
  adoptStyles(button, ...tokens, noteStyles);
  verify(ref);
  // Without a connection, they could not be loaded any more.
  if (sessionOf(ref.network)?.oneClick && button.later(loadUnfinished)) void button.later(loadOutbox);
  if (follow.ticket ?? follow.since) void seeThrough(shown);
  void button.updateComplete.then(() => {
    tell(shown);
    showNote(button);
  });
  const after = renderNote(button);
  return follow.step || follow.relationship ? { role: 'button', name: nameOf(follow, shown), after } : { after };
}

/** Does what a click on the button means: follows, shows how far that is, or takes it back. */
export function act(shown: TicketButton, popup?: FollowWindow): void {
  const { ref, way } = shown;
  const { step, relationship } = followOf(ref) ?? {};
  hush(shown.button);
  if (step === 'waiting') void loadUnfinished().then(({ takeBack }) => takeBack(shown));
  else if (step) void showAttempt(shown);
  else if (relationship && isLocked(way)) sayElsewhere(shown);
  else if (asksFirst(ref, way)) void askHome(shown);
  else void start(shown, popup);
}

/** Whether a follow ends in the network's app alone. */
const isLocked = (way: FollowWay): boolean => way.kind === 'ticket' && way.endsElsewhere === true;

/** What is not following any more is a button, and Space presses buttons; Enter has clicked the link already. */
function onKey(event: KeyboardEvent, button: FollowButton): void {
  const shown = drawn.get(button)!;
  const link = event.target as Element;
  if (event.key !== ' ' || event.repeat || !isOfVisitor(event) || link.role !== 'button') return;
  event.preventDefault();
  act(shown);
}

/** Scripts may look how far the visitor is; what waits is the visitor's own to take back. */
function onScript(event: Event, button: FollowButton): void {
  if (event.isTrusted || followOf(drawn.get(button)!.ref)?.step !== 'waiting') return;
  event.preventDefault();
  event.stopPropagation();
}

/** Tells the page what it can know of the visitor and the account. */
function tell({ button, ref }: TicketButton): void {
  const before = told.get(button);
  const known = before?.ref === ref ? before.relationship : undefined;
  const { relationship } = followOf(ref) ?? {};
  told.set(button, { ref, relationship });
  if (relationship !== known) button.dispatchEvent(new RelationshipEvent(ref, relationship ?? 'not-following'));
}

/** Begins with what is drawn, so that people who speak to their browser can name it; then, what a click does. */
function nameOf(follow: Follow, shown: TicketButton): string | undefined {
  const { step, relationship, isUndo } = follow;
  const { button, ref, way, language } = shown;
  if (step && (isUndo || step === 'waiting')) return button.later(loadUnfinished)?.nameOf(follow, shown);
  const { handle, label: network } = networkOf(ref);
  return language.say(
    step
      ? 'Following… {handle} on {network}: show how it stands'
      : relationship === 'requested'
        ? 'Requested to follow {handle} on {network}: take it back'
        : isLocked(way)
          ? 'Following {handle} on {network}: how to unfollow'
          : 'Following {handle} on {network}: unfollow',
    { handle: handle(ref), network },
  );
}

const loadUnfinished = (): Promise<typeof import('./unfinished.js')> => import('./unfinished.js');
