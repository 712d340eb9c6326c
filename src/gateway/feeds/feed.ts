/** A feed of any format, as far as Magpie shows it. */
export interface Feed {
  /** Plain text; empty where the feed has none. */
  readonly title: string;
  /** The site that the feed is of; https. */
  readonly url: string | undefined;
  readonly description: FeedText | undefined;
  /** Square where the feed has a square one; https. */
  readonly pictureUrl: string | undefined;
  readonly author: FeedAuthor | undefined;
  /** BCP 47, as the feed writes it: `en-us`. */
  readonly language: string | undefined;
  /** When it changed last, as it says itself; milliseconds since 1970. `undefined`: it does not say. */
  readonly changedAt: number | undefined;
  /** How long the feed asks to be left alone. `undefined`: it does not say. */
  readonly ttlMinutes: number | undefined;
  /** Where WebSub tells of changes: the hub, and the address by which it knows the feed; https. */
  readonly webSub: { readonly hubUrl: string; readonly topicUrl: string } | undefined;
  /** Newest first; those without a date keep their place among their neighbours. At most `MAX_ITEMS`, each `id` once. */
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  /** Unique within the feed, and the same next time: what the feed says, else the address, else made of what the item says. */
  readonly id: string;
  /** The item's page; https. */
  readonly url: string | undefined;
  /** Plain text; empty where the item has none. */
  readonly title: string;
  readonly summary: FeedText | undefined;
  /** The whole text. `undefined`: the feed gives at most a summary. */
  readonly content: FeedText | undefined;
  /** Milliseconds since 1970. `undefined`: not said, or not to be understood. */
  readonly publishedAt: number | undefined;
  /** Milliseconds since 1970. */
  readonly updatedAt: number | undefined;
  /** `undefined` where neither the item nor the feed names one. */
  readonly author: FeedAuthor | undefined;
  /** The item's own first, then those of its text; at most `MAX_FILES`. */
  readonly pictures: readonly FeedPicture[];
  /** Sound, films and other files; at most `MAX_FILES`. */
  readonly enclosures: readonly FeedEnclosure[];
  /** Without `#`; each once, at most `MAX_TAGS`. */
  readonly tags: readonly string[];
  /** BCP 47, as the feed writes it. */
  readonly language: string | undefined;
  /** The feed says that it is not for everybody: `itunes:explicit`, `media:rating`. */
  readonly sensitive: boolean;
  /** Of a YouTube channel's feed. */
  readonly youtubeId: string | undefined;
}

/** Text, or HTML of which nothing has been taken out; named entities of HTML are characters already. */
export type FeedText =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'html';
      readonly html: string;
      /** What relative addresses in it are meant from. */
      readonly baseUrl: string;
    };

export interface FeedAuthor {
  /** An e-mail address is never taken for a name. */
  readonly name: string;
  /** https. */
  readonly url: string | undefined;
}

export interface FeedPicture {
  /** https. */
  readonly url: string;
  /** What it shows; empty where the feed does not say. */
  readonly alt: string;
  /** Pixels, where the feed says both. */
  readonly size: { readonly width: number; readonly height: number } | undefined;
}

export interface FeedEnclosure {
  /** https. */
  readonly url: string;
  /** Of the feed; `undefined` where it does not say. */
  readonly mediaType: string | undefined;
  readonly bytes: number | undefined;
  readonly durationSeconds: number | undefined;
  /** Empty where the feed does not say. */
  readonly title: string;
}

/** Bytes of a feed. The largest of the corpora in the tests has 100 kB; a podcast of many years comes to 1 MiB. */
export const MAX_FEED_BYTES = 2_097_152;
/** Items that are kept, the newest. */
export const MAX_ITEMS = 200;
/** Items that are looked at, the first; a feed has its newest in front. */
export const MAX_READ_ITEMS = 2_000;
/** UTF-16 units of one text or one HTML; what is longer is cut. */
export const MAX_TEXT = 65_536;
/** UTF-16 units of titles, names, ids and tags. */
export const MAX_LINE = 1_024;
/** Pictures, and other files, of an item. */
export const MAX_FILES = 8;
/** Tags of an item. */
export const MAX_TAGS = 30;
