import type { ConnectorsConfig } from '../connectors/connectors-config.js';
import type { FeedsConfig } from '../feeds/feeds-config.js';

/**
 * What an operator decides. Read from `magpie.config.json` and the environment by `read-config.ts`; `createGateway` takes it
 * as it is, for those who embed the gateway in a server of their own.
 */
export interface GatewayConfig {
  /**
   * Where visitors reach the gateway: scheme, host and port, without a path. https, or http on this machine. Approval pages,
   * pictures and proofs are bound to it.
   */
  readonly publicUrl: string;
  /** What its pages call it. @default 'Magpie' */
  readonly name: string;
  /**
   * At least 32 characters; cookies, picture addresses and nonces are signed with keys derived from it, and what servers of open
   * networks have allowed is encrypted. All processes of a gateway share it. Changing it signs everybody out.
   */
  readonly secret: string;
  readonly database: DatabaseConfig;
  /** With whom viewers can sign in, in the order shown. Without any nobody can follow Magpie accounts. */
  readonly signIn: readonly SignInProvider[];
  /** Official accounts of other platforms; `{}`: none. */
  readonly connectors: ConnectorsConfig;
  readonly openNetworks: OpenNetworksConfig;
  readonly feeds: FeedsConfig;
  readonly sites: SitesConfig;
  /** Whether everybody may make snippets for their website at `/publish/`. @default true */
  readonly publishPage: boolean;
  /** How many accounts one viewer may follow. @default 5000 */
  readonly followLimit: number;
  /** How long an attempt to follow may take. @default 300 */
  readonly ticketSeconds: number;
  /** How many proxies stand in front and add themselves to `X-Forwarded-For`; 0: the address of the connection counts. @default 0 */
  readonly proxies: number;
  readonly rateLimits: RateLimits;
}

export type DatabaseConfig =
  /** A file, made where it is missing; `:memory:` for tests. */
  | { readonly kind: 'sqlite'; readonly file: string }
  /** A connection string: `postgres://user:password@host/database`. */
  | { readonly kind: 'postgres'; readonly url: string };

/** An OpenID Connect provider. */
export interface SignInProvider {
  /** Lower-case letters, digits and `-`; part of the redirect address `/sign-in/{id}/callback`. */
  readonly id: string;
  /** On the button: “Continue with {label}”. */
  readonly label: string;
  /** https, or http on this machine; `/.well-known/openid-configuration` is read below it. */
  readonly issuer: string;
  readonly clientId: string;
  /** From the environment: `MAGPIE_SIGN_IN_{ID}_SECRET`. `undefined`: a public client. */
  readonly clientSecret: string | undefined;
  /** @default 'openid profile' */
  readonly scope: string;
}

/** On which open networks the gateway follows for viewers. What they have allowed it there they can take back in either case. */
export interface OpenNetworksConfig {
  /** @default true */
  readonly bluesky: boolean;
  /** @default true */
  readonly mastodon: boolean;
}

export interface SitesConfig {
  /** Which origins may ask to follow: all that are https, or these alone. @default 'all' */
  readonly allowed: 'all' | readonly string[];
  /** Which origins may, once a viewer has allowed them, follow without the approval page. @default [] */
  readonly oneClick: readonly string[];
}

/** Requests within a minute. Reading counts by address, publishing by token, following by address and by key. */
export interface RateLimits {
  /** @default 600 */
  readonly reading: number;
  /** @default 120 */
  readonly publishing: number;
  /** @default 60 */
  readonly following: number;
}
