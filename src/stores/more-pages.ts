import type { Post, PostPage, PostQuery } from '../core/model.js';
import { unique } from './unique-posts.js';

/** Requests for one “load more” where filters leave few posts over, so that a filter that fits nothing ends. */
const MAX_PAGES = 4;
/** So long after the first answer, a visitor sees what there is; for the others they can ask. */
const LONG_MS = 2_000;

/**
 * Filters a network's first answer, and goes on until there are as many posts as were asked for.
 * @param ask Loads the network's page behind a cursor.
 * @param isFiltered Whether the query filters at all.
 */
export async function fillUp(
  first: PostPage,
  query: PostQuery,
  ask: (cursor: string | undefined) => Promise<PostPage>,
  isFiltered: boolean,
): Promise<PostPage> {
  // Where what filters cannot be loaded, nothing is shown: an owner has left out posts for a reason.
  const filter = isFiltered ? await import('./post-filter.js') : undefined;
  const fits = filter && ((post: Post) => filter.fits(post, query));
  let page = joined([], first, fits);
  const began = Date.now();
  for (let pages = 1; pages < MAX_PAGES; pages++) {
    if (!page.cursor || page.missing || page.rest || page.posts.length >= query.limit) break;
    if (page.posts.length && Date.now() - began > LONG_MS) break;
    try {
      page = joined(page.posts, await ask(page.cursor), fits);
    } catch (thrown) {
      // What is there is more than nothing, and its cursor leads to the others.
      if (!page.posts.length) throw thrown;
      break;
    }
  }
  return page;
}

/** A page behind the posts before it, and so once more when it is whole. */
export function joined(before: readonly Post[], page: PostPage, fits: (post: Post) => boolean = () => true): PostPage {
  return {
    ...page,
    posts: unique([...before, ...page.posts.filter(fits)]),
    ...(page.rest && { rest: page.rest.then((whole) => joined(before, whole, fits)) }),
  };
}
