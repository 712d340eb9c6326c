import { html, nothing } from 'lit';
import type { Post } from '../../core/model.js';
import type { PostView } from './post-view.js';
import type { Extras } from './post.js';

const SHOWN = 4;

/**
 * Draws the pictures of a post, in a room that is known before they come. Each is a link, which works without a script.
 * Sensitive ones wait behind a veil; where that cannot be loaded, their room stays empty.
 */
export function renderPictures(post: Post, view: PostView, { renderVeil }: Extras): unknown {
  const pictures = post.media.filter(({ kind }) => kind === 'image');
  const { length } = pictures;
  if (!length) return nothing;
  const { width, height } = pictures[0]!;
  const more = length > SHOWN ? `+${length - SHOWN}` : nothing;
  // As a property: a strict CSP refuses the attribute.
  return html`<div
    part="media"
    class=${`media m${Math.min(length, SHOWN)}`}
    .style=${`aspect-ratio:${length < 2 && width && height ? Math.min(Math.max(width / height, 0.8), 4) : 1.6}`}
  >
    ${
      post.sensitive && !view.opened.has(`media:${post.id}`)
        ? renderVeil?.(post, view)
        : pictures
            .slice(0, SHOWN)
            .map(
              ({ alt, url, previewUrl }, index) =>
                html`<a
                  part="picture"
                  href=${url}
                  target="_blank"
                  rel="noopener"
                  title=${alt || nothing}
                  aria-label=${alt ? nothing : view.language.say('Open the picture')}
                  data-more=${index === SHOWN - 1 ? more : nothing}
                  ><img
                    src=${previewUrl ?? url}
                    alt=${alt}
                    loading="lazy"
                    decoding="async"
                    referrerpolicy="no-referrer"
                /></a>`,
            )
    }
  </div>`;
}
