import type { Answer, Handler } from './fake-platform.mjs';

export interface FakeLineOptions {
  readonly messaging?: { readonly channelId: string; readonly channelSecret: string };
  readonly login?: { readonly channelId: string; readonly channelSecret: string };
  readonly callbackUrls?: readonly string[];
  readonly basicId?: string;
  readonly displayName?: string;
  readonly pictureUrl?: string;
  /** The Official Account is linked to the login channel. @default true */
  readonly linked?: boolean;
  /** Yesterday's figures are there. @default true */
  readonly counted?: boolean;
  /** Everybody who ever added the account, besides the phones. @default 7620 */
  readonly everAdded?: number;
  /** @default 237 */
  readonly everBlocked?: number;
  /** @default true */
  readonly redelivers?: boolean;
  readonly people?: readonly string[];
  readonly webhookUrl?: string;
  /** What the platform calls webhooks with. @default fetch */
  readonly deliver?: (url: string, init: RequestInit) => Promise<Response>;
  readonly now?: () => number;
}

export interface LineWebhookCall {
  readonly url: string;
  readonly body: string;
  readonly signature: string;
}

export interface LineDecision {
  readonly addFriend?: boolean;
  readonly decline?: boolean;
}

export interface FakeLine {
  readonly account: {
    readonly messaging: { readonly channelId: string; readonly channelSecret: string };
    readonly login: { readonly channelId: string; readonly channelSecret: string };
    readonly basicId: string;
  };
  readonly answer: Answer;
  /** @param prefix What of the path is the server's own. */
  readonly handler: (prefix?: string) => Handler;
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  readonly phone: {
    readonly addFriend: (person: string) => Promise<void>;
    readonly block: (person: string) => Promise<void>;
    readonly signIn: (authorizeUrl: string, person: string, decision?: LineDecision) => Promise<string>;
  };
  readonly userId: (person: string) => string;
  readonly isFriend: (person: string) => boolean;
  readonly tell: (events: readonly unknown[]) => Promise<Response | undefined>;
  readonly verifyWebhook: () => Promise<Response | undefined>;
  readonly toCall: (events: readonly unknown[]) => LineWebhookCall;
  readonly post: (call: LineWebhookCall) => Promise<Response>;
  readonly calls: readonly string[];
  readonly deliveries: readonly LineWebhookCall[];
  readonly failNext: (
    call: string,
    status: number,
    message: string,
    headers?: Readonly<Record<string, string>>,
    times?: number,
  ) => void;
  readonly answerNext: (call: string, make: () => Response | Promise<Response>, times?: number) => void;
  readonly revokeChannelTokens: () => void;
  readonly signIdToken: (claims: Readonly<Record<string, unknown>>) => string;
}

export function fakeLine(options?: FakeLineOptions): FakeLine;
