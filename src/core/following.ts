import type { NetworkErrorCode } from './errors.js';
import type { AccountRef } from './model.js';
import type { Io } from './network.js';

/** How the visitor stands to an account. Unknown is `undefined`. `requested`: the account's owner has to approve. */
export type Relationship = 'following' | 'requested' | 'not-following';

/** What a network is told of the page when a follow begins. */
export interface FollowRequest {
  /** In which language the network's page should speak; BCP 47. */
  readonly language: string;
  /** Where that page leads back to when it takes the place of this one. `undefined`: it stands in a window of its own. */
  readonly returnUrl: string | undefined;
  /**
   * What the visitor has answered to `Following.home`, as they typed it: a server, or their address there. Empty: what the
   * question says for that. `undefined`: they were not asked.
   */
  readonly home?: string | undefined;
}

/** What visitors are asked, once, before they follow: where on the network they are. */
export interface HomeQuestion {
  /** Said with `say`: “From which server do you follow people?” */
  readonly question: string;
  /** An answer, as people write it: `mastodon.social`. */
  readonly example: string;
  /** The server of those who leave it empty. `undefined`: they have to say. */
  readonly standard?: string | undefined;
}

/** A way to follow in the network's own app. `readFollowLinks` reads them, from a server as from storage. */
export interface FollowLink {
  /** `in-app`: in the app's own browser alone. `ios`, `android`: on such a phone with the app. `anywhere`: in each browser. */
  readonly where: 'in-app' | 'ios' | 'android' | 'anywhere';
  /** https; the app's own scheme for `ios` and `android`. */
  readonly url: string;
}

/**
 * One attempt to follow that is finished elsewhere. Plain data: it is kept in storage, so that a reload resumes it and other
 * tabs know of it. It must be of no use to whoever reads it there but to see how the attempt stands.
 */
export interface FollowTicket {
  /** The page to finish it on, in a window or in place of this one; https. `undefined`: only the network's app can. */
  readonly approveUrl: string | undefined;
  /** What a QR code says to a phone. `undefined`: there is a picture of it alone, or none. */
  readonly qrText: string | undefined;
  /** A picture of a QR code whose text is not known; https. */
  readonly qrImageUrl?: string | undefined;
  /** Ways that need no second device, best first. @default none */
  readonly links?: readonly FollowLink[] | undefined;
  /** Milliseconds since 1970, by this device's clock. */
  readonly expiresAt: number;
  /** Whatever else the network needs to watch it; JSON. It comes back from storage: read it as anything from outside. */
  readonly data: unknown;
}

/** Ways to follow of which nobody will tell whether they were gone. */
export type HandOver = Omit<FollowTicket, 'data'>;

/**
 * Where an attempt stands. `pending`: nobody has opened the network's page. `scanned`: somebody has. The others are final.
 * `not-following`: how an attempt to unfollow ends well. `reason`: `denied` by the visitor, `follow-limit`: they follow as
 * many accounts as the network allows. `failed`: the visitor has allowed it, or could not be asked, and it was not done.
 */
export type FollowProgress =
  | { readonly state: 'pending' | 'scanned'; readonly expiresAt: number }
  | {
      readonly state: Relationship | 'expired';
      /** Whether other accounts of the network take no more than a click from now on. @default false */
      readonly oneClick?: boolean;
    }
  | { readonly state: 'declined'; readonly reason: 'denied' | 'follow-limit' }
  | { readonly state: 'failed'; readonly code: NetworkErrorCode; readonly retryAfterSeconds?: number | undefined };

/** How an attempt ended. */
export type FollowEnd = Exclude<FollowProgress, { readonly state: 'pending' | 'scanned' }>;

/**
 * Follows accounts of one network for the visitor, without tokens in the page's reach. What is remembered of the visitor is
 * the network's business; the stores remember that they have been allowed something, and what.
 */
export interface Following {
  /** What is asked first, for ways that say `asksHome`; `FollowRequest.home` has the answer. */
  readonly home?: HomeQuestion;
  /**
   * Begins to follow, because the visitor asked for it.
   * @returns The finished relationship, where the visitor has allowed this page so much before; else a ticket or a hand-over.
   * @throws {NetworkError} Any code; private: this page may not follow there, by the network's wish.
   */
  readonly begin: (
    ref: AccountRef,
    request: FollowRequest,
    io: Io,
  ) => Promise<
    | { readonly ticket: FollowTicket }
    | { readonly handOver: HandOver }
    | {
        readonly relationship: 'following' | 'requested';
        /** Whether other accounts of the network take no more than a click either. @default true */
        readonly oneClick?: boolean;
      }
  >;
  /**
   * Watches an attempt until it ends, through reloads, sleep and lost connections; an attempt that is not known any more has
   * expired.
   * @param ticket As `begin` gave it, perhaps by way of storage.
   * @param onProgress Called with each change but the end.
   * @param io Its `fetch` sets no time limit.
   * @throws What the signal was aborted with; nothing else.
   */
  readonly watch: (ticket: FollowTicket, onProgress: (progress: FollowProgress) => void, io: Io) => Promise<FollowEnd>;
  /**
   * Finishes an attempt whose page has led back to a page of the site with an answer in its address, which has a `state` that
   * begins with `magpie-`, the network's id and a sign. The answer leaves the address before anything else happens; what
   * `watch` tells is known to all pages of the site before this resolves. Then the page goes back to where the visitor was, or
   * closes its window, where the browser lets it.
   * @param params Of the page's fragment or query.
   * @returns How it ended, to be said where the window stays. An answer that nobody waits for has `expired`. `undefined`: the
   * page goes elsewhere by itself.
   */
  readonly finish?: (params: URLSearchParams, io: Io) => Promise<FollowEnd | undefined>;
  /**
   * Takes a follow, or the request for one, back; not asked for ways that say `endsElsewhere`.
   * @param request As for `begin`, with the home that is remembered.
   * @returns `undefined`: it is done. A ticket where the visitor has to allow it first; it ends with `not-following`.
   * `elsewhere` where the network says only now that a follow ends in its app alone: the follow stands.
   * @throws {NetworkError} Any code; private: the visitor has taken back what they had allowed this page.
   */
  readonly unfollow: (
    ref: AccountRef,
    request: FollowRequest,
    io: Io,
  ) => Promise<{ readonly ticket: FollowTicket } | 'elsewhere' | undefined>;
  /**
   * How the visitor stands to several accounts; asked only after they have allowed this page something.
   * @returns One entry a ref, in the same order; `undefined` where the network does not say.
   * @throws {NetworkError} Any code; private: the visitor has taken back what they had allowed this page.
   */
  readonly relationships: (refs: readonly AccountRef[], io: Io) => Promise<readonly (Relationship | undefined)[]>;
}
