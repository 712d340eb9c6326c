import { FEED_PART } from '../../feeds/load-feed.js';
import { articlePage, toPostPage } from '../articles.js';
import { configuredArticles } from '../configured-articles.js';
import type { ConnectorIo } from '../connector-io.js';
import type {
  ConnectedAccount,
  Connector,
  FollowLink,
  FollowWays,
  PostQuery,
  PresentedTicket,
  TicketPresentation,
} from '../connector.js';
import { orNothing } from '../or-nothing.js';
import { ownUrl } from '../own-url.js';
import { toAccount } from '../profile.js';
import { servedAccounts, servedWebhooks } from '../served-accounts.js';
import { sharedCache } from '../shared-cache.js';
import { troublesOf, type OperatorNote } from '../troubles.js';
import { wechatFollowers } from './followers.js';
import { publishedArticles } from './published.js';
import { qrTickets } from './qr-tickets.js';
import { wechatApi } from './wechat-api.js';
import { WECHAT_API_URL, type WechatAccountConfig, type WechatConfig } from './wechat-config.js';
import type { WechatCall } from './wechat-errors.js';
import { wechatWebhook } from './webhook.js';

const PARTS: readonly (WechatCall | typeof FEED_PART)[] = [
  'stable_token',
  'qrcode/create',
  'user/get',
  'getusercumulate',
  'freepublish/batchget',
  FEED_PART,
];

/** WeChat's Official Accounts. */
export function wechat({ accounts: configs, apiUrl = WECHAT_API_URL }: WechatConfig, io: ConnectorIo): Connector {
  const accounts = configs.map((config) => serve(config, apiUrl, io));
  return {
    network: 'wechat',
    ...servedAccounts('WeChat', accounts).shared,
    webhook: servedWebhooks(accounts),
  };
}

function serve(config: WechatAccountConfig, apiUrl: string, io: ConnectorIo) {
  const address = `wechat:${config.id}`;
  const cache = sharedCache(io);
  const troubles = troublesOf(address, io);
  const parts = { cache, troubles };
  const api = config.api && wechatApi(config.api, apiUrl, io, parts);
  const articles = configuredArticles(config, io, troubles);
  const followers = api && wechatFollowers(address, api, io, cache);
  const published = api && publishedArticles(address, api, cache);
  const live = config.webhook && config.api?.parametricQr !== false;
  const qrOf = api && live ? qrTickets(address, api, io, parts) : undefined;
  const { text, imageUrl } = config.qr ?? {};
  const ways: FollowWays = {
    qrText: text,
    qrImageUrl: text === undefined ? ownUrl(imageUrl) : undefined,
    links: profileLinks(config.biz),
  };
  const connected: ConnectedAccount = {
    address,
    name: config.name,
    confirmedBy: qrOf && 'webhook',
    follows: undefined,
    ways,
  };

  const card = (count: number | undefined) => toAccount(address, config, { followers: count }, config.url, io);

  async function present(ticket: PresentedTicket): Promise<TicketPresentation> {
    const hasOwn = ways.qrText !== undefined || ways.qrImageUrl !== undefined;
    const qr = hasOwn ? await orNothing(qrOf?.(ticket)) : await qrOf?.(ticket);
    return {
      ...ways,
      ...(qr ? { qrText: qr.text, qrImageUrl: undefined } : {}),
      confirmedBy: qr && 'webhook',
      expiresAt: qr?.expiresAt ?? ticket.expiresAt,
    };
  }

  return {
    connected,
    loadAccount: async () => card(await orNothing(followers?.())),
    loadPosts: async (query: PostQuery) => {
      const page = (await orNothing(published?.(query), ['misconfigured'])) ?? articlePage(await articles(), query);
      return toPostPage(card(undefined), page, io);
    },
    present,
    webhook:
      config.webhook &&
      wechatWebhook(
        {
          address,
          appId: config.api?.appId,
          originalId: config.originalId,
          webhook: config.webhook,
          issuer: `wechat:${config.api?.appId ?? config.id}`,
        },
        io,
      ),
    notes: async () => [...(await troubles.notes(PARTS)), ...standingNotes(address, config)],
  };
}

/** The account's page inside WeChat. @param biz Base64, as it stands in the addresses of its articles. */
function profileLinks(biz: string | undefined): readonly FollowLink[] {
  if (biz === undefined) return [];
  const url = `https://mp.weixin.qq.com/mp/profile_ext?action=home&__biz=${encodeURIComponent(biz)}&scene=124#wechat_redirect`;
  return [{ where: 'in-app', url }];
}

function standingNotes(account: string, { webhook }: WechatAccountConfig): readonly OperatorNote[] {
  if (!webhook || webhook.encodingAesKey !== undefined) return [];
  return [
    {
      account,
      part: 'webhook',
      severity: 'warning',
      text: 'Messages come in plain mode (明文模式), in which WeChat signs the time but not what it says. Choose 安全模式 in the console and give the EncodingAESKey to the gateway.',
    },
  ];
}
