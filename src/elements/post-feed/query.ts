import type { PostQuery } from '../../core/model.js';

/** What the attributes of a feed may hold: anything that a page says. */
interface Wishes extends Omit<PostQuery, 'tags' | 'languages'> {
  /** Null where its attribute was taken away. */
  readonly tags: string | null;
  readonly languages: string | null;
}

/** The query that attributes ask for; nonsense asks for nothing. Equal wishes give equal JSON, which names the store. */
export const toQuery = ({ limit, noReplies, noReposts, mediaOnly, tags, languages }: Wishes): PostQuery => ({
  limit: Math.min(Math.max(Math.trunc(limit) || 20, 1), 40),
  noReplies,
  noReposts,
  mediaOnly,
  tags: words(tags?.replaceAll('#', '').toLowerCase()),
  languages: words(languages),
});

/** Separated by white space or commas. */
const words = (text: string | null | undefined): string[] => text?.match(/[^\s,]+/g) ?? [];
