import { nothing } from 'lit';
import type { Post } from '../../core/model.js';
import type { PostView } from './post-view.js';

/** For all feeds of the page; `null` where it cannot be loaded: the posts are drawn without, and link to their originals. */
let attachments: typeof import('./attachments.js') | null | undefined;
let loading: Promise<void> | undefined;

/**
 * Whether all that the posts hold can be drawn now, so that nothing jumps later. Link cards, quotes, polls and players are
 * loaded when a post first needs them.
 * @param onLoad Called when it is worth asking again.
 */
export function canDraw(posts: readonly Post[], onLoad: () => void): boolean {
  if (attachments !== undefined || !posts.some(hasAttachments)) return true;
  loading ??= import('./attachments.js').then(
    (module) => void (attachments = module),
    () => void (attachments = null),
  );
  void loading.then(onLoad);
  return false;
}

export function renderAttachments(post: Post, view: PostView): unknown {
  return attachments && hasAttachments(post) ? attachments.renderAttachments(post, view) : nothing;
}

/** Gives a shadow root the styles of what it draws. */
export function adoptAttachmentStyles({ adoptedStyleSheets }: ShadowRoot): void {
  if (!attachments) return;
  const { attachmentStyles } = attachments;
  // In the bundle for CDNs, `css` makes the style sheet itself.
  const sheet = attachmentStyles.styleSheet ?? (attachmentStyles as unknown as CSSStyleSheet);
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
}

function hasAttachments({ card, quote, poll, partial, media }: Post): unknown {
  return card ?? quote ?? poll ?? (partial || media.some(({ kind }) => kind !== 'image'));
}
