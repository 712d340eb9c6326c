import { $follows, followOf } from '../../stores/follows.js';
import { keyOf } from '../../stores/key.js';
import { endOf } from '../../stores/tickets.js';
import { askingFor, endAsking } from './asking.js';
import { say, whisper } from './note.js';
import { standing } from './standing.js';
import type { TicketButton } from './ticket-button.js';
import { endWords } from './ticket-words.js';

const watched = new Set<string>();

/**
 * Watches an attempt, or a click that waits for its answer, to its end, and says how it ended: in the dialog, or below the
 * button where that is closed.
 */
export async function seeThrough(shown: TicketButton): Promise<void> {
  const { ref, language } = shown;
  const key = keyOf(ref);
  if (watched.has(key)) return;
  watched.add(key);
  const asked = askingFor(ref);
  // When it has ended, nothing of it is left to look at.
  let { isUndo = false, since } = followOf(ref) ?? {};
  const stop = $follows.listen(() => {
    const now = followOf(ref);
    if (now?.step ?? now?.since) ({ isUndo = false, since } = now!);
  });
  try {
    const end = await endOf(ref);
    const { button } = askingFor(ref) ?? shown;
    endAsking(ref, asked);
    if (!end) return;
    const isUnsent = end.state === 'expired' && since !== undefined;
    const text = isUnsent
      ? `${language.say('There was no connection for a day: it was not sent.')} ${standing(isUndo, shown)}`
      : await endWords(end, shown, isUndo);
    const dialog =
      button.renderRoot.querySelector<HTMLElementTagNameMap['magpie-ticket-dialog']>('magpie-ticket-dialog');
    if (end.state === 'following' || end.state === 'requested' || end.state === 'not-following') {
      whisper(button, text);
    } else if (dialog) {
      dialog.conclude(end, text);
    } else {
      say(button, text);
    }
  } catch {
    // What watches it cannot be loaded: the next visit resumes it.
  } finally {
    stop();
    watched.delete(key);
    // What has begun meanwhile is seen through with the next drawing.
    shown.button.requestUpdate();
  }
}
