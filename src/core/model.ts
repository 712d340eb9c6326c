import type { RichText } from './rich-text.js';

/** Names one account of one network. Made by a network's `parse`; equal texts give the same object (see `parseAddress`). */
export interface AccountRef {
  /** Id of the network, as in `Network.id`. */
  readonly network: string;
  /** Host of the account's server, lower case, without scheme; empty where the network has one home (Bluesky). */
  readonly host: string;
  /** The account within its network and host: a handle, a DID, a user name or a URL, in the network's normal form. */
  readonly id: string;
  /** The accounts that this one stands for, where a widget shows several as one; the first leads. `undefined`: only itself. */
  readonly members?: readonly AccountRef[];
}

/** What a network tells of an account. Plain data: it is kept in storage between visits. */
export interface Account {
  readonly ref: AccountRef;
  /** Display name, with custom emoji; the handle where the account has no visible name. */
  readonly name: RichText;
  /** As people of the network write it, with its `@`: `@river.example`, `@river@social.example`. */
  readonly handle: string;
  /** Profile page; https. */
  readonly url: string;
  /** Square picture; https. `undefined`: none, draw a neutral shape. */
  readonly avatarUrl: string | undefined;
  /** Wide picture, about 3:1; https. */
  readonly bannerUrl: string | undefined;
  /** The account's own words; may be empty. */
  readonly bio: RichText;
  /** Lines of the profile, such as “Website”, “Pronouns”. */
  readonly fields: readonly ProfileField[];
  /** Full counts when the answer was made, never rounded. `undefined` where the network hides or lacks them. */
  readonly followers: number | undefined;
  readonly following: number | undefined;
  readonly posts: number | undefined;
  /** Run by a program, as the account itself or its server says. */
  readonly bot: boolean;
  /** A follow has to be approved by the account's owner. */
  readonly locked: boolean;
  /** The accounts that this one is made of, where a widget shows several as one; those that could not be loaded are missing. */
  readonly parts?: readonly Account[] | undefined;
}

export interface ProfileField {
  readonly label: RichText;
  readonly value: RichText;
  /** The network has proved that the linked page and the account belong together. */
  readonly verified: boolean;
}

/** Who wrote, reposted or is quoted. */
export interface Author {
  readonly name: RichText;
  readonly handle: string;
  /** Profile page; https. */
  readonly url: string;
  readonly avatarUrl: string | undefined;
}

/** One post. Plain data: it is kept in storage between visits. */
export interface Post {
  /** Unique within its network and stable: an AT-URI, a status id with its host. A repost has an id of its own. */
  readonly id: string;
  /** The post on its network's website; https. */
  readonly url: string;
  readonly author: Author;
  /** When the post itself was made, also where `repostedBy` passed it on later; ISO 8601 with zone, valid. */
  readonly createdAt: string;
  readonly text: RichText;
  /** The first of `languages`, for the text; `undefined` where the author did not say. */
  readonly language: string | undefined;
  /** All languages that the author named; BCP 47. Empty where none. */
  readonly languages: readonly string[];
  /** Hashtags without `#`, lower case. */
  readonly tags: readonly string[];
  readonly media: readonly Media[];
  readonly card: LinkCard | undefined;
  readonly quote: Quote | undefined;
  readonly poll: Poll | undefined;
  /** The account of the feed passed this post on; the author is somebody else, or itself. */
  readonly repostedBy: Author | undefined;
  /** When `repostedBy` passed it on; ISO 8601 with zone, valid. `undefined` for posts that are no reposts. */
  readonly repostedAt: string | undefined;
  /** Who is answered. `handle` empty: the network does not say who. */
  readonly replyTo: { readonly handle: string; readonly url: string | undefined } | undefined;
  /**
   * The author's words to read before deciding to open the post; its text and media stay closed until then. Empty: a warning
   * without words. `undefined`: no warning.
   */
  readonly contentWarning: string | undefined;
  /** Media stay behind a click. */
  readonly sensitive: boolean;
  /** The author put it on top of the profile. */
  readonly pinned: boolean;
  /**
   * It holds something that this version cannot draw or that visitors without a sign-in must not see; the link to the
   * original stands in.
   */
  readonly partial: boolean;
  readonly replies: number | undefined;
  readonly reposts: number | undefined;
  readonly likes: number | undefined;
  /** Id of the network that it is on, when several accounts are shown as one. @default The network of the feed's account. */
  readonly network?: string;
  /** Where else the same post is, when several accounts are shown as one. */
  readonly elsewhere?: readonly PostPlace[] | undefined;
}

/** Where a post is as well. */
export interface PostPlace {
  /** Id of the network. */
  readonly network: string;
  /** The post's page there; https. */
  readonly url: string;
}

export interface Media {
  /** `gif` is a silent video that loops. */
  readonly kind: 'image' | 'video' | 'gif' | 'audio';
  /** The thing itself; https. An HLS playlist ends in `.m3u8`. */
  readonly url: string;
  /** A still for the feed; https. `undefined`: draw a neutral shape. */
  readonly previewUrl: string | undefined;
  /** The author's description; empty where none was given. */
  readonly alt: string;
  /** True size in pixels, or any pair in the same ratio. `undefined` where unknown. */
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/** A preview of a linked page. */
export interface LinkCard {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly imageUrl: string | undefined;
}

/** A quoted post, or why it cannot be shown. `detached`: its author took it out of this quotation. */
export type Quote =
  | { readonly state: 'ready'; readonly post: Post }
  | { readonly state: 'not-found' | 'blocked' | 'detached' | 'private' };

export interface Poll {
  readonly options: readonly { readonly text: RichText; readonly votes: number | undefined }[];
  /** Voters, or votes where the network does not tell voters. */
  readonly voters: number | undefined;
  /** ISO 8601; `undefined`: without end. */
  readonly endsAt: string | undefined;
}

/** One answer of a feed. */
export interface PostPage {
  readonly posts: readonly Post[];
  /** Where to go on. `undefined`: this was the last page. */
  readonly cursor: string | undefined;
  /** Of several accounts that are shown as one, those whose posts could not be loaded. */
  readonly missing?: readonly AccountRef[] | undefined;
  /**
   * The same page once more, when those of several accounts that are slow have answered or failed; it never fails. Until then
   * their posts are not in it, and what comes behind it would give them later.
   */
  readonly rest?: Promise<PostPage> | undefined;
}

/** Which posts are wanted. A network honours what it can; the rest is filtered after it (see `stores/posts.ts`). */
export interface PostQuery {
  /** Posts to show at first and for each “load more”; 1 to 40. */
  readonly limit: number;
  /** Leave out answers to other people. An author's own thread stays. */
  readonly noReplies: boolean;
  readonly noReposts: boolean;
  /** Only posts with pictures, video or audio. */
  readonly mediaOnly: boolean;
  /** Only posts with one of these hashtags: without `#`, lower case. Empty: all. */
  readonly tags: readonly string[];
  /** Only posts in one of these languages (BCP 47, `en` takes `en-GB`) or in none. Empty: all. */
  readonly languages: readonly string[];
  /**
   * Only posts of which none of these is true: `#spring`, a tag of it; `@river.example`, who wrote it or passed it on;
   * `https://…`, its address; its id; anything else, words that it has. What it quotes counts as part of it. Filtered in the
   * browser, whatever the network can do.
   */
  readonly hide?: readonly string[] | undefined;
  /** Only posts of which one of these is true, as in `hide`; what it quotes is no part of it. Empty, or `undefined`: all. */
  readonly only?: readonly string[] | undefined;
}
