import { html, nothing, type LitElement } from 'lit';
import type { Post } from '../../core/model.js';
import { plainText } from '../../core/rich-text.js';
import { adoptStyles } from '../shared/adopt-styles.js';
import { pill } from '../shared/pill.styles.js';
import { attachmentStyles, renderAttachments } from './attachments.js';
import { renderCurtain, warningText } from './curtain.js';
import { extraStyles } from './post-extras.styles.js';
import type { PostView } from './post-view.js';
import { renderMark, REPOST } from './post.js';

export { renderAttachments };
export { renderVeil } from './veil.js';

/** Gives a feed the styles of what is drawn here. */
export function adopt(feed: LitElement): void {
  adoptStyles(feed, pill, extraStyles, attachmentStyles);
}

/** Why a post stands where it does. */
export function renderMarks({ pinned, repostedBy }: Post, { language: { say } }: PostView): unknown {
  return html`${pinned ? renderMark(say('Pinned')) : nothing}
  ${repostedBy ? renderMark(say('{name} reposted', { name: isolate(plainText(repostedBy.name)) }), REPOST) : nothing}`;
}

/** Whom a post answers. */
export function renderReply({ replyTo }: Post, { language: { say } }: PostView): unknown {
  return replyTo
    ? html`<a part="mark" class="mark" href=${replyTo.url ?? nothing} target="_blank" rel="noopener"
        >${replyTo.handle ? say('Replying to {handle}', { handle: isolate(replyTo.handle) }) : say('A reply')}</a
      >`
    : nothing;
}

/** Stands in for a post with a warning until the visitor opens it. */
export function renderWarning(
  { id, contentWarning }: Post,
  view: PostView,
  about: string,
  content: () => unknown,
): unknown {
  return renderCurtain(id, warningText(contentWarning!, view.language), view, content, about);
}

/**
 * A name in a sentence keeps its direction to itself, and holds nothing that ends this or reaches further.
 * @see https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */
const isolate = (name: string): string => `\u2068${name.replace(/\p{Bidi_C}/gu, '')}\u2069`;
