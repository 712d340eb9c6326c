import { html, nothing } from 'lit';
import type { Media, Post, Quote } from '../../core/model.js';
import type { MessageKey } from '../../locales/messages.js';
import { drawText } from '../shared/rich-text.js';
import { renderCurtain, warningText } from './curtain.js';
import { renderLinkCard } from './link-card.js';
import type { PostView } from './post-view.js';
import { age } from './time.js';

const MAX_PICTURES = 4;

const ABSENT: Readonly<Record<Exclude<Quote['state'], 'ready'>, MessageKey>> = {
  'not-found': 'The quoted post was not found.',
  blocked: 'The quoted post is blocked.',
  detached: 'The quoted post was taken out of this quotation.',
  private: 'The quoted post is shown only to people who are signed in.',
};

/** Draws a quoted post, or one sentence on why it cannot be shown. */
export function renderQuote(quote: Quote, view: PostView): unknown {
  return html`<blockquote part="quote" class="quoted">
    ${
      quote.state === 'ready'
        ? renderQuotedPost(quote.post, view)
        : html`<p class="quiet">${view.language.say(ABSENT[quote.state])}</p>`
    }
  </blockquote>`;
}

function renderQuotedPost(post: Post, view: PostView): unknown {
  const { author, contentWarning, createdAt, id, url } = post;
  const { tag } = view.language;
  const content = (): unknown => renderContent(post, view);
  return html`<div class="by">
      <bdi>${drawText(author.name, view.texts)}</bdi>
      <bdi>${author.handle}</bdi>
      <a href=${url} target="_blank" rel="noopener"
        ><time datetime=${createdAt}>${age(createdAt, Date.now(), tag)}</time></a
      >
    </div>
    ${
      contentWarning === undefined
        ? content()
        : renderCurtain(`quote:${id}`, warningText(contentWarning, view.language), view, content)
    }`;
}

function renderContent(post: Post, view: PostView): unknown {
  const { card, contentWarning, id, language, media, partial, poll, quote, sensitive, text, url } = post;
  const pictures = media.filter(({ kind }) => kind === 'image');
  const draw = (): unknown => renderPictures(pictures);
  return html`<div class="text" dir="auto" lang=${language ?? ''}>${drawText(text, view.texts)}</div>
    ${
      !pictures.length
        ? nothing
        : // Who has read a warning and gone on is not asked again.
          sensitive && contentWarning === undefined
          ? renderCurtain(`quote:${id}`, view.language.say('Sensitive media'), view, draw)
          : draw()
    }
    ${card ? renderLinkCard({ ...card, description: '', imageUrl: undefined }, view) : nothing}
    ${partial || poll || quote || pictures.length < media.length || pictures.length > MAX_PICTURES ? renderRest(url, view) : nothing}`;
}

function renderPictures(pictures: readonly Media[]): unknown {
  return html`<div class="quoted-pictures">
    ${pictures
      .slice(0, MAX_PICTURES)
      .map(
        ({ alt, previewUrl, url }) =>
          html`<img
            src=${previewUrl ?? url}
            alt=${alt}
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
          />`,
      )}
  </div>`;
}

/** The original stands in for what cannot be drawn here. */
export function renderRest(url: string, { language, network }: PostView): unknown {
  return html`<p class="quiet rest">
    <a href=${url} target="_blank" rel="noopener"
      >${language.say('See the rest on {network}', { network: network.label })}</a
    >
  </p>`;
}
