import type { PostQuery } from '../../core/model.js';

/** What the attributes of a feed may hold: anything that a page says. */
interface Wishes {
  readonly limit: number;
  readonly noReplies: boolean;
  readonly noReposts: boolean;
  readonly mediaOnly: boolean;
  readonly tags: string;
  readonly languages: string;
}

/** The query that attributes ask for; nonsense asks for nothing. Equal wishes give equal JSON, which names the store. */
export const toQuery = ({ limit, noReplies, noReposts, mediaOnly, tags, languages }: Wishes): PostQuery => ({
  limit: Math.min(Math.max(Math.trunc(limit) || 20, 1), 40),
  noReplies,
  noReposts,
  mediaOnly,
  tags: words(tags).map((tag) => tag.replace('#', '').toLowerCase()),
  languages: words(languages),
});

/** Separated by white space or commas; `null` is what a removed attribute leaves. */
const words = (text: string | null): string[] => text?.match(/[^\s,]+/g) ?? [];

/** Whether a query leaves anything out. */
export const isFiltered = ({ noReplies, noReposts, mediaOnly, tags, languages }: PostQuery): unknown =>
  noReplies || noReposts || mediaOnly || tags.length || languages.length;
