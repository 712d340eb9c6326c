import type { Logger } from 'pino';

/** The outside world as an open network sees it. */
export interface OpenNetworkIo {
  /**
   * As the platform's `fetch`, for addresses that visitors name: https on the public internet alone, checked when it connects,
   * with no redirect followed unless `init.redirect` is `follow`, for GET alone, then each checked alike; answers limited in size
   * and time. A gateway on this machine reaches http on this machine too, for development.
   * @throws {TypeError} As `fetch`: the server was not reached, or may not be.
   */
  readonly fetch: (url: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** Where the gateway is: origin. */
  readonly publicUrl: string;
  /** What visitors read on their server's page; `GatewayConfig.name`. */
  readonly name: string;
  readonly vault: Vault;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

/** What is kept encrypted, shared by all processes: tokens, registrations, keys. */
export interface Vault {
  /** @returns `undefined` where there is none, or it has run out, or the gateway's secret was changed. */
  readonly get: (key: string) => Promise<string | undefined>;
  /** @param expiresAt Milliseconds since 1970. @default Kept until it is deleted. */
  readonly set: (key: string, value: string, expiresAt?: number) => Promise<void>;
  readonly delete: (key: string) => Promise<void>;
  /** One at a time of all processes, for a name: refresh tokens are of use once. */
  readonly exclusive: <T>(name: string, act: () => Promise<T>) => Promise<T>;
}
