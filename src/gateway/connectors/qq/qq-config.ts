import type { ProfileConfig } from '../profile.js';

/** The QQ accounts of a gateway, and where QQ is. */
export interface QqConfig {
  readonly accounts: readonly QqAccountConfig[];
  /** @default 'https://graph.qq.com' */
  readonly graphUrl?: string | undefined;
}

/** One public account (公众号 of QQ). QQ gives no server access to it: what is shown of it stands here. */
export interface QqAccountConfig extends ProfileConfig {
  readonly name: string;
  readonly url: string;
  /** An app of QQ 互联: lets people sign in with QQ, to follow `follows`. */
  readonly connect?: QqConnectConfig | undefined;
  /** The Magpie account of this brand, `magpie:river`, that somebody who signs in with QQ follows. */
  readonly follows?: string | undefined;
  /** The account's own QR code, from its console. */
  readonly qr?: { readonly text?: string | undefined; readonly imageUrl?: string | undefined } | undefined;
  readonly card?: QqCardConfig | undefined;
}

export interface QqConnectConfig {
  readonly appId: string;
  readonly appKey: string;
  /** Ask for the id that all apps of one company share; QQ grants it on application. @default false */
  readonly unionId?: boolean | undefined;
}

/**
 * Links to the account's page in the QQ app. They are not documented, and known from the app's own code of some years ago: they
 * are offered beside the QR code, never alone.
 */
export interface QqCardConfig {
  /** The account's number: 5 to 12 digits. */
  readonly uin: string;
  /** From the address that the app itself shares. @default no link for browsers */
  readonly accountFlag?: string | undefined;
}

export const QQ_GRAPH_URL = 'https://graph.qq.com';
