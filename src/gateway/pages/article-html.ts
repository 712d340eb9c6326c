import { html } from 'hono/html';
import type { components } from '../../core/gateway-api.js';
import type { Services } from '../services.js';
import type { Html, Language } from './language.js';
import { cardHtml, timeHtml } from './post-html.js';
import { ownPath } from './public-page.js';

type Post = components['schemas']['Post'];

/** A post that is on another site: its day, and its card, which leads there. */
export function articleItem(services: Services, { createdAt, card }: Post, language: Language): Html {
  return html`<article class="post">
    <p class="quiet">${timeHtml(createdAt, language)}</p>
    ${card && cardHtml(withOwnPicture(services, card))}
  </article>`;
}

/** The page lets in pictures of its own alone. */
function withOwnPicture(services: Services, card: NonNullable<Post['card']>): NonNullable<Post['card']> {
  const { imageUrl, ...words } = card;
  return imageUrl !== undefined && ownPath(services, imageUrl) !== undefined ? card : words;
}
