import { connectorOf } from '../connectors/connectors.js';
import type { Account, ConnectedAccount, Connector, PostPage, PostQuery } from '../connectors/connector.js';
import { inTime } from '../connectors/in-time.js';
import type { OperatorNote } from '../connectors/troubles.js';
import type { CacheTimes } from '../http/etag.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { ensureAccountElsewhere, findAccount, findAccounts, noAccount, type AccountRow } from './account-store.js';
import { networkOf, usernameOf } from './address.js';

/** An official account of another platform, and what connects the gateway to it. */
export interface Connected {
  readonly connector: Connector;
  readonly account: ConnectedAccount;
}

/** How long what a platform tells is right without asking; connectors themselves ask each platform far less often. */
export const CONNECTED_TIMES: CacheTimes = { maxAgeSeconds: 60, staleSeconds: 600 };

/** `undefined`: no connector serves such an address. Never throws. */
export function connectedAccountOf(
  { connectors }: Pick<Services, 'connectors'>,
  address: string,
): Connected | undefined {
  const connector = connectorOf(connectors, address);
  const account = connector?.accounts.get(address);
  return connector && account && { connector, account };
}

/**
 * Whether an address is of an account that is followed in its platform's own app, of which the gateway is only told. So is one
 * that this process's configuration does not have, or has no longer: nothing here can make anybody follow it.
 */
export function isFollowedElsewhere(services: Pick<Services, 'connectors'>, address: string): boolean {
  const connected = connectedAccountOf(services, address);
  return connected ? connected.account.follows === undefined : networkOf(address) !== 'magpie';
}

/**
 * Gives each account that is followed on its platform a row, for tickets and follows to point to. What that row counts is the
 * followers that the gateway knows, which nobody is shown.
 */
export async function ensureConnectedAccounts(
  services: Pick<Services, 'connectors' | 'database' | 'now'>,
): Promise<void> {
  const accounts = services.connectors.flatMap((connector) => [...connector.accounts.values()]);
  for (const { address: username, name, follows } of accounts) {
    if (follows === undefined) await ensureAccountElsewhere(services, { username, name });
  }
}

/**
 * The row that a follow of any address is a follow of: for a QQ account that stands for a Magpie account, that one's.
 * @throws {ProblemError} not-found.
 */
export async function findFollowed(services: Services, address: string): Promise<AccountRow> {
  const account = connectedAccountOf(services, address)?.account;
  if (!account) return findAccount(services, address);
  if (account.follows === undefined) return findRow(services, account.address);
  try {
    return await findAccount(services, account.follows);
  } catch (error) {
    if (error instanceof ProblemError) services.log.error({ account: address }, missingAccount(account.follows));
    throw error;
  }
}

/** What is wrong with accounts that stand for Magpie accounts, for the operator: those are not there. */
export async function missingFollowed(services: Services): Promise<readonly OperatorNote[]> {
  const standing = services.connectors.flatMap(({ accounts }) =>
    [...accounts.values()].flatMap(({ address, follows }) => (follows === undefined ? [] : [{ address, follows }])),
  );
  const found = await findAccounts(
    services,
    standing.map(({ follows }) => follows),
  );
  return standing
    .filter(({ follows }) => !found.has(follows))
    .map(({ address, follows }) => ({
      account: address,
      part: 'follows',
      severity: 'error',
      text: missingAccount(follows),
    }));
}

/** For the operator. @param follows Address of a Magpie account that is not there. */
const missingAccount = (follows: string): string =>
  `Nobody can follow by it: there is no account ${follows} here. Make it, or name another one in “follows”.`;

/** What a follow of an address is a follow of, as `account.username` has it; `undefined`: nothing that can be followed here. */
export function followedUsername(services: Pick<Services, 'connectors'>, address: string): string | undefined {
  const account = connectedAccountOf(services, address)?.account;
  if (!account) return usernameOf(address);
  return account.follows === undefined ? account.address : usernameOf(account.follows);
}

/** What everybody may see of it. @throws {ProblemError} not-found, unavailable with `Retry-After`. */
export const loadConnectedAccount = (services: Services, address: string, waitMs?: number): Promise<Account> =>
  load(services, address, (connector) => connector.loadAccount(address), waitMs);

/** @throws {ProblemError} not-found, invalid-cursor, unavailable with `Retry-After`. */
export const loadConnectedPosts = (
  services: Services,
  address: string,
  query: PostQuery,
  waitMs?: number,
): Promise<PostPage> => load(services, address, (connector) => connector.loadPosts(address, query), waitMs);

async function load<T>(
  services: Services,
  address: string,
  ask: (connector: Connector) => Promise<T>,
  waitMs: number | undefined,
): Promise<T> {
  const connected = connectedAccountOf(services, address);
  if (!connected) throw noAccount(address);
  return inTime(services, address, () => ask(connected.connector), waitMs);
}

async function findRow({ database }: Services, username: string): Promise<AccountRow> {
  return database.selectFrom('account').selectAll().where('username', '=', username).executeTakeFirstOrThrow();
}
