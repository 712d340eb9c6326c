import { html, nothing } from 'lit';
import type { Post } from '../../core/model.js';
import { plainText } from '../../core/rich-text.js';
import type { MessageKey } from '../../locales/messages.js';
import { compact } from '../shared/numbers.js';
import { drawText } from '../shared/rich-text.js';
import { renderPictures } from './media-grid.js';
import type { PostView } from './post-view.js';
import { age } from './time.js';

const REPLY = 'M3 3.5h10v7H7l-3 2.5v-2.5H3z';
export const REPOST = 'M3 9V6.5A1.5 1.5 0 0 1 4.5 5H12l-2-2m2 2-2 2m3 0v2.5a1.5 1.5 0 0 1-1.5 1.5H4l2-2m-2 2 2 2';
const LIKE = 'M8 13.2 3.3 8.6a3 3 0 0 1 4.2-4.2l.5.5.5-.5a3 3 0 0 1 4.2 4.2z';

/** What most posts do without; nothing where it cannot be loaded. */
export type Extras = Partial<typeof import('./post-extras.js')>;

export function needsExtras(post: Post): unknown {
  const { card, quote, poll, network, partial, contentWarning, media, pinned, repostedBy, replyTo, sensitive } = post;
  return (
    card ??
    quote ??
    poll ??
    network ??
    repostedBy ??
    replyTo ??
    (partial || pinned || sensitive || contentWarning !== undefined || media.some(({ kind }) => kind !== 'image'))
  );
}

/**
 * @param position Among the posts of the feed, from 1.
 * @param total -1 while there may be more than are loaded.
 * @param now Milliseconds since 1970.
 */
export function renderPost(
  post: Post,
  view: PostView,
  position: number,
  total: number,
  now: number,
  extras: Extras,
): unknown {
  const { author, contentWarning, createdAt } = post;
  const { language, texts } = view;
  const { say, tag } = language;
  const time = age(createdAt, now, tag);
  const about = `about-${position}`;
  const warned = contentWarning !== undefined;
  // Who has read a warning and gone on is not asked again.
  const seen = { ...post, sensitive: post.sensitive && !warned };
  const count = (icon: string, key: MessageKey, n: number | undefined): unknown =>
    n === undefined ? nothing : renderMark(compact(n, tag), icon, say(key, { n: compact(n, tag) }, n));
  const content = (): unknown =>
    html`<div part="text" class="text" dir="auto" lang=${post.language?.match(/^[\w-]+$/)?.[0] ?? ''} id=${about}>
        ${drawText(post.text, texts)}
      </div>
      ${renderPictures(seen, view, extras)}${extras.renderAttachments?.(seen, view)}`;
  return html`<article
    part="post"
    tabindex="0"
    aria-posinset=${position}
    aria-setsize=${total}
    aria-label=${`${plainText(author.name)}, ${time}`}
    aria-describedby=${about}
  >
    <img
      part="avatar"
      src=${author.avatarUrl ?? nothing}
      alt=""
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      @error=${dropPicture}
    />
    ${extras.renderMarks?.(post, view)}
    <div part="author" class="by">
      <a part="name" href=${author.url} target="_blank" rel="noopener"><bdi>${drawText(author.name, texts)}</bdi></a>
      <bdi part="handle">${author.handle}</bdi>
      <a part="time" href=${post.url} target="_blank" rel="noopener"><time datetime=${createdAt}>${time}</time></a>
    </div>
    ${extras.renderReply?.(post, view)} ${warned ? extras.renderWarning?.(post, view, about, content) : content()}
    <div part="counts" class="counts">
      ${count(REPLY, '{n} reply|{n} replies', post.replies)} ${count(REPOST, '{n} repost|{n} reposts', post.reposts)}
      ${count(LIKE, '{n} like|{n} likes', post.likes)}
    </div>
  </article>`;
}

/** A sign with a word or a number. @param label Where the text alone says too little. */
export function renderMark(text: string, icon?: string, label?: string): unknown {
  return html`<span part="mark" class="mark" role=${label ? 'img' : nothing} aria-label=${label ?? nothing}
    >${icon && html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${icon} /></svg>`}${text}</span
  >`;
}

/**
 * Where it cannot be loaded, the plain round shape is left. Chromium never lets go of a picture whose address is taken away
 * out of the page, nor of the feed around it.
 */
const dropPicture = ({ currentTarget }: Event): void => {
  const picture = currentTarget as Element;
  if (picture.isConnected) picture.removeAttribute('src');
};
