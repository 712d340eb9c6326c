import { html } from 'lit';
import type { PostQuery } from '../../core/model.js';
import type { Language } from '../../locales/translate.js';

/** Says that there are no posts, or none that are asked for. */
export function renderEmpty(query: PostQuery, { say }: Language): unknown {
  const { noReplies, noReposts, mediaOnly, tags, languages } = query;
  const filtered = noReplies || noReposts || mediaOnly || tags.length || languages.length;
  return html`<div part="status" class="status">
    <slot></slot>
    <p class="quiet" role="status">${say(filtered ? 'No posts fit these filters.' : 'No posts yet.')}</p>
  </div>`;
}
