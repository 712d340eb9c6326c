import { html } from 'hono/html';
import type { components } from '../../core/gateway-api.js';
import { PICTURE_SIDES_PX } from '../pictures/picture-url.js';
import { joined, ours, type Html, type Language } from './language.js';
import { pathOf } from './public-page.js';

type Post = components['schemas']['Post'];
type Media = Post['media'][number];

/** More than these are behind a number, on a page of many posts. */
const MAX_TILES = 4;

/** Width of a column of pictures: the page's, less its margins. */
const SIZES = '(max-width: 48rem) calc(100vw - 2rem), 44rem';

/** A few pictures in one frame; each leads to the whole picture, the last one to the post where there are more. */
export function mediaGrid({ media, url }: Post, language: Language): Html {
  const tiles = media.slice(0, MAX_TILES);
  const more = media.length - MAX_TILES;
  return html`<div class="media media-${tiles.length}">
    ${tiles.map((picture, index) => {
      const last = more > 0 && index === MAX_TILES - 1;
      const target = last ? language.keep(pathOf(url)) : pathOf(picture.url);
      const label = language.say('{n} more picture|{n} more pictures', { n: language.number(more + 1) }, more + 1);
      return html`<a
        href="${target}"
        ${last ? html`aria-label="${label}" data-more="+${language.number(more + 1)}"` : ''}
        >${pictureHtml(picture, altOf(media, index, language))}</a
      >`;
    })}
  </div>`;
}

/** All pictures, one below the other, each in its own shape. */
export function mediaColumn({ media }: Post, language: Language): Html {
  return html`<div class="media-column">
    ${media.map(
      (picture, index) =>
        html`<a href="${pathOf(picture.url)}">${pictureHtml(picture, altOf(media, index, language))}</a>`,
    )}
  </div>`;
}

/** Width and height hold the room; the browser takes the file that fits its screen. Posts of the gateway’s own have all of them. */
function pictureHtml({ url, previewUrl = url, width = 1, height = 1 }: Media, alt: string): Html {
  const previewWidth = Math.round(width * Math.min(1, PICTURE_SIDES_PX.preview / Math.max(width, height)));
  const sources = `${pathOf(previewUrl)} ${previewWidth}w, ${pathOf(url)} ${width}w`;
  return joined([
    html`<img src="${pathOf(previewUrl)}" alt="${alt}" width="${width}" height="${height}"`,
    previewWidth < width ? html` srcset="${sources}" sizes="${SIZES}"` : '',
    ours(' loading="lazy" decoding="async" />'),
  ]);
}

/** A picture that is a link has to have a name, also where its author gave it no description. */
const altOf = (media: readonly Media[], index: number, { say, number }: Language): string =>
  media[index]?.alt || say('Picture {n} of {total}', { n: number(index + 1), total: number(media.length) });
