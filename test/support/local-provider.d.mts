import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Person {
  /** Subject. */
  readonly id: string;
  readonly name: string;
}

export interface LocalClient {
  readonly clientId: string;
  /** `undefined`: a public client. */
  readonly clientSecret?: string | undefined;
  readonly redirectUris: readonly string[];
}

/** Opaque; made by `localKeys`. */
export interface LocalKeys {
  readonly jwks: { readonly keys: readonly object[] };
  readonly cookies: readonly string[];
}

export interface LocalProvider {
  /** For requests whose path begins with that of the issuer. */
  readonly callback: (request: IncomingMessage, response: ServerResponse) => void;
}

export function localKeys(file?: string): LocalKeys;

export function localProvider(options: {
  readonly issuer: string;
  readonly clients: readonly LocalClient[];
  readonly people?: readonly Person[];
  readonly keys?: LocalKeys;
  /** `Cross-Origin-Opener-Policy` of its own page. @default 'same-origin' */
  readonly openerPolicy?: string;
}): LocalProvider;
