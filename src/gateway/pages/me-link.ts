import { html } from 'hono/html';
import type { Html, Language } from './language.js';

/** The way to what a viewer follows, for the corner of a page. */
export const meLink = ({ say, keep }: Language): Html =>
  html`<a class="text-link" href="${keep('/me')}">${say('What I follow')}</a>`;
