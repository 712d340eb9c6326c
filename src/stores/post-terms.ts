import type { Post } from '../core/model.js';
import { plainText } from '../core/rich-text.js';

/**
 * Whether a post is one of those that the owner of a page has named.
 * @param whole Whether what the post carries along counts too: the post that it quotes.
 */
export type Term = (post: Post, whole: boolean) => boolean;

/** These write words without a space between them: there, a word is found wherever its characters are. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const WORD_CHARACTER = '[\\p{L}\\p{M}\\p{N}_]';

/** Reads wishes as `PostQuery.hide` has them: tags, people, posts, and words or phrases. */
export function toTerms(wishes: readonly string[]): readonly Term[] {
  return wishes.map(toTerm);
}

function toTerm(wish: string): Term {
  const folded = fold(wish);
  if (/^#\S+$/.test(folded)) {
    const tag = folded.slice(1);
    return deep(({ tags }) => tags.some((one) => fold(one) === tag));
  }
  if (/^@\S+$/.test(folded))
    return deep(({ author, repostedBy }) => [author, repostedBy].some((by) => by && fold(by.handle) === folded));
  const address = toAddress(wish);
  const words = address === undefined && toPattern(folded);
  return deep(
    (post) =>
      idsOf(post).includes(wish) ||
      (address !== undefined && addressesOf(post).some((one) => toAddress(one) === address)) ||
      (words && words.test(fold(wordsOf(post)))),
  );
}

/** A quoted post is drawn with the post that quotes it, and so on down. */
function deep(fits: (post: Post) => boolean): Term {
  return (post, whole) => fits(post) || (whole && post.quote?.state === 'ready' && deep(fits)(post.quote.post, whole));
}

/** A whole word, or several: `art` is not in “party”. */
function toPattern(folded: string): RegExp {
  const escaped = folded.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const characters = [...folded];
  const first = characters[0] ?? '';
  const last = characters.at(-1) ?? '';
  const [before, after] = [first, last].map(
    (edge) => new RegExp(WORD_CHARACTER, 'u').test(edge) && !UNSPACED.test(edge),
  );
  return new RegExp(`${before ? `(?<!${WORD_CHARACTER})` : ''}${escaped}${after ? `(?!${WORD_CHARACTER})` : ''}`, 'u');
}

/** With several accounts as one, the place of the account stands before the id that its network gave. */
function idsOf({ id }: Post): readonly string[] {
  return [id, id.replace(/^\d+ /, '')];
}

/** Who names one of the places of a post means the post. */
function addressesOf({ url, elsewhere = [] }: Post): readonly string[] {
  return [url, ...elsewhere.map((place) => place.url)];
}

/** As people copy it from the address bar, which may say more than it needs. */
function toAddress(text: string): string | undefined {
  if (!/^https?:/i.test(text)) return undefined;
  try {
    const { host, pathname, search } = new URL(text);
    return `${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}${search}`;
  } catch {
    return undefined;
  }
}

/** All that a visitor may read of it but names, and its tags, which some networks keep apart from the text. */
function wordsOf({ text, contentWarning, media, card, poll, tags }: Post): string {
  return [
    plainText(text),
    contentWarning,
    ...media.map(({ alt }) => alt),
    card?.title,
    card?.description,
    ...(poll?.options ?? []).map((option) => plainText(option.text)),
    ...tags,
  ].join('\0');
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
