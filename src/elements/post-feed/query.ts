import type { PostQuery } from '../../core/model.js';

/** What the attributes of a feed may hold: anything that a page says. */
interface Wishes extends Omit<PostQuery, 'tags' | 'languages' | 'hide' | 'only'> {
  /** Null where its attribute was taken away. */
  readonly tags: string | null;
  readonly languages: string | null;
  readonly hide: string | null;
  readonly only: string | null;
}

/** The query that attributes ask for; nonsense asks for nothing. Equal wishes give equal JSON, which names the store. */
export const toQuery = ({
  limit,
  noReplies,
  noReposts,
  mediaOnly,
  tags,
  languages,
  hide,
  only,
}: Wishes): PostQuery => ({
  limit: Math.min(Math.max(Math.trunc(limit) || 20, 1), 40),
  noReplies,
  noReposts,
  mediaOnly,
  tags: words(tags?.replaceAll('#', '').toLowerCase()) ?? [],
  languages: words(languages) ?? [],
  // Not there where nothing is moderated: the names of stores stay what they were.
  hide: words(hide),
  only: words(only),
});

/** Separated by white space or commas; what is between quotation marks is one. */
const words = (text: string | null | undefined): string[] | undefined =>
  text?.match(/"[^"]+"|[^\s,]+/g)?.map((word) => word.replace(/^"|"$/g, ''));
