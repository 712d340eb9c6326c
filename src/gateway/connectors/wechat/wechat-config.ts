import type { ProfileConfig } from '../profile.js';

/** The WeChat Official Accounts of a gateway. */
export interface WechatConfig {
  readonly accounts: readonly WechatAccountConfig[];
  /** Where WeChat's API is. @default 'https://api.weixin.qq.com' */
  readonly apiUrl?: string | undefined;
}

/** One Official Account (公众号 or 服务号). Each part may be missing; without any the account is a card with a QR code. */
export interface WechatAccountConfig extends ProfileConfig {
  readonly name: string;
  readonly url: string;
  /** “gh_…”, the account's original id; given, calls of the webhook for another one are refused. */
  readonly originalId?: string | undefined;
  readonly api?: WechatApiConfig | undefined;
  readonly webhook?: WechatWebhookConfig | undefined;
  /** The account's own QR code, for where none with a parameter can be made. */
  readonly qr?: { readonly text?: string | undefined; readonly imageUrl?: string | undefined } | undefined;
  /**
   * `__biz` of the account (it stands in the address of each of its articles): offers its page inside WeChat. The page is not
   * documented, and reports differ on whom it opens for; the QR code stays beside it.
   */
  readonly biz?: string | undefined;
}

export interface WechatApiConfig {
  readonly appId: string;
  readonly appSecret: string;
  /** Verified service accounts (已认证服务号) alone may make QR codes with a parameter. @default true */
  readonly parametricQr?: boolean | undefined;
}

export interface WechatWebhookConfig {
  /** As in the console: 3 to 32 letters and digits. */
  readonly token: string;
  /** As in the console: 43 letters and digits; for the modes 兼容 and 安全. `undefined`: 明文, in which bodies are not signed. */
  readonly encodingAesKey?: string | undefined;
  /** Said on the phone to who has followed by a code of the gateway. @default nothing */
  readonly welcome?: string | undefined;
}

export const WECHAT_API_URL = 'https://api.weixin.qq.com';
