import { html } from 'hono/html';
import type { components } from '../../core/gateway-api.js';
import type { AccountRow } from '../accounts/account-store.js';
import type { Services } from '../services.js';
import { avatar, figureOf, handleOf, nameOf } from './account-figure.js';
import { isolated, ours, type Html, type Language } from './language.js';
import { pathOf } from './public-page.js';
import { richTextHtml } from './rich-text-html.js';

type Account = components['schemas']['Account'];

/** An account as it presents itself, with the way to follow it. */
export function profileHead(services: Services, row: AccountRow, account: Account, language: Language): Html {
  const { bannerUrl, bio, fields } = account;
  return html`<section class="profile">
    <div class="banner">${bannerUrl && html`<img src="${pathOf(bannerUrl)}" alt="" width="1500" height="500" />`}</div>
    <div class="figure">${avatar(figureOf(services, row))} ${followLink(row, language)}</div>
    <div class="words">
      <h1>${isolated(nameOf(row))}</h1>
      <p class="quiet"><bdi dir="ltr">${handleOf(row)}</bdi></p>
      ${bio.length > 0 && html`<div class="text bio" dir="auto">${richTextHtml(bio)}</div>`}
      ${fields.length > 0 && html`<dl class="fields">${fields.map((field) => fieldHtml(field, language))}</dl>`}
      <ul class="counts">
        ${countHtml('{n} follower|{n} followers', account.followers ?? 0, language)}
        ${countHtml('{n} post|{n} posts', account.posts ?? 0, language)}
      </ul>
    </div>
  </section>`;
}

/** To where a visitor signs in and confirms. */
export const followLink = ({ username }: AccountRow, { say, keep }: Language): Html =>
  html`<a class="button filled" href="${keep(`/@${username}/follow`)}" rel="nofollow">${plus} ${say('Follow')}</a>`;

/** The website's label is ours; all others are the publisher's. */
export function fieldHtml({ label, value }: Account['fields'][number], { say }: Language): Html {
  return html`<div>
    <dt class="quiet">${label === 'Website' ? say('Website') : isolated(label)}</dt>
    <dd dir="auto">${richTextHtml(value)}</dd>
  </div>`;
}

export function countHtml(
  key: '{n} follower|{n} followers' | '{n} post|{n} posts',
  count: number,
  { tell, number }: Language,
): Html {
  return html`<li>${tell(key, { n: html`<b>${number(count)}</b>` }, count)}</li>`;
}

const plus = ours('<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 3v10M3 8h10" /></svg>');
