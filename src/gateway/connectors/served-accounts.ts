import { ConnectorError } from './connector-error.js';
import type {
  Account,
  ConnectedAccount,
  Connector,
  PostPage,
  PostQuery,
  PresentedTicket,
  TicketPresentation,
} from './connector.js';
import type { OperatorNote } from './troubles.js';
import { answer } from './webhook-call.js';

/** One account of a platform, as its connector serves it: what `Connector` says of an address, of this one. */
interface ServedAccount {
  readonly connected: ConnectedAccount;
  readonly loadAccount: () => Promise<Account>;
  readonly loadPosts: (query: PostQuery) => Promise<PostPage>;
  readonly present: (ticket: PresentedTicket) => TicketPresentation | Promise<TicketPresentation>;
  readonly notes: () => Promise<readonly OperatorNote[]>;
}

/** What the connectors of all platforms do alike. */
type Shared = Pick<Connector, 'accounts' | 'loadAccount' | 'loadPosts' | 'ticketPresentation' | 'readiness'>;

/**
 * Hands each question to the account that it is about.
 * @param label The platform's name, for what an operator reads.
 * @returns `find` throws a `ConnectorError`, not-found.
 */
export function servedAccounts<Served extends ServedAccount>(
  label: string,
  accounts: readonly Served[],
): { readonly find: (address: string) => Served; readonly shared: Shared } {
  const served = new Map(accounts.map((account) => [account.connected.address, account]));
  const find = (address: string): Served => {
    const found = served.get(address);
    if (!found) throw new ConnectorError('not-found', `The configuration has no ${label} account ${address}.`);
    return found;
  };
  return {
    find,
    shared: {
      accounts: new Map([...served].map(([address, { connected }]) => [address, connected])),
      loadAccount: async (address) => find(address).loadAccount(),
      loadPosts: async (address, query) => find(address).loadPosts(query),
      ticketPresentation: async (address, ticket) => find(address).present(ticket),
      readiness: async () => (await Promise.all(accounts.map(({ notes }) => notes()))).flat(),
    },
  };
}

type Webhook = NonNullable<Connector['webhook']>;
type OwnWebhook = (...call: Parameters<Webhook> extends [string, ...infer Rest] ? Rest : never) => Promise<Response>;

/** The same for calls of the platform; an account without a webhook is not there for it. */
export function servedWebhooks(
  accounts: readonly { readonly connected: ConnectedAccount; readonly webhook: OwnWebhook | undefined }[],
): Webhook {
  return async (address, ...call) => {
    const webhook = accounts.find(({ connected }) => connected.address === address)?.webhook;
    return webhook ? webhook(...call) : answer(404);
  };
}
