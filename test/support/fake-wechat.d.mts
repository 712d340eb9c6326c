import type { Answer, Handler } from './fake-platform.mjs';

export interface FakeWechatOptions {
  readonly appId?: string;
  readonly appSecret?: string;
  readonly token?: string;
  readonly encodingAesKey?: string;
  /** As in the console: 明文, 兼容 or 安全. @default 'safe' */
  readonly mode?: 'plain' | 'compatible' | 'safe';
  /** @default 'xml' */
  readonly format?: 'xml' | 'json';
  readonly originalId?: string;
  /** A verified service account. @default true */
  readonly verified?: boolean;
  /** @default true */
  readonly readsPublished?: boolean;
  /** Besides those of the phones. @default 1000 */
  readonly followers?: number;
  /** Newest first. @default [] */
  readonly published?: Publication[];
  /** Calls a day; default: the documented ones. */
  readonly quotas?: Readonly<Record<string, number>>;
  readonly webhookUrl?: string;
  /** What the platform calls webhooks with. @default fetch */
  readonly deliver?: (url: string, init: RequestInit) => Promise<Response>;
  readonly now?: () => number;
  /** What QR codes begin with. @default 'http://weixin.qq.com/q/' */
  readonly qrBase?: string;
}

export interface Publication {
  readonly article_id: string;
  readonly update_time: number;
  readonly news_item: readonly Readonly<Record<string, unknown>>[];
}

export interface WebhookCall {
  readonly url: string;
  readonly body: string;
  readonly type: string;
}

/** What a phone shows: an error, the account's page with its button, or the chat with what the account says. */
export interface Screen {
  readonly shows: 'expired' | 'account' | 'chat';
  readonly says?: string | undefined;
}

type Fields = Readonly<Record<string, string | number>>;

export interface FakeWechat {
  readonly account: Readonly<Record<'appId' | 'appSecret' | 'token' | 'encodingAesKey' | 'originalId', string>>;
  readonly answer: Answer;
  /** @param prefix What of the path is the server's own. */
  readonly handler: (prefix?: string) => Handler;
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  readonly phone: {
    readonly scan: (qrText: string, person: string) => Promise<Screen>;
    readonly follow: (person: string) => Promise<Screen>;
    readonly unfollow: (person: string) => Promise<Screen>;
    readonly write: (person: string, content: string) => Promise<Screen>;
  };
  readonly openId: (person: string) => string;
  readonly isFollowing: (person: string) => boolean;
  readonly tell: (fields: Fields) => Promise<string | undefined>;
  readonly toCall: (fields: Fields) => WebhookCall;
  readonly post: (call: WebhookCall) => Promise<Response>;
  readonly calls: readonly string[];
  readonly deliveries: readonly (WebhookCall & { readonly fields: Fields })[];
  readonly failNext: (call: string, errcode: number, times?: number) => void;
  readonly answerNext: (call: string, make: () => Response | Promise<Response>, times?: number) => void;
  readonly revokeTokens: (options?: { readonly keepGiving?: boolean }) => void;
  readonly publish: (publication: Publication) => void;
  readonly codes: ReadonlyMap<string, { readonly scene: string; readonly expiresAt: number }>;
}

export function fakeWechat(options?: FakeWechatOptions): FakeWechat;
