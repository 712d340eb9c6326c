import { html, nothing } from 'lit';
import type { Post } from '../../core/model.js';
import type { PostView } from './post-view.js';

const SHOWN = 4;
const WIDE = 16 / 10;

/** Draws the pictures of a post, in a room that is known before they come. Each is a link, which works without a script. */
export function renderPictures(
  { id, media, sensitive, contentWarning }: Post,
  { language, opened }: PostView,
): unknown {
  const pictures = media.filter(({ kind }) => kind === 'image');
  const [first] = pictures;
  if (!first) return nothing;
  const { say } = language;
  const key = `media:${id}`;
  const ratio = pictures.length > 1 ? WIDE : Math.min(Math.max(first.width! / first.height! || WIDE, 0.8), 4);
  // Who has read a warning and gone on is not asked again.
  const closed = sensitive && !contentWarning && !opened.has(key);
  // As a property: a strict CSP refuses the attribute.
  return html`<div class="media m${closed ? 1 : Math.min(pictures.length, SHOWN)}" .style=${`aspect-ratio:${ratio}`}>
    ${
      closed
        ? html`<div class="cw">
            ${say('Sensitive media')}<button class="pill outline" data-open=${key}>${say('Show')}</button>
          </div>`
        : pictures
            .slice(0, SHOWN)
            .map(
              ({ alt, url, previewUrl }, index) =>
                html`<a
                  href=${url}
                  target="_blank"
                  rel="noopener"
                  title=${alt || nothing}
                  aria-label=${alt ? nothing : say('Open the picture')}
                  data-picture=${index}
                  data-more=${index === SHOWN - 1 && pictures.length > SHOWN ? `+${pictures.length - SHOWN}` : nothing}
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
