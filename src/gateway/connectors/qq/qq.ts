import { articlePage, listedArticles, toPostPage } from '../articles.js';
import { ConnectorError } from '../connector-error.js';
import type { ConnectorIo } from '../connector-io.js';
import type { Account, Connector, PostQuery, PresentedTicket, TicketPresentation } from '../connector.js';
import { ownUrl } from '../own-url.js';
import { toAccount } from '../profile.js';
import { troublesOf } from '../troubles.js';
import { qqCardLinks } from './card-links.js';
import { QQ_GRAPH_URL, type QqAccountConfig, type QqConfig } from './qq-config.js';
import { qqSignIn } from './qq-sign-in.js';

const PARTS = ['token', 'me', 'get_user_info', 'unionid'] as const;

/** QQ's public accounts, of which the platform tells a server nothing, and QQ as an identity. */
export function qq({ accounts, graphUrl = QQ_GRAPH_URL }: QqConfig, io: ConnectorIo): Connector {
  const served = new Map(accounts.map((config) => [`qq:${config.id}`, serve(config, graphUrl, io)]));
  const find = (address: string): Served => {
    const found = served.get(address);
    if (!found) throw new ConnectorError('not-found', `The configuration has no QQ account ${address}.`);
    return found;
  };
  return {
    network: 'qq',
    accounts: new Map([...served].map(([address, { connected }]) => [address, connected])),
    loadAccount: async (address) => find(address).card(),
    loadPosts: async (address, query) => find(address).posts(query),
    ticketPresentation: async (address, ticket) => find(address).present(ticket),
    signIn: (address) => find(address).signIn,
    readiness: async () =>
      (await Promise.all([...served.values()].map(({ troubles }) => troubles.notes(PARTS)))).flat(),
  };
}

type Served = ReturnType<typeof serve>;

function serve(config: QqAccountConfig, graphUrl: string, io: ConnectorIo) {
  const address = `qq:${config.id}`;
  const troubles = troublesOf(address, io);
  const confirmedBy = config.connect && ('sign-in' as const);
  const links = qqCardLinks(config.card);
  const card = (): Account => toAccount(address, config, {}, config.url, io);
  return {
    connected: { address, confirmedBy, follows: config.follows },
    troubles,
    card,
    posts: (query: PostQuery) => toPostPage(card(), articlePage(listedArticles(config.articles ?? []), query), io),
    present({ expiresAt }: PresentedTicket): TicketPresentation {
      const { text, imageUrl } = config.qr ?? {};
      return {
        confirmedBy,
        // With a sign-in the code is the gateway's page; the account's own code is no way to tell who scanned it.
        qrText: confirmedBy ? undefined : text,
        qrImageUrl: confirmedBy || text !== undefined ? undefined : ownUrl(imageUrl),
        links,
        expiresAt,
      };
    },
    signIn: config.connect && qqSignIn(config.connect, graphUrl, io, troubles),
  };
}
