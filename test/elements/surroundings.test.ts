import { expect } from '@open-wc/testing';
import { surroundingsOf } from '../../src/elements/follow-button/surroundings.js';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID =
  'Mozilla/5.0 (Linux; Android 13; V2148A Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko)';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko)';

describe('what a visitor’s browser stands in', () => {
  for (const [what, userAgent, app, phone] of [
    ['Safari on an iPhone', `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`, undefined, 'ios'],
    ['Chrome on Android', `${ANDROID.replace('; wv', '')} Chrome/126.0.0.0 Mobile Safari/537.36`, undefined, 'android'],
    ['Chrome on Windows', `${WINDOWS} Chrome/126.0.0.0 Safari/537.36`, undefined, undefined],
    [
      'WeChat on an iPhone',
      `${IPHONE} Mobile/15E148 MicroMessenger/8.0.49(0x18003137) NetType/WIFI Language/zh_CN`,
      'wechat',
      'ios',
    ],
    [
      'WeChat on Android, built on the QQ browser',
      `${ANDROID} Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20240404 MMWEBID/98 MicroMessenger/8.0.49.2600(0x28003133) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64`,
      'wechat',
      'android',
    ],
    [
      'older WeChat on Android, which names MQQBrowser',
      'Mozilla/5.0 (Linux; Android 7.1.1; MI 6 Build/NMF26X; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/57.0.2987.132 MQQBrowser/6.2 TBS/043807 Mobile Safari/537.36 MicroMessenger/6.6.1.1220(0x26060135) NetType/WIFI Language/zh_CN',
      'wechat',
      'android',
    ],
    [
      'WeChat on Windows',
      `${WINDOWS} Chrome/122.0.0.0 Safari/537.36 NetType/WIFI MicroMessenger/7.0.20.1781(0x6700143B) WindowsWechat(0x63090a13) XWEB/9129 Flue`,
      'wechat',
      undefined,
    ],
    [
      'WeCom, which says MicroMessenger too',
      `${IPHONE} Mobile/15E148 wxwork/4.1.20 MicroMessenger/7.0.1 Language/zh ColorScheme/Light`,
      'wecom',
      'ios',
    ],
    [
      'QQ on an iPhone',
      `${IPHONE} Mobile/15E148 QQ/9.0.60.614 V1_IPH_SQ_9.0.60_1_APP_A Pixel/1170 MiniAppEnable SimpleUISwitch/0 QQTheme/1000 Core/WKWebView Device/Apple(iPhone 14) NetType/WIFI`,
      'qq',
      'ios',
    ],
    [
      'QQ on Android, built on the QQ browser',
      'Mozilla/5.0 (Linux; Android 12; M2102J2SC Build/SKQ1.211006.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/109.0.5414.86 MQQBrowser/6.2 TBS/046721 Mobile Safari/537.36 V1_AND_SQ_8.9.80_4614_YYB_D QQ/8.9.80.12440 NetType/WIFI WebP/0.3.0',
      'qq',
      'android',
    ],
    ['Weibo on an iPhone', `${IPHONE} Mobile/15E148 Weibo (iPhone15,2__weibo__14.5.2__iphone__os17.5)`, 'weibo', 'ios'],
    [
      'Weibo on Android',
      `${ANDROID} Chrome/116.0.0.0 Mobile Safari/537.36 Weibo (vivo-V2148A__weibo__14.5.2__android__android13)`,
      'weibo',
      'android',
    ],
    ['LINE on an iPhone', `${IPHONE} Mobile/15E148 Safari Line/14.9.0`, 'line', 'ios'],
    [
      'LINE on Android',
      `${ANDROID} Version/4.0 Chrome/126.0.6478.71 Mobile Safari/537.36 Line/14.8.0/IAB`,
      'line',
      'android',
    ],
    ['a LIFF page in LINE', `${IPHONE} Mobile/15E148 Safari Line/14.9.0 LIFF`, 'line', 'ios'],
    [
      'the QQ browser on Android',
      'Mozilla/5.0 (Linux; U; Android 13; zh-cn; V2148A Build/TP1A.220624.014) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/109.0.5414.86 MQQBrowser/15.2 Mobile Safari/537.36 COVC/046801',
      'qq-browser',
      'android',
    ],
    [
      'the QQ browser on Windows',
      `${WINDOWS} Chrome/94.0.4606.71 Safari/537.36 Core/1.94.218.400 QQBrowser/12.1.5496.400`,
      'qq-browser',
      undefined,
    ],
    [
      'something that only sounds like LINE',
      `${WINDOWS} Chrome/126.0.0.0 Safari/537.36 Airline/1 Offline/2`,
      undefined,
      undefined,
    ],
    ['nothing at all', '', undefined, undefined],
  ] as const) {
    it(`is ${what}`, () => {
      expect(surroundingsOf({ userAgent })).to.deep.equal({ app, phone });
    });
  }

  it('is an iPad, which calls itself a Mac', () => {
    const userAgent = `${MAC} Version/17.5 Safari/605.1.15`;
    expect(surroundingsOf({ userAgent, maxTouchPoints: 5 }).phone).to.equal('ios');
    expect(surroundingsOf({ userAgent, maxTouchPoints: 0 }).phone).to.equal(undefined);
  });
});
