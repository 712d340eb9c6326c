import { html, nothing } from 'lit';
import type { PostQuery } from '../../core/model.js';
import type { Language } from '../../locales/translate.js';

/** Says that there are no posts, or none that are asked for; nothing while there may be some further on. */
export function renderEmpty(query: PostQuery, { say }: Language, cursor: string | undefined): unknown {
  const { noReplies, noReposts, mediaOnly, tags, languages, hide, only } = query;
  const filtered = noReplies || noReposts || mediaOnly || tags.length || languages.length || hide || only;
  return html`<div part="status" class="status">
    <slot></slot>
    <div class="quiet" role="status">
      ${
        cursor
          ? nothing
          : html`<slot name="empty">${say(filtered ? 'No posts fit these filters.' : 'No posts yet.')}</slot>`
      }
    </div>
  </div>`;
}
