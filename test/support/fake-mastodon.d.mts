/** What sets the kin apart from Mastodon, as far as a follow sees it. */
export type Software = 'mastodon' | 'mastodon-4.2' | 'pleroma' | 'gotosocial' | 'pixelfed';

/** How a server is that does not do what it should. */
type Trouble = 'down' | 'broken' | 'refuses-all' | 'slow';

/**
 * A server of the fediverse with its sign-in, as its visitors’ browsers see it: pages, API and the errors of both. `bob` is signed
 * in there. It answers requests by itself, so that it serves in a browser’s test as behind a port.
 */
export class FakeMastodon {
  /** @param domain What its own accounts are named by. @default The host of its origin. */
  constructor(origin: string, software?: Software, domain?: string);

  readonly origin: string;
  readonly host: string;
  readonly domain: string;
  readonly software: Software;
  /** Says, at `/.well-known/oauth-authorization-server`, what it can do. Mastodon does since 4.3. */
  metadata: Readonly<Record<string, unknown>> | undefined;
  trouble: Trouble | undefined;
  /** Answers in place of the server, by path without query. */
  readonly instead: Map<string, () => Response>;
  /** Names of accounts elsewhere that this server can fetch. */
  readonly reachable: Map<string, { readonly locked: boolean }>;
  /** What is shown of the visitor’s relationship right after a change: Pleroma answers how it was before. */
  isLate: boolean;
  followLimit: number;
  /** What a token says that it allows, in place of what was asked for. */
  grants: string | undefined;
  /** Added to every answer that goes back to the page. */
  iss: string | undefined;
  readonly asked: readonly { readonly method: string; readonly path: string; readonly init: RequestInit }[];
  /** Everything that was ever given out and must not be found anywhere. */
  readonly secrets: readonly string[];
  readonly tokens: ReadonlyMap<string, unknown>;
  readonly apps: readonly {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly name: string;
    readonly redirectUris: readonly string[];
    readonly scopes: readonly string[];
  }[];

  addAccount(acct: string, locked?: boolean): void;
  /** How Bob stands to an account, as the server has it. */
  stateOf(acct: string): 'following' | 'requested' | 'none' | undefined;
  /** As Mastodon before 4.3 does with apps that nobody uses. */
  forgetApps(): void;
  /** What Bob does on the page that he is led to. @returns Where his browser is led back to. @throws What the page says. */
  decide(approveUrl: string, decision: 'allow' | 'deny'): Promise<URL>;
  /** As `fetch`, for this server alone. */
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** Answers as the server does when nothing is wrong with it. */
  answer(request: Request): Promise<Response>;
}
