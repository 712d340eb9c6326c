import type { ConnectorsConfig } from './connectors-config.js';
import type { LineAccountConfig } from './line/line-config.js';
import { ownUrl } from './own-url.js';
import { outsideUrl } from '../pictures/outside-url.js';
import { SafeFetchError } from '../pictures/safe-fetch-error.js';
import type { ProfileConfig } from './profile.js';
import type { QqAccountConfig } from './qq/qq-config.js';
import type { WechatAccountConfig } from './wechat/wechat-config.js';

/** Names a value that is wrong, and says what was expected. */
type Check = readonly [fine: boolean, problem: string];

/** What is wrong with a configuration: a sentence each; empty where it can work. */
export function configProblems({ wechat, qq, line }: ConnectorsConfig): readonly string[] {
  return [
    ...addressProblems('wechat.apiUrl', wechat?.apiUrl),
    ...addressProblems('qq.graphUrl', qq?.graphUrl),
    ...addressProblems('line.apiUrl', line?.apiUrl),
    ...addressProblems('line.accessUrl', line?.accessUrl),
    ...addressProblems('line.pagesUrl', line?.pagesUrl),
    ...accountProblems('wechat', wechat?.accounts, wechatChecks),
    ...accountProblems('qq', qq?.accounts, qqChecks),
    ...accountProblems('line', line?.accounts, lineChecks),
    ...sharedLogins(line?.accounts),
  ];
}

function accountProblems<Config extends ProfileConfig>(
  network: string,
  accounts: readonly Config[] = [],
  checks: (config: Config, where: string) => readonly Check[],
): readonly string[] {
  const ids = accounts.map(({ id }) => id);
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  return [
    ...twice.map((id) => `${network} has the account “${id}” more than once. Expected: each account once.`),
    ...accounts.flatMap((config, index) => {
      const where = `${network}.accounts[${index}]`;
      return [...profileProblems(config, where), ...problemsOf(checks(config, where))];
    }),
  ];
}

function profileProblems(config: ProfileConfig, where: string): readonly string[] {
  return [
    ...addressProblems(`${where}.url`, config.url),
    ...addressProblems(`${where}.avatarUrl`, config.avatarUrl),
    ...addressProblems(`${where}.bannerUrl`, config.bannerUrl),
    ...feedProblems(`${where}.feedUrl`, config.feedUrl),
    ...(config.articles ?? []).flatMap(({ url, imageUrl, publishedAt }, index) => [
      ...addressProblems(`${where}.articles[${index}].url`, url),
      ...addressProblems(`${where}.articles[${index}].imageUrl`, imageUrl),
      ...problemsOf([
        [
          !Number.isNaN(Date.parse(publishedAt)),
          `${where}.articles[${index}].publishedAt is no time. Expected: 2026-11-22, or 2026-11-22T08:00:00+08:00.`,
        ],
      ]),
    ]),
  ];
}

function wechatChecks({ id, api, webhook, qr }: WechatAccountConfig, where: string): readonly Check[] {
  return [
    [/^[\w-]{1,64}$/.test(id), `${where}.id is no WeChat ID (微信号). Expected: letters, digits, - and _.`],
    [
      webhook === undefined || /^[A-Za-z0-9]{3,32}$/.test(webhook.token),
      `${where}.webhook.token is not one that the console takes. Expected: 3 to 32 letters and digits, the same as there.`,
    ],
    [
      webhook?.encodingAesKey === undefined || /^[A-Za-z0-9]{43}$/.test(webhook.encodingAesKey),
      `${where}.webhook.encodingAesKey is no EncodingAESKey. Expected: 43 letters and digits, as in the console.`,
    ],
    [
      webhook?.encodingAesKey === undefined || api !== undefined,
      `${where}.webhook.encodingAesKey is given without api. Expected: api.appId too, which each encrypted message ends with.`,
    ],
    [
      qr?.imageUrl === undefined || ownUrl(qr.imageUrl) !== undefined,
      `${where}.qr.imageUrl is not secure. Expected: an https address.`,
    ],
  ];
}

function qqChecks({ id, card, follows, qr }: QqAccountConfig, where: string): readonly Check[] {
  return [
    [/^[\w-]{1,64}$/.test(id), `${where}.id is no name for an address. Expected: letters, digits, - and _.`],
    [
      card === undefined || /^\d{5,12}$/.test(card.uin),
      `${where}.card.uin is no number of a QQ account. Expected: 5 to 12 digits.`,
    ],
    [
      follows === undefined || /^magpie:[a-z0-9-]{1,30}$/.test(follows),
      `${where}.follows is no Magpie account. Expected: an address such as magpie:river.`,
    ],
    [
      qr?.imageUrl === undefined || ownUrl(qr.imageUrl) !== undefined,
      `${where}.qr.imageUrl is not secure. Expected: an https address.`,
    ],
  ];
}

function lineChecks({ id, messaging, name }: LineAccountConfig, where: string): readonly Check[] {
  const canAsk = messaging?.accessToken !== undefined || messaging?.channelId !== undefined;
  return [
    [
      /^@[a-z0-9._-]{1,30}$/.test(id),
      `${where}.id is no LINE ID of an Official Account. Expected: its basic or premium ID with its @, such as @river.`,
    ],
    [
      name !== undefined || canAsk,
      `${where}.name is missing, and the gateway may not ask LINE. Expected: a name; or messaging with channelId or accessToken.`,
    ],
  ];
}

/** A channel of LINE Login tells of the one account that is linked to it, whichever a visitor has asked for. */
function sharedLogins(accounts: readonly LineAccountConfig[] = []): readonly string[] {
  const channels = accounts.map(({ login }) => login?.channelId);
  return accounts.flatMap(({ login }, index) =>
    login === undefined || channels.indexOf(login.channelId) === index
      ? []
      : [
          `line.accounts[${index}].login.channelId is that of line.accounts[${channels.indexOf(login.channelId)}] too. Expected: a channel of LINE Login for each account, with that account linked to it.`,
        ],
  );
}

/** The gateway asks feeds as it asks for pictures: on the public internet alone. */
function feedProblems(name: string, url: string | undefined): readonly string[] {
  if (url === undefined) return [];
  try {
    outsideUrl(url);
    return [];
  } catch (error) {
    if (!(error instanceof SafeFetchError)) throw error;
    return [`${name} cannot be asked. ${error.message} Expected: an https address on the public internet.`];
  }
}

function addressProblems(name: string, url: string | undefined): readonly string[] {
  return problemsOf([
    [
      url === undefined || ownUrl(url) !== undefined,
      `${name} is not secure. Expected: an https address; http only on this machine.`,
    ],
  ]);
}

const problemsOf = (checks: readonly Check[]): readonly string[] =>
  checks.flatMap(([fine, problem]) => (fine ? [] : [problem]));
