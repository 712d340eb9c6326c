import type { PostPage } from '../core/model.js';
import { unique } from './unique-posts.js';

/**
 * A newer first page, with the older posts that the visitor had loaded behind it where the two meet; they do not where one
 * of several accounts is missing in one of them.
 */
export function merge(page: PostPage, previous: PostPage): PostPage {
  // A pinned post stands on top of both, however far they are apart.
  const ids = new Set(page.posts.map(({ id, pinned }) => !pinned && id));
  const meet = previous.posts.findLastIndex(({ id, pinned }) => !pinned && ids.has(id));
  const older = previous.posts.slice(meet + 1);
  return meet < 0 || !older.length || page.rest || JSON.stringify([page.missing]) !== JSON.stringify([previous.missing])
    ? page
    : { ...page, posts: unique([...page.posts, ...older]), cursor: previous.cursor };
}
