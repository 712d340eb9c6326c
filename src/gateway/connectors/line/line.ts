import { FEED_PART } from '../../feeds/load-feed.js';
import { articlePage, toPostPage } from '../articles.js';
import { configuredArticles } from '../configured-articles.js';
import { ConnectorError } from '../connector-error.js';
import type { ConnectorIo } from '../connector-io.js';
import type { Connector, FollowWays, PostQuery, PresentedTicket, TicketPresentation } from '../connector.js';
import { below } from '../own-url.js';
import { handleOf, toAccount, type LiveProfile } from '../profile.js';
import { sharedCache } from '../shared-cache.js';
import { troublesOf } from '../troubles.js';
import { answer } from '../webhook-call.js';
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
  const served = new Map(config.accounts.map((account) => [`line:${account.id}`, serve(account, config, io)]));
  const find = (address: string): Served => {
    const found = served.get(address);
    if (!found) throw new ConnectorError('not-found', `The configuration has no LINE account ${address}.`);
    return found;
  };
  return {
    network: 'line',
    accounts: new Map([...served].map(([address, { connected }]) => [address, connected])),
    loadAccount: async (address) => find(address).loadAccount(),
    loadPosts: async (address, query) => find(address).loadPosts(query),
    ticketPresentation: async (address, ticket) => find(address).present(ticket),
    webhook: async (address, request, events) => {
      const webhook = served.get(address)?.webhook;
      return webhook ? webhook(request, events) : answer(404);
    },
    signIn: (address) => find(address).signIn,
    readiness: async () =>
      (await Promise.all([...served.values()].map(({ troubles }) => troubles.notes(PARTS)))).flat(),
  };
}

type Served = ReturnType<typeof serve>;

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

  /** What LINE does not tell now is left out; the operator has been told. */
  async function orNothing<T>(value: Promise<T> | undefined): Promise<T | undefined> {
    try {
      return await value;
    } catch (error) {
      if (error instanceof ConnectorError) return undefined;
      throw error;
    }
  }

  const info = async (): Promise<LiveProfile> => (await orNothing(profile?.info())) ?? {};

  return {
    connected: { address, name: config.name ?? handleOf(config), confirmedBy, follows: undefined, ways },
    troubles,
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
