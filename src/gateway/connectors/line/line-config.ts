import type { ProfileConfig } from '../profile.js';

/** The LINE Official Accounts of a gateway, and where LINE is. */
export interface LineConfig {
  readonly accounts: readonly LineAccountConfig[];
  /** @default 'https://api.line.me' */
  readonly apiUrl?: string | undefined;
  /** Of the page where people sign in. @default 'https://access.line.me' */
  readonly accessUrl?: string | undefined;
  /** Of the pages on which people add accounts as friends. @default 'https://line.me' */
  readonly pagesUrl?: string | undefined;
}

/** One Official Account; `id` is its basic or premium id with its `@`. Without any part it is a card with a link. */
export interface LineAccountConfig extends ProfileConfig {
  readonly messaging?: LineMessagingConfig | undefined;
  readonly login?: LineLoginConfig | undefined;
}

/** The channel of kind “Messaging API”. */
export interface LineMessagingConfig {
  /** Signs the webhook. */
  readonly channelSecret: string;
  /** Lets the gateway get tokens by itself, of fifteen minutes each. */
  readonly channelId?: string | undefined;
  /** A long-lived token of the console; used in place of those. */
  readonly accessToken?: string | undefined;
}

/** The channel of kind “LINE Login”: of the same provider, and linked to the Official Account. */
export interface LineLoginConfig {
  readonly channelId: string;
  readonly channelSecret: string;
  /** `normal`: a box to tick on the page of consent. `aggressive`: a page of its own after it. @default 'aggressive' */
  readonly botPrompt?: 'normal' | 'aggressive' | undefined;
}

export const LINE_API_URL = 'https://api.line.me';
export const LINE_ACCESS_URL = 'https://access.line.me';
export const LINE_PAGES_URL = 'https://line.me';
