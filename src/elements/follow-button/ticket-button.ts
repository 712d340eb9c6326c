import type { Relationship } from '../../core/following.js';
import type { AccountRef } from '../../core/model.js';
import { networkOf, type FollowWay } from '../../core/network.js';
import type { Language } from '../../locales/translate.js';
import { followOf, type Follow } from '../../stores/follows.js';
import { unfollow, verify } from '../../stores/relationship.js';
import { adoptStyles } from '../shared/adopt-styles.js';
import { RelationshipEvent } from '../shared/relationship-event.js';
import { tokens } from '../shared/tokens.styles.js';
import { seeThrough, showAttempt, start } from './attempt.js';
import type { FollowButton } from './follow-button.js';
import { openLink, type FollowWindow } from './follow-window.js';
import { noteStyles } from './note.styles.js';
import { hush, renderNote, say, whisper } from './note.js';
import { failure } from './ticket-words.js';

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
  readonly name?: string;
  readonly after: unknown;
} {
  const { button, ref } = shown;
  const follow = followOf(ref) ?? {};
  if (!drawn.has(button))
    button.shadowRoot!.addEventListener('keydown', (event) => onKey(event as KeyboardEvent, button));
  drawn.set(button, shown);
  adoptStyles(button, ...tokens, noteStyles);
  verify(ref);
  if (follow.ticket) void seeThrough(shown);
  void button.updateComplete.then(() => tell(shown));
  const after = renderNote(button);
  return follow.step || follow.relationship ? { role: 'button', name: nameOf(follow, shown), after } : { after };
}

/** Does what a click on the button means: follows, shows how far that is, or takes it back. */
export function act(shown: TicketButton, popup?: FollowWindow): void {
  const { step, relationship } = followOf(shown.ref) ?? {};
  hush(shown.button);
  if (step) void showAttempt(shown);
  else if (relationship && isLocked(shown.way)) sayElsewhere(shown);
  else if (relationship) void takeBack(shown);
  else void start(shown, popup);
}

async function takeBack(shown: TicketButton): Promise<void> {
  const { button, ref, language } = shown;
  const handle = networkOf(ref).handle(ref);
  try {
    if (await unfollow(ref)) sayElsewhere(shown);
    else whisper(button, language.say('You no longer follow {handle}.', { handle }));
  } catch (error) {
    const { text, link } = await failure(error, shown, language.say('You still follow {handle}.', { handle }));
    void say(button, text, link);
  }
}

/** Whether a follow ends in the network's app alone. */
const isLocked = (way: FollowWay): boolean => way.kind === 'ticket' && way.endsElsewhere === true;

/** Says where the visitor can take it back, for this page cannot. Where that cannot be loaded, the account's page is left. */
function sayElsewhere(shown: TicketButton): void {
  import('./elsewhere.js').then(
    (elsewhere) => elsewhere.sayElsewhere(shown),
    () => openLink(shown.way.url),
  );
}

/** What is not following any more is a button, and Space presses buttons; Enter has clicked the link already. */
function onKey(event: KeyboardEvent, button: FollowButton): void {
  const shown = drawn.get(button)!;
  const link = event.target as Element;
  if (event.key !== ' ' || event.repeat || !event.isTrusted || link.role !== 'button') return;
  event.preventDefault();
  act(shown);
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
function nameOf({ step, relationship }: Follow, { ref, way, language: { say: translate } }: TicketButton): string {
  const { handle, label: network } = networkOf(ref);
  const values = { handle: handle(ref), network };
  if (step) return translate('Following… {handle} on {network}: show how it stands', values);
  return relationship === 'requested'
    ? translate('Requested to follow {handle} on {network}: take it back', values)
    : translate(
        isLocked(way)
          ? 'Following {handle} on {network}: how to unfollow'
          : 'Following {handle} on {network}: unfollow',
        values,
      );
}
