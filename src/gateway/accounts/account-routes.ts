import type { components } from '../../core/gateway-api.js';
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
  type AccountRow,
} from './account-store.js';
import { addressOf } from './address.js';
import { deleteAccount } from './delete-account.js';
import { toWireAccount } from './wire-account.js';

type Account = components['schemas']['Account'];
type AccountEntry = components['schemas']['AccountEntry'];

/** Source: the contract's parameter `account`. */
const MAX_ACCOUNTS = 50;
const MAX_ADDRESS = 300;

/** Reading, making, changing and deleting accounts. */
export function accountRoutes(services: Services): Routes {
  return routes()
    .get('/v1/accounts', async (context) => {
      const addresses = readAddresses(context.req.queries('account') ?? []);
      const accounts = await findAccounts(services, addresses);
      const times = await postTimes(
        services,
        [...new Set(accounts.values())].map(({ id }) => id),
      );
      const entries = addresses.map((address): AccountEntry => {
        const account = accounts.get(address);
        return account
          ? { address, account: toWireAccount(services, account, times.get(account.id)!.posts) }
          : { address, problem: toProblem(new ProblemError('not-found', `There is no account “${address}” here.`)) };
      });
      return cacheable(context, { accounts: entries }, cacheTimes(services, times.values()));
    })
    .get('/v1/accounts/:address', async (context) => {
      const account = await findAccount(services, context.req.param('address'));
      const times = await postTimes(services, [account.id]);
      const body = toWireAccount(services, account, times.get(account.id)!.posts);
      return cacheable(context, body, cacheTimes(services, times.values()));
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
