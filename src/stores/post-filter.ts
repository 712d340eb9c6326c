import type { Post, PostQuery } from '../core/model.js';
import { toTerms, type Term } from './post-terms.js';

/** Read once for each query: a feed asks it about thousands of posts. */
const terms = new WeakMap<readonly string[], readonly Term[]>();

/** Filters after the network, which honours what it can. */
export function fits(post: Post, query: PostQuery): boolean {
  const { noReplies, noReposts, mediaOnly, tags, languages, hide = [], only = [] } = query;
  return !(
    (noReposts && post.repostedBy) ||
    (noReplies && post.replyTo && !post.repostedBy && post.replyTo.handle !== post.author.handle) ||
    (mediaOnly && !post.media.length) ||
    (tags.length && !tags.some((tag) => post.tags.includes(tag))) ||
    (languages.length &&
      post.languages.length &&
      !post.languages.some((tag) => languages.some((one) => speaks(tag, one)))) ||
    termsOf(hide).some((term) => term(post, true)) ||
    (only.length && !termsOf(only).some((term) => term(post, false)))
  );
}

function speaks(tag: string, wanted: string): boolean {
  return `${tag}-`.toLowerCase().startsWith(`${wanted}-`.toLowerCase());
}

function termsOf(wishes: readonly string[]): readonly Term[] {
  const known = terms.get(wishes) ?? toTerms(wishes);
  terms.set(wishes, known);
  return known;
}
