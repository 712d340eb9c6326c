import { html } from 'hono/html';
import type { Html, Language } from './language.js';

/** Closes the window; shown only where the script runs that can. */
export const closeButton = ({ say }: Language): Html =>
  html`<button class="button" type="button" data-close hidden>${say('Close this window')}</button>`;

/** To be given to `page` beside `closeButton`. Browsers let a page close only windows that a page has opened. */
export const closeScript = `
const button = document.querySelector('[data-close]');
button.hidden = false;
button.addEventListener('click', () => {
  close();
  setTimeout(() => button.remove(), 300);
});
`;
