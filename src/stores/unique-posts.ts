import type { Post } from '../core/model.js';

/** Each post where it stands first: a pinned one stays on top. */
export function unique(posts: readonly Post[]): readonly Post[] {
  const ids = new Set<string>();
  return posts.filter(({ id }) => ids.size < ids.add(id).size);
}
