import type { components } from '../../core/gateway-api.js';
import { askedFeed, FEED_TIMES } from '../feeds/asked-feed.js';
import { isFeed } from '../feeds/feeds-config.js';
import { routes, type Routes } from '../http/app.js';
import { readBody } from '../http/contract.js';
import { cacheable } from '../http/etag.js';
import { ProblemError, toProblem } from '../http/problem.js';
import { cacheTimes, postTimes } from '../posts/post-times.js';
import { publishing } from '../publishing/publishing.js';
import type { Services } from '../services.js';
import { checkedDraft, readEdit } from './account-draft.js';
import {
  changeAccount,
  createAccount,
  findAccount,
  findAccounts,
  holdAccount,
  noAccount,
  type AccountRow,
} from './account-store.js';
import { addressOf } from './address.js';
import { CONNECTED_TIMES, connectedAccountOf, loadConnectedAccount } from './connected-accounts.js';
import { deleteAccount } from './delete-account.js';
import { toWireAccount } from './wire-account.js';

type Account = components['schemas']['Account'];
type AccountEntry = components['schemas']['AccountEntry'];

/** Source: the contract's parameter `account`. */
const MAX_ACCOUNTS = 50;
const MAX_ADDRESS = 2_053;

/** Reading, making, changing and deleting accounts. */
export function accountRoutes(services: Services): Routes {
  return routes()
    .get('/v1/accounts', async (context) => {
      const addresses = readAddresses(context.req.queries('account') ?? []);
      const [accounts, connected] = await Promise.all([
        findAccounts(services, addresses),
        connectedEntries(services, addresses),
      ]);
      const times = await postTimes(
        services,
        [...new Set(accounts.values())].map(({ id }) => id),
      );
      const entries = addresses.map((address): AccountEntry => {
        const account = accounts.get(address);
        if (account) return { address, account: toWireAccount(services, account, times.get(account.id)!.posts) };
        return connected.get(address) ?? toEntry(address, noAccount(address));
      });
      const isPassing = entries.some((entry) => 'problem' in entry && entry.problem.code === 'unavailable');
      const { maxAgeSeconds, ...stale } = cacheTimes(services, times.values());
      // What a platform does not tell now, it may tell in a moment.
      const cached = { ...stale, maxAgeSeconds: isPassing ? 0 : maxAgeSeconds };
      return cacheable(context, { accounts: entries }, cached, [...times.keys()]);
    })
    .get('/v1/accounts/:address', async (context) => {
      const address = context.req.param('address');
      if (isFeed(address)) return cacheable(context, await askedFeed(services, address), FEED_TIMES);
      if (connectedAccountOf(services, address)) {
        return cacheable(context, await loadConnectedAccount(services, address), CONNECTED_TIMES);
      }
      const account = await findAccount(services, address);
      const times = await postTimes(services, [account.id]);
      const body = toWireAccount(services, account, times.get(account.id)!.posts);
      return cacheable(context, body, cacheTimes(services, times.values()), [account.id]);
    })
    .post('/v1/accounts', (context) =>
      publishing(services, context, {
        address: undefined,
        read: async () => checkedDraft(await readBody(context, 'AccountDraft')),
        async write(within, draft) {
          const account = await createAccount(within, draft);
          return {
            status: 201,
            body: await toAnswer(within, account),
            location: `/v1/accounts/${addressOf(account.username)}`,
          };
        },
      }),
    )
    .patch('/v1/accounts/:address', (context) =>
      publishing(services, context, {
        address: context.req.param('address'),
        read: async () => checkedDraft(await readBody(context, 'AccountChange')),
        async write(within, change, username) {
          const account = await holdAccount(within, username);
          const changed = await changeAccount(within, account, await readEdit(within, account, change));
          return { status: 200, body: await toAnswer(within, changed) };
        },
      }),
    )
    .delete('/v1/accounts/:address', async (context) => {
      let tickets: readonly string[] = [];
      const response = await publishing(services, context, {
        address: context.req.param('address'),
        read: async () => undefined,
        async write(within, _nothing, username) {
          tickets = await deleteAccount(within, await holdAccount(within, username));
          return { status: 204 };
        },
      });
      await Promise.all(tickets.map((id) => services.ticketChanges.announce(id)));
      return response;
    });
}

/** An entry for each address that a connector serves, and for each feed. Each fails for itself. */
async function connectedEntries(
  services: Services,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, AccountEntry>> {
  const elsewhere = [...new Set(addresses)].filter(
    (address) => isFeed(address) || connectedAccountOf(services, address),
  );
  const entries = await Promise.all(
    elsewhere.map(async (address): Promise<AccountEntry> => {
      try {
        const load = isFeed(address) ? askedFeed : loadConnectedAccount;
        return { address, account: await load(services, address) };
      } catch (error) {
        if (error instanceof ProblemError) return toEntry(address, error);
        throw error;
      }
    }),
  );
  return new Map(entries.map((entry) => [entry.address, entry]));
}

const toEntry = (address: string, problem: ProblemError): AccountEntry => ({ address, problem: toProblem(problem) });

/** @throws {ProblemError} invalid-request. */
function readAddresses(addresses: readonly string[]): readonly string[] {
  const tooLong = addresses.some((address) => address.length > MAX_ADDRESS);
  if (addresses.length > 0 && addresses.length <= MAX_ACCOUNTS && !tooLong) return addresses;
  const detail = `name 1 to ${MAX_ACCOUNTS} accounts of at most ${MAX_ADDRESS} characters: ?account=magpie:river&account=…`;
  throw new ProblemError('invalid-request', undefined, { errors: [{ pointer: 'account', detail }] });
}

async function toAnswer(within: Services, account: AccountRow): Promise<Account> {
  const times = await postTimes(within, [account.id]);
  return toWireAccount(within, account, times.get(account.id)!.posts);
}
