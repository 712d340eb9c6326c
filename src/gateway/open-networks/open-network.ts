import type { components } from '../../core/gateway-api.js';

/**
 * An open network on which the gateway follows for viewers, by what their own servers have allowed it. Whom they follow is
 * true there, and never here.
 */
export interface OpenNetwork {
  /** Also the prefix of its addresses, and its name in `/sign-in/{network}/callback`. */
  readonly network: 'bluesky' | 'mastodon';
  /** On the gateway's pages. */
  readonly label: string;
  /**
   * The one way to write the address of an account: `bluesky:river.example`, `bluesky:did:plc:…`,
   * `mastodon:river@social.example`.
   * @returns `undefined` where it is not well formed. Asks no server.
   */
  readonly canonical: (address: string) => string | undefined;
  /**
   * What everybody may see of an account.
   * @throws {OpenNetworkError} not-found; any other.
   */
  readonly loadAccount: (address: string) => Promise<components['schemas']['Account']>;
  /**
   * Where a visitor is sent to allow it, on their own server.
   * @param home What they typed about where they are: a server, or their address there. Empty where the network has a server of most people.
   * @throws {OpenNetworkError} not-found: there is no such server or account; refused: that server lets no gateway do this; any other.
   */
  readonly begin: (home: string, attempt: OpenAttempt) => Promise<BegunSignIn>;
  /**
   * Takes the answer of a visitor's server, once. What it allows is kept, encrypted, for `follow` and what comes after it.
   * @param query Of the redirect back.
   * @param kept As `begin` gave it.
   * @throws {OpenNetworkError} declined: the visitor has said no; refused, unreachable, bad-response: nobody is signed in.
   */
  readonly finish: (query: URLSearchParams, attempt: OpenAttempt, kept: string) => Promise<OpenVisitor>;
  /**
   * Follows an account for a visitor who has allowed it; once, however often it is asked.
   * @throws {OpenNetworkError} signed-out: they have taken it back, or it has run out; follow-limit; any other.
   */
  readonly follow: (visitor: VisitorId, address: string) => Promise<'following' | 'requested'>;
  /** Takes a follow, or the request for one, back. @throws {OpenNetworkError} As `follow`. */
  readonly unfollow: (visitor: VisitorId, address: string) => Promise<void>;
  /**
   * How a visitor stands to some accounts.
   * @returns No entry where the network does not say.
   * @throws {OpenNetworkError} As `follow`.
   */
  readonly relationships: (
    visitor: VisitorId,
    addresses: readonly string[],
  ) => Promise<ReadonlyMap<string, 'following' | 'requested' | 'not-following'>>;
  /** Gives back what a visitor has allowed, at their server as well, and deletes it here. Never throws for a dead server. */
  readonly signOut: (visitor: VisitorId) => Promise<void>;
  /** What servers of the network read of the gateway at `/oauth/{network}/{name}`: JSON, by its name. @default None */
  readonly documents?: Readonly<Record<string, () => Promise<object>>>;
}

/** Who a visitor is, as their network knows them. Unique together. */
export interface VisitorId {
  /** `bluesky`, or the origin of a server: `https://social.example`. */
  readonly issuer: string;
  /** DID, or the id of the account on that server. */
  readonly subject: string;
}

/** A visitor who has allowed the gateway to follow for them. */
export interface OpenVisitor extends VisitorId {
  /** With its `@`, for their own eyes: `@bob.example`, `@bob@social.example`. */
  readonly handle: string;
}

/** One time that a visitor is asked. The gateway binds `state` to the browser that began, and takes it once. */
export interface OpenAttempt {
  /** `{publicUrl}/sign-in/{network}/callback`. */
  readonly redirectUri: string;
  /** At least 128 random bits. */
  readonly state: string;
  /** RFC 7636: 43 to 128 letters, digits, `-`, `.`, `_` and `~`. */
  readonly codeVerifier: string;
  /** In which language their server's page should speak; BCP 47. */
  readonly language: string | undefined;
}

export interface BegunSignIn {
  /** The page of the visitor's server; https, or http on this machine. */
  readonly url: string;
  /** Whatever else `finish` has to know; JSON, kept encrypted until then. */
  readonly kept: string;
}
