import { plainText, type RichText, type Segment } from './rich-text.js';

/** A summary stands in for a content that is longer than that, in characters. */
const LONG = 1_000;
/** As many characters as a long post of a social network; an article is read where it was written. */
const MAX_LENGTH = 1_500;

/** What a feed says in one item. */
export interface ArticleWords {
  /** Plain text; empty where there is none. */
  readonly title: string;
  readonly content: RichText;
  /** What stands in for a long content; empty where there is none. */
  readonly summary: RichText;
  /** The article's page, where its title leads. */
  readonly url: string | undefined;
}

/**
 * An article as the text of a post, the same wherever its feed is read: the title as a heading that leads to it, then what it
 * says, shortened.
 * @returns `whole`: nothing was left out. Never throws.
 */
export function articleText(
  { title, content, summary, url }: ArticleWords,
  hasCard: boolean,
): { readonly text: RichText; readonly whole: boolean } {
  const isLong = plainText(content).length > LONG;
  const body = clip(isLong && summary.length ? summary : content);
  // A card has the title already.
  const heading = hasCard ? [] : headingOf(title, plainText(content), url);
  return { text: [...heading, ...body], whole: body === content };
}

/** Short messages have titles that only repeat how they begin. */
function headingOf(title: string, said: string, url: string | undefined): RichText {
  const start = title.replace(/(?:…|\.\.\.)$/, '').trimEnd();
  const words = said.replace(/\s+/g, ' ').trim();
  const repeated = words === title || ((start !== title || start.length > 20) && words.startsWith(start));
  if (!start || repeated) return [];
  const text: Segment = url ? { type: 'link', text: title, url } : { type: 'text', text: title };
  return [{ type: 'element', tag: 'p', children: [{ type: 'element', tag: 'strong', children: [text] }] }];
}

/** The beginning of a long text, ended by `…`; the same object where it is short enough. */
function clip(text: RichText): RichText {
  if (plainText(text).length <= MAX_LENGTH) return text;
  let left = MAX_LENGTH;
  const take = (segments: RichText): RichText =>
    segments.flatMap((segment): readonly Segment[] => {
      if (left <= 0) return [];
      if (segment.type === 'element') return [{ ...segment, children: take(segment.children) }];
      const { length } = plainText([segment]);
      const room = left;
      left -= length;
      if (length <= room) return [segment];
      // A link is whole or not there; of a text, the last word may be half a word, and no half of a surrogate pair.
      return segment.type === 'text'
        ? [{ type: 'text', text: `${segment.text.slice(0, room).replace(/[\ud800-\udbff]$|\s+\S{0,20}$/, '')}…` }]
        : [{ type: 'text', text: '…' }];
    });
  return take(text);
}
