import { html } from 'hono/html';
import { ARMING_MS } from './form.js';
import type { Html } from './language.js';

const css = String.raw;

/** A button that can be neither pressed nor focused before the page has been seen, with or without script. */
export const armed = (button: Html): Html => html`<span class="armed">${button}</span>`;

/** To be given to `page` beside `armed`. */
export const armingStyles = css`
  .armed {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    border-radius: 1.375rem;
    background: var(--sunk);
  }
  .armed > button {
    visibility: hidden;
    animation: arm 1ms ${ARMING_MS}ms forwards;
  }
  .arming .armed > button {
    opacity: 0.6;
  }
  @keyframes arm {
    to {
      visibility: visible;
    }
  }
`;

/**
 * To be given to `page` beside `armed`: begins the time anew whenever the window comes to the front. The focus stays where
 * it is; a press that comes too soon does nothing.
 */
export const armingScript = `
const { classList } = document.documentElement;
let armedAt = 0;
let timer;
function arm() {
  armedAt = performance.now() + ${ARMING_MS};
  classList.add('arming');
  clearTimeout(timer);
  timer = setTimeout(() => classList.remove('arming'), ${ARMING_MS});
}
addEventListener('focus', arm);
addEventListener('pageshow', arm);
document.addEventListener('visibilitychange', arm);
document.addEventListener('submit', (event) => {
  const early = performance.now() < armedAt && event.submitter?.closest('.armed');
  if (early || !event.isTrusted) event.preventDefault();
});
`;
