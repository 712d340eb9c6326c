import { html, nothing } from 'lit';
import type { FollowButton } from './follow-button.js';

/** Something to say about what a button has done. */
interface Note {
  readonly text: string;
  /** Where the visitor can go on. */
  readonly link?: { readonly text: string; readonly url: string } | undefined;
  /** For screen readers alone: what the button itself shows to everybody else. */
  readonly isShown?: boolean;
}

/** Between the button and what it says; pixels. */
const GAP = 6;
/** What stays free at the edges of the viewport; pixels. */
const EDGE = 8;

const notes = new WeakMap<FollowButton, Note>();

/** The place of what a button says. It is there before there is anything, so that screen readers hear it come. */
export function renderNote(button: FollowButton): unknown {
  const { text, link, isShown } = notes.get(button) ?? {};
  return html`<p part="note" role="status" popover="manual" class=${isShown ? 'shown' : nothing}>
    ${text} ${link ? html`<a class="link" href=${link.url} target="_blank" rel="noopener">${link.text}</a>` : nothing}
  </p>`;
}

/** Says something to screen readers; others see it on the button. */
export function whisper(button: FollowButton, text: string): void {
  notes.set(button, { text });
  button.requestUpdate();
}

/** Says something below a button, until the visitor goes on. */
export function say(button: FollowButton, text: string, link?: Note['link']): void {
  notes.set(button, { text, link, isShown: true });
  button.requestUpdate();
}

/** Brings what a button says into view; to be called when it is drawn. */
export function showNote(button: FollowButton): void {
  const note = notes.get(button);
  const element = button.renderRoot.querySelector<HTMLElement>('[part=note]');
  if (!note?.isShown || !element?.isConnected || element.matches(':popover-open')) return;
  // Above everything: what a button stands in may cut off what is beside it.
  element.showPopover();
  place(element, button);
  const gone = new AbortController();
  const { signal } = gone;
  const hide = (): void => {
    gone.abort();
    if (notes.get(button) === note) hush(button);
  };
  addEventListener('scroll', () => place(element, button), { capture: true, passive: true, signal });
  addEventListener('resize', () => place(element, button), { signal });
  addEventListener('keydown', ({ key }) => key === 'Escape' && hide(), { signal });
  addEventListener('pointerdown', (event) => event.composedPath().includes(element) || hide(), { signal });
}

/** Takes back what a button has said. */
export function hush(button: FollowButton): void {
  if (!notes.delete(button)) return;
  const element = button.renderRoot.querySelector<HTMLElement>('[part=note]');
  if (element?.matches(':popover-open')) element.hidePopover();
  button.requestUpdate();
}

/** Below the button, or above it where there is no room. */
function place(note: HTMLElement, button: FollowButton): void {
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const { width, height } = note.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const start = getComputedStyle(button).direction === 'rtl' ? right - width : left;
  const isBelow = bottom + GAP + height <= clientHeight || top - GAP - height < 0;
  note.style.left = `${Math.max(Math.min(start, clientWidth - width - EDGE), EDGE)}px`;
  note.style.top = `${isBelow ? bottom + GAP : top - GAP - height}px`;
}
