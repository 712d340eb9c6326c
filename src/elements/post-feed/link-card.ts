import { html, nothing } from 'lit';
import type { LinkCard } from '../../core/model.js';
import type { PostView } from './post-view.js';

/** Pictures that could not be loaded; a card goes on without. */
const broken = new Set<string>();

/** Draws the preview of a linked page, all of it one link. */
export function renderLinkCard({ description, imageUrl, title, url }: LinkCard, { update }: PostView): unknown {
  const onError = (): void => {
    broken.add(imageUrl!);
    update();
  };
  return html`<a part="link-card" class="link-card" href=${url} target="_blank" rel="noopener nofollow ugc">
    ${
      imageUrl && !broken.has(imageUrl)
        ? html`<img
            src=${imageUrl}
            alt=""
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
            @error=${onError}
          />`
        : nothing
    }
    <span class="about" dir="auto">
      <span class="host"><bdi>${new URL(url).host.replace(/^www\./, '')}</bdi></span>
      <strong>${title}</strong>
      ${description ? html`<span class="description">${description}</span>` : nothing}
    </span>
  </a>`;
}
