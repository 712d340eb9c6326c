import { html, nothing } from 'lit';
import type { Language } from '../../locales/translate.js';

const SECOND_MS = 1_000;

/** How far an attempt is. */
export type Step = 'pending' | 'scanned' | 'done';

/**
 * The steps of an attempt to follow, or to take a follow back, and at which of them it is.
 * @param now `undefined`: at none any more.
 * @param done What holds when it is done.
 * @param opened What happens to its page first. `undefined`: it has none, and no platform tells of a scan.
 */
export function renderSteps(
  now: Step | undefined,
  done: 'Following' | 'Unfollowed',
  opened: 'Scanned' | 'Opened' | undefined,
  { say }: Language,
): unknown {
  const steps = [
    ['pending', say('Waiting')] as const,
    ...(opened ? [['scanned', say(opened)] as const] : []),
    ['done', say(done)] as const,
  ];
  return html`<ol>
    ${steps.map(([step, text]) => html`<li aria-current=${step === now ? 'step' : nothing}>${text}</li>`)}
  </ol>`;
}

/** For how long an attempt can still be finished, to be drawn anew each second. @param expiresAt Milliseconds since 1970. */
export function renderTimeLeft(expiresAt: number, { say }: Language): unknown {
  const seconds = Math.max(Math.ceil((expiresAt - Date.now()) / SECOND_MS), 0);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return html`<p class="quiet" role="timer">${say('Valid for {time}', { time })}</p>`;
}
