import { html } from 'hono/html';
import type { components } from '../../core/gateway-api.js';
import { plainText } from '../../core/rich-text.js';
import { ours, type Html, type Language } from './language.js';
import { mediaColumn, mediaGrid } from './post-media.js';
import { pathOf } from './public-page.js';
import { richTextHtml } from './rich-text-html.js';

type Post = components['schemas']['Post'];

/** One post among others; its date leads to its page. */
export function postItem(post: Post, language: Language): Html {
  const { say, keep } = language;
  const content = postContent(post, {
    title: post.title && html`<h3 dir="auto"><a href="${keep(pathOf(post.url))}">${post.title}</a></h3>`,
    media: mediaGrid(post, language),
  });
  return html`<article class="post">
    <p class="quiet">
      <a class="date" href="${keep(pathOf(post.url))}">${timeHtml(post.createdAt, language)}</a>
      ${post.pinned && html`<span class="pinned">${pin} ${say('Pinned')}</span>`}
    </p>
    ${behindWarning(post, language, content)}
  </article>`;
}

/** A post on its own page. */
export function postWhole(post: Post, language: Language, title: Html): Html {
  const { tell } = language;
  const content = postContent(post, { title, media: mediaColumn(post, language) });
  const edited = post.updatedAt && tell('Edited {date}', { date: timeHtml(post.updatedAt, language) });
  return html`${behindWarning(post, language, content)}
    <p class="quiet dates">${timeHtml(post.createdAt, language)}${edited && html`<span>${edited}</span>`}</p>`;
}

/** The day, for people; the second, for programs. @param time ISO 8601. */
export const timeHtml = (time: string, { date }: Language): Html =>
  html`<time datetime="${time}">${date(Date.parse(time))}</time>`;

function postContent(
  { text, tags, card, media, language }: Post,
  parts: { readonly title: Html | '' | undefined; readonly media: Html },
): Html {
  const unsaid = tagsBeside(text, tags);
  return html`<div class="content" ${language ? html`lang="${language}"` : ''}>
    ${parts.title} ${text.length > 0 && html`<div class="text" dir="auto">${richTextHtml(text)}</div>`}
    ${media.length > 0 && parts.media} ${card && cardHtml(card)}
    ${
      unsaid.length > 0 &&
      html`<ul class="tags quiet">
        ${unsaid.map((tag) => html`<li><bdi>#${tag}</bdi></li>`)}
      </ul>`
    }
  </div>`;
}

/** Tags that the text does not have in it already. */
function tagsBeside(text: Post['text'], tags: Post['tags']): Post['tags'] {
  const words = plainText(text).toLowerCase();
  return tags.filter((tag) => !words.includes(`#${tag}`));
}

/** What the author put behind a warning stays closed until it is asked for; without a script. */
function behindWarning({ contentWarning: warning }: Post, { say, tell }: Language, content: Html): Html {
  if (warning === undefined) return content;
  const words = warning.trim()
    ? tell('Content warning: {text}', { text: html`<bdi>${warning}</bdi>` })
    : say('Content warning');
  return html`<details class="warning">
    <summary>
      <span>${words}</span>
      <span class="switch"><span class="to-show">${say('Show')}</span><span class="to-hide">${say('Hide')}</span></span>
    </summary>
    ${content}
  </details>`;
}

/** What a post links to, with the picture of the gateway's own. */
export function cardHtml({ url, title, description, imageUrl }: NonNullable<Post['card']>): Html {
  return html`<a class="link-card" href="${url}" rel="nofollow noopener ugc">
    ${imageUrl && html`<img src="${pathOf(imageUrl)}" alt="" width="320" height="320" loading="lazy" decoding="async" />`}
    <span class="stack">
      <span class="quiet"><bdi dir="ltr">${new URL(url).hostname}</bdi></span>
      <strong dir="auto">${title}</strong>
      ${description && html`<span class="quiet description" dir="auto">${description}</span>`}
    </span>
  </a>`;
}

const pin = ours(
  '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="m9.500 2 4.500 4.500-1.500.5-2.500 2.500-.5 3.500-3-3L3 13.500 6.500 9.500l-3-3L7 6l2.500-2.500z"/></svg>',
);
