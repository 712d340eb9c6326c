import type { Answer, Handler } from './fake-platform.mjs';

export interface FakeQqOptions {
  readonly appId?: string;
  readonly appKey?: string;
  readonly callbackUrls?: readonly string[];
  /** Makes `unionid` granted. @default not granted */
  readonly company?: string;
  readonly people?: readonly string[];
  /** Answers without knowing `fmt=json`. @default false */
  readonly oldFashioned?: boolean;
  readonly now?: () => number;
}

export interface FakeQq {
  readonly app: { readonly appId: string; readonly appKey: string };
  readonly answer: Answer;
  /** @param prefix What of the path is the server's own. */
  readonly handler: (prefix?: string) => Handler;
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  readonly phone: {
    readonly signIn: (
      authorizeUrl: string,
      person: string,
      decision?: { readonly decline?: boolean },
    ) => Promise<string>;
  };
  readonly openId: (person: string) => string;
  readonly unionId: (person: string) => string;
  readonly calls: readonly string[];
  readonly failNext: (call: string, error: number, times?: number) => void;
  readonly answerNext: (call: string, make: () => Response | Promise<Response>, times?: number) => void;
  readonly expireTokens: () => void;
}

export function fakeQq(options?: FakeQqOptions): FakeQq;
