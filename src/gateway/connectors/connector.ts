import type { components } from '../../core/gateway-api.js';
import type { OperatorNote } from './troubles.js';

export type Account = components['schemas']['Account'];
export type Post = components['schemas']['Post'];
export type PostPage = components['schemas']['PostPage'];

/**
 * What connects the gateway to the official accounts of one platform. What a platform cannot do is a missing member.
 * Answers of the platform are kept and shared by all processes, so visitors cost it nothing however many there are.
 */
export interface Connector {
  /** Also the prefix of its addresses: `wechat` in `wechat:river`. */
  readonly network: 'wechat' | 'qq' | 'line';
  /** Each account by its address, in the order of the configuration. */
  readonly accounts: ReadonlyMap<string, ConnectedAccount>;
  /**
   * What everybody may see of an account: what the platform tells, and what the configuration says where it does not.
   * @throws {ConnectorError} not-found. A platform that does not answer leaves out its part instead.
   */
  readonly loadAccount: (address: string) => Promise<Account>;
  /**
   * Articles, newest first.
   * @throws {ConnectorError} not-found, invalid-cursor; any other where neither the platform nor the configuration has any.
   */
  readonly loadPosts: (address: string, query: PostQuery) => Promise<PostPage>;
  /**
   * How a ticket is shown. Asking twice for a ticket asks the platform once.
   * @throws {ConnectorError} not-found; any other where nothing can be shown, not even what the configuration says.
   */
  readonly ticketPresentation: (address: string, ticket: PresentedTicket) => Promise<TicketPresentation>;
  /**
   * Answers a call of the platform, for its webhook of one account. Nothing of a request that is not the platform's own, or is
   * too old, reaches `events`; the same event reaches it once. Never throws.
   * @param request With its body unread.
   */
  readonly webhook?: (address: string, request: Request, events: FollowEvents) => Promise<Response>;
  /** @returns `undefined` where the account's configuration has no sign-in. @throws {ConnectorError} not-found. */
  readonly signIn?: (address: string) => ConnectorSignIn | undefined;
  /** What an operator is to know or to do now, for all accounts; empty where all is well. */
  readonly readiness: () => Promise<readonly OperatorNote[]>;
}

export interface ConnectedAccount {
  /** `wechat:river`. */
  readonly address: string;
  /** What it is called: as configured, else its handle. */
  readonly name: string;
  /** Whether a ticket of it can end in “following”, and what tells so. `undefined`: nothing does; it is a link or a QR code. */
  readonly confirmedBy: Confirmation | undefined;
  /** The Magpie account, `magpie:river`, that a sign-in on this platform follows. `undefined`: the account itself is followed. */
  readonly follows: string | undefined;
  /** How it is followed by everybody alike: its own QR code and links. */
  readonly ways: FollowWays;
}

/** `webhook`: the platform says so when the phone has followed. `sign-in`: the gateway's own page says so, after `signIn`. */
type Confirmation = 'webhook' | 'sign-in';

export interface PostQuery {
  /** 1 to 40. */
  readonly limit: number;
  /** As `PostPage.cursor` gave it; `undefined` for the first page. */
  readonly cursor: string | undefined;
}

export interface PresentedTicket {
  /** Letters, digits, `-` and `_`; at most 57. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Ways to follow that the platform's app knows. */
export interface FollowWays {
  /** What a QR code for a phone says. `undefined`: the address of the gateway's own page for the ticket, or `qrImageUrl`. */
  readonly qrText: string | undefined;
  /** A picture of a QR code that the operator has; for accounts whose code is not known as text. */
  readonly qrImageUrl: string | undefined;
  /** Ways that need no second device, best first; may be empty. */
  readonly links: readonly FollowLink[];
}

export interface TicketPresentation extends FollowWays {
  /** What tells the gateway of the follow. `undefined`: nothing will; the ticket stays pending. */
  readonly confirmedBy: Confirmation | undefined;
  /** When the QR code stops working: the ticket's own end, or earlier. Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface FollowLink {
  /** `in-app`: in the platform's own browser alone. `ios`, `android`: on such a phone with the app. `anywhere`: in each browser. */
  readonly where: 'in-app' | 'ios' | 'android' | 'anywhere';
  /** https; an app's own scheme for `ios` and `android`. */
  readonly url: string;
}

/** Somebody, as a platform knows them. */
export interface Person {
  /** Within which `subject` is unique: an issuer's address, or `wechat:` or `qq:` and the app's id. */
  readonly issuer: string;
  /** OpenID or user id; nothing can be read from it, and it is another one for each app or provider. */
  readonly subject: string;
  /** The same for all apps of one operator, where the platform tells. */
  readonly unionId?: string | undefined;
  /** For their own eyes. */
  readonly name?: string | undefined;
  /** https. */
  readonly pictureUrl?: string | undefined;
}

/**
 * Where a connector tells what has happened on a platform. What is thrown makes the platform tell again, so each must be safe
 * to do twice. No platform tells of a scan that is not a follow yet: that a ticket is “scanned” is known by the gateway's own
 * page being opened.
 */
export interface FollowEvents {
  /** The person follows the account now, also where the ticket has ended meanwhile. */
  readonly followed: (event: FollowEvent) => Promise<void>;
  /** The person does not follow any more. What the gateway holds about them is to be deleted, as WeChat demands. */
  readonly unfollowed: (event: Omit<FollowEvent, 'ticketId'>) => Promise<void>;
}

export interface FollowEvent {
  /** Address of the account. */
  readonly account: string;
  readonly person: Person;
  /** Of the QR code that was scanned. `undefined`: the person came another way. */
  readonly ticketId: string | undefined;
  /** When it happened, by the platform's clock; events may arrive in another order. Milliseconds since 1970. */
  readonly at: number;
}

/** A platform as an identity. The gateway binds `state` to the browser that began. */
export interface ConnectorSignIn {
  /** On the button: “Continue with {label}”. */
  readonly label: string;
  /** `Person.issuer` of everybody who signs in so. */
  readonly issuer: string;
  /** Where the platform's page is and may lead on to by itself, as sources of a policy (CSP): `https://access.line.me`. */
  readonly formOrigins: readonly string[];
  /** The platform's page to lead the browser to. */
  readonly begin: (attempt: SignInAttempt) => string;
  /**
   * @param query Of the redirect back.
   * @throws {ConnectorError} declined, sign-in-failed, misconfigured, rate-limited, unreachable, bad-response.
   */
  readonly finish: (query: URLSearchParams, attempt: Omit<SignInAttempt, 'state'>) => Promise<SignedIn>;
}

interface SignInAttempt {
  /** As registered in the platform's console. */
  readonly redirectUri: string;
  /** At least 128 random bits. */
  readonly state: string;
  /** At least 128 random bits; of use where the platform speaks OpenID Connect. */
  readonly nonce: string;
  /** RFC 7636: 43 to 128 letters, digits, `-`, `.`, `_` and `~`; of use where the platform has PKCE. */
  readonly codeVerifier: string;
}

export interface SignedIn {
  readonly person: Person;
  /** Whether they follow the account on the platform. `undefined`: the platform does not tell. */
  readonly follows: boolean | undefined;
}
