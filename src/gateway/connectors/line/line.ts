import { FEED_PART } from '../../feeds/load-feed.js';
import { articlePage, toPostPage } from '../articles.js';
import { configuredArticles } from '../configured-articles.js';
import type { ConnectorIo } from '../connector-io.js';
import type { Connector, FollowWays, PostQuery, PresentedTicket, TicketPresentation } from '../connector.js';
import { orNothing } from '../or-nothing.js';
import { below } from '../own-url.js';
import { handleOf, toAccount, type LiveProfile } from '../profile.js';
import { servedAccounts, servedWebhooks } from '../served-accounts.js';
import { sharedCache } from '../shared-cache.js';
import { troublesOf } from '../troubles.js';
import { channelToken } from './channel-token.js';
import { lineAsk } from './line-api.js';
import {
  LINE_ACCESS_URL,
  LINE_API_URL,
  LINE_PAGES_URL,
  type LineAccountConfig,
  type LineConfig,
} from './line-config.js';
import type { LineCall } from './line-errors.js';
import { lineLogin } from './line-login.js';
import { lineProfile } from './line-profile.js';
import { lineWebhook } from './webhook.js';

const PARTS: readonly (LineCall | typeof FEED_PART)[] = [
  'channel-token',
  'bot/info',
  'insight/followers',
  'login-token',
  'verify',
  'friendship',
  FEED_PART,
];

/** LINE's Official Accounts. */
export function line(config: LineConfig, io: ConnectorIo): Connector {
  const accounts = config.accounts.map((account) => serve(account, config, io));
  const { find, shared } = servedAccounts('LINE', accounts);
  return {
    network: 'line',
    ...shared,
    webhook: servedWebhooks(accounts),
    signIn: (address) => find(address).signIn,
  };
}

function serve(
  config: LineAccountConfig,
  { apiUrl = LINE_API_URL, accessUrl = LINE_ACCESS_URL, pagesUrl = LINE_PAGES_URL }: LineConfig,
  io: ConnectorIo,
) {
  const address = `line:${config.id}`;
  const addFriendUrl = below(pagesUrl, `/R/ti/p/${encodeURIComponent(config.id)}`);
  const cache = sharedCache(io);
  const troubles = troublesOf(address, io);
  const ask = lineAsk(apiUrl, io, troubles);
  const token =
    config.messaging &&
    channelToken(address, config.messaging, cache, (form, read) =>
      ask('channel-token', { path: '/oauth2/v3/token', form }, read),
    );
  const profile = token && lineProfile(address, token, ask, io, cache);
  const articles = configuredArticles(config, io, troubles);
  const confirmedBy = config.login && ('sign-in' as const);
  const ways: FollowWays = {
    qrText: addFriendUrl,
    qrImageUrl: undefined,
    links: [{ where: 'anywhere', url: addFriendUrl }],
  };

  const card = (live: LiveProfile) => toAccount(address, config, live, addFriendUrl, io);

  const info = async (): Promise<LiveProfile> => (await orNothing(profile?.info())) ?? {};

  return {
    connected: { address, name: config.name ?? handleOf(config), confirmedBy, follows: undefined, ways },
    notes: () => troubles.notes(PARTS),
    async loadAccount() {
      const [live, followers] = await Promise.all([info(), orNothing(profile?.friends())]);
      return card({ ...live, followers });
    },
    /** LINE lets nobody read what an account posts. */
    loadPosts: async (query: PostQuery) => toPostPage(card(await info()), articlePage(await articles(), query), io),
    present: ({ expiresAt }: PresentedTicket): TicketPresentation => ({
      ...ways,
      confirmedBy,
      // The gateway's own page signs in; without a sign-in the code is the account's.
      qrText: confirmedBy ? undefined : ways.qrText,
      expiresAt,
    }),
    webhook: config.messaging && lineWebhook(address, config.messaging.channelSecret, io),
    signIn: config.login && lineLogin(config.login, accessUrl, ask, io),
  };
}
