import { html, nothing } from 'lit';
import type { Account, ProfileField } from '../../core/model.js';
import type { RichText } from '../../core/rich-text.js';
import type { Language } from '../../locales/translate.js';
import { adoptStyles } from '../shared/adopt-styles.js';
import type { AccountCard } from './account-card.js';
import { detailsStyles } from './details.styles.js';

/**
 * What some accounts have beside their name: marks, and the first link that their network has proved to be theirs. Its address
 * is shown, whatever words the account has put in its place.
 */
export function renderMarks(card: AccountCard, { bot, locked, fields }: Account, { say }: Language): unknown {
  adoptStyles(card, detailsStyles);
  const site = fields.find(({ verified }) => verified)?.value.find((segment) => segment.type === 'link');
  return [
    bot ? html` · <span part="badge">${say('Automated')}</span>` : nothing,
    locked ? html` · <span part="badge">${say('Approves followers')}</span>` : nothing,
    site?.type === 'link'
      ? html` ·
          <a part="badge" class="proved" title=${say('Verified link')} href=${site.url} target="_blank" rel="noopener"
            ><bdi>${site.url.replace(/^https:\/\/(www\.)?|\/$/g, '')}</bdi></a
          >`
      : nothing,
  ];
}

export function renderFields(
  fields: readonly ProfileField[],
  text: (rich: RichText) => unknown,
  { say }: Language,
): unknown {
  return html`<dl part="fields" ?hidden=${!fields.length}>
    ${fields.map(
      ({ label, value, verified }) =>
        html`<dt>${text(label)}</dt>
          <dd class=${verified ? 'proved' : nothing} title=${verified ? say('Verified link') : nothing}>
            ${text(value)}
          </dd>`,
    )}
  </dl>`;
}
