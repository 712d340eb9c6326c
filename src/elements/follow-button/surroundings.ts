/** Apps that have a browser of their own, as far as it matters for following. */
type App = 'wecom' | 'wechat' | 'qq' | 'weibo' | 'line' | 'qq-browser';

/** What a visitor's browser stands in. It decides what is offered first, and never what is allowed. */
interface Surroundings {
  /** Whose browser it is. `undefined`: one of no such app. */
  readonly app: App | undefined;
  /** `undefined`: no phone or tablet with apps to open. */
  readonly phone: 'ios' | 'android' | undefined;
}

/**
 * In this order: WeCom's browser says MicroMessenger too, and on Android WeChat and QQ name the QQ browser that they are built
 * on.
 */
const APPS: readonly (readonly [App, RegExp])[] = [
  ['wecom', /\bwxwork\//i],
  ['wechat', /\bMicroMessenger\//i],
  ['qq', /\bQQ\/\d/],
  ['weibo', /Weibo/i],
  ['line', /\bLine\/\d/],
  ['qq-browser', /\bM?QQBrowser\b/i],
];

/** @param browser Its `maxTouchPoints` tells an iPad, which calls itself a Mac. */
export function surroundingsOf({
  userAgent,
  maxTouchPoints = 0,
}: {
  readonly userAgent: string;
  readonly maxTouchPoints?: number;
}): Surroundings {
  const isApple = /\b(?:iPhone|iPad|iPod)\b/.test(userAgent) || (/\bMacintosh\b/.test(userAgent) && maxTouchPoints > 1);
  return {
    app: APPS.find(([, pattern]) => pattern.test(userAgent))?.[0],
    phone: isApple ? 'ios' : /\bAndroid\b/.test(userAgent) ? 'android' : undefined,
  };
}
