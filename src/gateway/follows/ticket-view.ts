import type { Kysely, Selectable } from 'kysely';
import { equalTexts, hashOf } from '../config/keys.js';
import type { AccountTable, Database, TicketState, TicketTable } from '../database/schema.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';

/** One attempt to follow. */
export interface TicketView {
  readonly id: string;
  readonly account: Selectable<AccountTable>;
  /** As the page has asked: `qq:river` also where that follows a Magpie account, which is `account` then. */
  readonly address: string;
  /** Which site asks. */
  readonly origin: string;
  /** Thumbprint of the asking page's key. */
  readonly key: string;
  /** Of `origin`, always. */
  readonly returnUrl: string | undefined;
  /** BCP 47, as the site gave it. */
  readonly language: string | undefined;
  /** Final states never change. `expired` also where the account was deleted meanwhile. */
  readonly state: TicketState;
  readonly code: TicketTable['code'];
  /** Who ended it, where somebody did; while it is open, who has signed in on the platform and is waited for there. */
  readonly viewerId: string | undefined;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What `randomId` makes. What is no id is never asked of the database: PostgreSQL refuses a text with U+0000. */
const ID = /^[\w-]{22}$/;

/** Whether an attempt is over. */
export const isOver = (state: TicketState): boolean => state !== 'pending' && state !== 'scanned';

/** A ticket as it stands; `undefined`: there is none, or it is long over and was cleared away. */
export async function findTicket(
  { database, now }: Pick<Services, 'database' | 'now'>,
  id: string,
): Promise<TicketView | undefined> {
  const row = await findRow(database, id);
  return row && toView(row, now());
}

/** As `findTicket`, of several by their ids; there is no entry where there is none. */
export async function findTickets(
  { database, now }: Pick<Services, 'database' | 'now'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TicketView>> {
  const rows = await ticketRows(database).where('ticket.id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.ticket_id, toView(row, now())]));
}

/**
 * A ticket as it stands, for who knows its secret.
 * @throws {ProblemError} not-found, unauthorized
 */
export async function readTicket(
  { database, now }: Pick<Services, 'database' | 'now'>,
  id: string,
  secret: string | undefined,
): Promise<TicketView> {
  const row = await findRow(database, id);
  if (!row) throw new ProblemError('not-found', 'There is no such attempt to follow, or it is long over.');
  if (secret === undefined || !equalTexts(hashOf(secret), row.secret_hash)) {
    throw new ProblemError('unauthorized', 'Send the ticket’s secret: “Authorization: Bearer …”.', {
      headers: { 'www-authenticate': 'Bearer' },
    });
  }
  return toView(row, now());
}

const ticketRows = (database: Kysely<Database>) =>
  database
    .selectFrom('ticket')
    .innerJoin('account', 'account.id', 'ticket.account_id')
    .selectAll('account')
    .select([
      'ticket.id as ticket_id',
      'ticket.secret_hash',
      'ticket.address',
      'ticket.origin',
      'ticket.key',
      'ticket.return_url',
      'ticket.language',
      'ticket.state',
      'ticket.code',
      'ticket.viewer_id',
      'ticket.expires_at',
    ]);

type TicketRow = Awaited<ReturnType<ReturnType<typeof ticketRows>['executeTakeFirstOrThrow']>>;

const findRow = async (database: Kysely<Database>, id: string): Promise<TicketRow | undefined> =>
  ID.test(id) ? ticketRows(database).where('ticket.id', '=', id).executeTakeFirst() : undefined;

function toView(row: TicketRow, now: number): TicketView {
  const { ticket_id, secret_hash: _, address, origin, key, return_url, ...rest } = row;
  const { language, state, code, viewer_id, expires_at, ...account } = rest;
  const lapsed = !isOver(state) && (expires_at <= now || account.deleted_at !== null);
  return {
    id: ticket_id,
    account,
    address,
    origin,
    key,
    returnUrl: return_url ?? undefined,
    language: language ?? undefined,
    state: lapsed ? 'expired' : state,
    code,
    viewerId: viewer_id ?? undefined,
    expiresAt: expires_at,
  };
}
