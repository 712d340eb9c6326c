import { FEED_PART } from '../../feeds/load-feed.js';
import { articlePage, toPostPage } from '../articles.js';
import { configuredArticles } from '../configured-articles.js';
import type { ConnectorIo } from '../connector-io.js';
import type { Account, Connector, FollowWays, PostQuery, PresentedTicket, TicketPresentation } from '../connector.js';
import { ownUrl } from '../own-url.js';
import { toAccount } from '../profile.js';
import { servedAccounts } from '../served-accounts.js';
import { troublesOf } from '../troubles.js';
import { qqCardLinks } from './card-links.js';
import { QQ_GRAPH_URL, type QqAccountConfig, type QqConfig } from './qq-config.js';
import { qqSignIn } from './qq-sign-in.js';

const PARTS = ['token', 'me', 'get_user_info', 'unionid', FEED_PART] as const;

/** QQ's public accounts, of which the platform tells a server nothing, and QQ as an identity. */
export function qq({ accounts, graphUrl = QQ_GRAPH_URL }: QqConfig, io: ConnectorIo): Connector {
  const { find, shared } = servedAccounts(
    'QQ',
    accounts.map((config) => serve(config, graphUrl, io)),
  );
  return { network: 'qq', ...shared, signIn: (address) => find(address).signIn };
}

function serve(config: QqAccountConfig, graphUrl: string, io: ConnectorIo) {
  const address = `qq:${config.id}`;
  const troubles = troublesOf(address, io);
  // QQ tells nobody of followers: what can be confirmed is a follow of the Magpie account.
  const confirmedBy = config.connect && config.follows !== undefined ? ('sign-in' as const) : undefined;
  const { text, imageUrl } = config.qr ?? {};
  const ways: FollowWays = {
    qrText: text,
    qrImageUrl: text === undefined ? ownUrl(imageUrl) : undefined,
    links: qqCardLinks(config.card),
  };
  const articles = configuredArticles(config, io, troubles);
  const card = (): Account => toAccount(address, config, {}, config.url, io);
  return {
    connected: { address, name: config.name, confirmedBy, follows: config.follows, ways },
    notes: () => troubles.notes(PARTS),
    loadAccount: async () => card(),
    loadPosts: async (query: PostQuery) => toPostPage(card(), articlePage(await articles(), query), io),
    present: ({ expiresAt }: PresentedTicket): TicketPresentation => ({
      ...ways,
      // With a sign-in the code is the gateway's page; the account's own code is no way to tell who scanned it.
      ...(confirmedBy ? { qrText: undefined, qrImageUrl: undefined } : {}),
      confirmedBy,
      expiresAt,
    }),
    signIn: config.connect && qqSignIn(config.connect, graphUrl, io, troubles),
  };
}
