import { fakeLine } from '../../test/support/fake-line.mjs';
import { fakeQq } from '../../test/support/fake-qq.mjs';
import { fakeWechat } from '../../test/support/fake-wechat.mjs';
import * as river from './official-accounts.mjs';
import { phoneView } from './phone-view.mjs';
import { platformPicture } from './platform-pictures.mjs';

/** Where the fake platforms are, on the server of the demo. */
export const PLATFORMS = '/platforms';

/** Who has a phone here, and signs in. Invented. */
const people = ['Mei 梅', 'Bo Lindqvist', 'Tomás Ferreira', 'Amira Haddad'];

/**
 * WeChat, LINE and QQ as far as River Studio has accounts there. They live in memory: after a restart the gateway alone knows
 * who follows.
 * @param {object} options
 * @param {string} options.origin Where visitors reach the demo.
 * @param {string} options.inside Where the gateway and the platforms reach each other; an origin.
 * @param {Awaited<ReturnType<typeof import('./state.mjs').openState>>['platforms']} options.secrets
 * @param {number} options.sinceMs What was published lies before it. Milliseconds since 1970.
 */
export function openPlatforms({ origin, inside, secrets, sinceMs }) {
  const pictureUrl = (name) => `${origin}${PLATFORMS}/pictures/${name}.webp`;
  const wechat = fakeWechat({
    appId: river.WECHAT_APP,
    appSecret: secrets.wechatSecret,
    token: secrets.wechatToken,
    encodingAesKey: secrets.wechatAesKey,
    originalId: river.WECHAT_ORIGINAL_ID,
    followers: 72_100,
    published: river.wechatPublications(sinceMs),
    webhookUrl: `${inside}/webhooks/wechat/river`,
    // A real phone that reads the code gets to the page that plays a phone.
    qrBase: `${origin}${PLATFORMS}/wechat/q/`,
  });
  const line = fakeLine({
    messaging: { channelId: river.LINE_MESSAGING_CHANNEL, channelSecret: secrets.lineMessagingSecret },
    login: { channelId: river.LINE_LOGIN_CHANNEL, channelSecret: secrets.lineLoginSecret },
    callbackUrls: [`${origin}/sign-in/line/callback`],
    displayName: river.NAME,
    pictureUrl: river.LINE_PICTURE,
    everAdded: 33_870,
    everBlocked: 1_270,
    people,
    webhookUrl: `${inside}/webhooks/line/@river`,
  });
  const qq = fakeQq({
    appId: river.QQ_APP,
    appKey: secrets.qqKey,
    callbackUrls: [`${origin}/sign-in/qq/callback`],
    people,
  });
  const handlers = Object.entries({ wechat, line, qq }).map(([name, fake]) => fake.handler(`${PLATFORMS}/${name}`));

  return {
    wechat,
    line,
    qq,
    people,
    /** For the gateway's `GatewayConfig`. */
    connectors: {
      wechat: {
        apiUrl: `${inside}${PLATFORMS}/wechat`,
        accounts: [
          {
            ...river.wechatProfile(pictureUrl),
            qr: { text: `${origin}${PLATFORMS}/wechat/r/river` },
            originalId: river.WECHAT_ORIGINAL_ID,
            api: { appId: river.WECHAT_APP, appSecret: secrets.wechatSecret },
            webhook: {
              token: secrets.wechatToken,
              encodingAesKey: secrets.wechatAesKey,
              welcome: '谢谢关注河畔工作室！电脑上的网页已经知道了。',
            },
          },
        ],
      },
      line: {
        apiUrl: `${inside}${PLATFORMS}/line`,
        accessUrl: `${origin}${PLATFORMS}/line`,
        pagesUrl: `${origin}${PLATFORMS}/line`,
        accounts: [
          {
            ...river.lineProfile(pictureUrl, sinceMs),
            messaging: { channelId: river.LINE_MESSAGING_CHANNEL, channelSecret: secrets.lineMessagingSecret },
            login: {
              channelId: river.LINE_LOGIN_CHANNEL,
              channelSecret: secrets.lineLoginSecret,
              botPrompt: 'normal',
            },
          },
        ],
      },
      qq: {
        graphUrl: `${origin}${PLATFORMS}/qq`,
        accounts: [
          {
            ...river.qqProfile(pictureUrl, sinceMs),
            connect: { appId: river.QQ_APP, appKey: secrets.qqKey },
            follows: 'magpie:river',
          },
        ],
      },
    },
    /**
     * Answers what is below `PLATFORMS`.
     * @param {object} services Of the gateway.
     */
    listener(services) {
      return async (request, response) => {
        const { pathname, searchParams } = new URL(request.url, origin);
        const path = pathname.slice(PLATFORMS.length);
        const picture = await platformPicture(/^\/pictures\/(\w+)\.webp$/.exec(path)?.[1]);
        if (picture) return send(response, 200, 'image/webp', picture, 'public, max-age=86400');
        if (path === '/phone') {
          const view = await phoneView({ services, wechat, line, people }, searchParams.get('person') ?? people[0]);
          return send(response, 200, 'application/json', JSON.stringify(view));
        }
        if (/^\/wechat\/[qr]\//.test(path)) {
          const query = new URLSearchParams({ code: `${origin}${pathname}` });
          return response.writeHead(303, { location: `/phone.html?${query}` }).end();
        }
        for (const handler of handlers) if (await handler(request, response)) return response;
        return send(response, 404, 'text/plain', 'Not found\n');
      };
    },
  };
}

function send(response, status, type, body, cacheControl = 'no-store') {
  const headers = { 'content-type': type, 'cache-control': cacheControl, 'x-content-type-options': 'nosniff' };
  return response.writeHead(status, headers).end(body);
}
