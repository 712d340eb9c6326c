import type { LinkCard, Media } from '../../core/model.js';
import type { RichText } from '../../core/rich-text.js';

/** Items of a document that are read: months of a busy feed. Beyond them a page would be busy with one feed alone. */
export const MAX_ITEMS = 1_000;

/** What a feed's document says, in whichever format. Every URL in it has been through `safeUrl`. */
export interface FeedDocument {
  /** Plain text; empty where there is none. */
  readonly title: string;
  readonly about: RichText;
  /** The website that the feed belongs to. */
  readonly siteUrl: string | undefined;
  readonly pictureUrl: string | undefined;
  /** Who writes it; stands in for a title. Empty where the feed does not say. */
  readonly author: FeedAuthor;
  /** BCP 47. */
  readonly language: string | undefined;
  /** When the feed last changed, as it says itself; ISO 8601. */
  readonly changedAt: string | undefined;
  /** In the order of the document. */
  readonly items: readonly FeedItem[];
  /** The document with older items. @see https://www.rfc-editor.org/rfc/rfc5005 */
  readonly nextUrl: string | undefined;
}

export interface FeedAuthor {
  /** Without mail addresses; empty where only such is given. */
  readonly name: string;
  readonly url: string | undefined;
  readonly pictureUrl: string | undefined;
}

export interface FeedItem {
  /** As the feed gives it; empty where it does not. */
  readonly id: string;
  readonly url: string | undefined;
  /** Plain text; empty where there is none. */
  readonly title: string;
  readonly content: RichText;
  /** What stands in for a long content; empty where there is none. */
  readonly summary: RichText;
  readonly author: FeedAuthor;
  /** ISO 8601; `undefined` where the feed gives none, or none that can be read. */
  readonly date: string | undefined;
  /** BCP 47. */
  readonly language: string | undefined;
  readonly tags: readonly string[];
  readonly media: readonly Media[];
  readonly card: LinkCard | undefined;
  readonly sensitive: boolean;
  /** It holds what cannot be drawn: a file of another kind, a table, an embedded player. */
  readonly partial: boolean;
}
