import type { Services } from './services.js';
import { forgetViewer } from './viewers/viewer-store.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PAUSE_MS = 10 * 60_000;
/** Of the pause, either way, so that processes that started together do not sweep together. */
const JITTER = 0.2;
/** Rows in one statement: few enough that nobody waits long for the lock of a database that is one file. */
const BATCH = 200;
/** Viewers in one sweep whose servers are asked. */
const IDLE_BATCH = 20;

/** How many rows of each kind were deleted. */
export type Swept = Readonly<
  Record<
    | 'session'
    | 'sign_in'
    | 'ticket'
    | 'proof'
    | 'idempotent'
    | 'picture'
    | 'connector_entry'
    | 'vault_entry'
    | 'account'
    | 'viewer',
    number
  >
>;

/** Sweeps now and every ten minutes or so. Failures go to the log. @returns Stops it, after the sweep that runs. */
export function startHousekeeping(services: Services): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const round = async (): Promise<void> => {
    try {
      const swept = await sweep(services, () => stopped);
      await services.webSub.renewLeases();
      if (Object.values(swept).some((rows) => rows > 0)) services.log.info({ swept }, 'Swept.');
    } catch (err) {
      services.log.error({ err }, 'Sweeping failed; it is tried again.');
    }
    if (stopped) return;
    timer = setTimeout(() => void (running = round()), PAUSE_MS * (1 + JITTER * (2 * Math.random() - 1)));
    timer.unref();
  };
  let running = round();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}

/**
 * Deletes what is of no use any more. Several processes may do so at once.
 * @param stopped Asked between two batches.
 */
export async function sweep(services: Services, stopped: () => boolean = () => false): Promise<Swept> {
  const { database, now } = services;
  const expired = (table: 'session' | 'sign_in' | 'proof') => async (): Promise<bigint> => {
    const rows = database.selectFrom(table).select('hash').where('expires_at', '<=', now()).limit(BATCH);
    return (await database.deleteFrom(table).where('hash', 'in', rows).executeTakeFirstOrThrow()).numDeletedRows;
  };
  const entries = (table: 'connector_entry' | 'vault_entry') => async (): Promise<bigint> => {
    const rows = database.selectFrom(table).select('key').where('expires_at', '<=', now()).limit(BATCH);
    const deletion = database
      .deleteFrom(table)
      .where('key', 'in', rows)
      // Entries live again where they are written anew.
      .where('expires_at', '<=', now());
    return (await deletion.executeTakeFirstOrThrow()).numDeletedRows;
  };
  const tickets = async (): Promise<bigint> => {
    // A page that comes back the next day is still told how its attempt ended.
    const rows = database
      .selectFrom('ticket')
      .select('id')
      .where('expires_at', '<=', now() - DAY_MS)
      .limit(BATCH);
    return (await database.deleteFrom('ticket').where('id', 'in', rows).executeTakeFirstOrThrow()).numDeletedRows;
  };
  const idempotent = async (): Promise<bigint> => {
    const rows = database
      .selectFrom('idempotent')
      .select(['token_id', 'key'])
      .where('created_at', '<=', now() - DAY_MS)
      .limit(BATCH);
    const deletion = database
      .deleteFrom('idempotent')
      .where((builder) => builder(builder.refTuple('token_id', 'key'), 'in', rows.$asTuple('token_id', 'key')))
      .where('created_at', '<=', now() - DAY_MS);
    return (await deletion.executeTakeFirstOrThrow()).numDeletedRows;
  };
  const pictures = async (): Promise<bigint> => {
    // An upload stores the picture before it says whose it is.
    const rows = database
      .selectFrom('picture')
      .select('id')
      .where('created_at', '<=', now() - HOUR_MS)
      .where((builder) =>
        builder.not(
          builder.exists(
            builder.selectFrom('account_picture').select('picture_id').whereRef('picture_id', '=', 'picture.id'),
          ),
        ),
      )
      .limit(BATCH);
    return (await database.deleteFrom('picture').where('id', 'in', rows).executeTakeFirstOrThrow()).numDeletedRows;
  };
  const openAccounts = async (): Promise<bigint> => {
    // Of open networks, for tickets to point to; a ticket is made right after its account was written.
    const rows = database
      .selectFrom('account')
      .select('id')
      .where((builder) =>
        builder.or([builder('username', 'like', 'bluesky:%'), builder('username', 'like', 'mastodon:%')]),
      )
      .where('updated_at', '<=', now() - HOUR_MS)
      .where((builder) =>
        builder.not(
          builder.exists(builder.selectFrom('ticket').select('id').whereRef('ticket.account_id', '=', 'account.id')),
        ),
      )
      .limit(BATCH);
    const deletion = database
      .deleteFrom('account')
      .where('id', 'in', rows)
      .where('updated_at', '<=', now() - HOUR_MS);
    return (await deletion.executeTakeFirstOrThrow()).numDeletedRows;
  };
  return {
    session: await inBatches(expired('session'), stopped),
    sign_in: await inBatches(expired('sign_in'), stopped),
    ticket: await inBatches(tickets, stopped),
    proof: await inBatches(expired('proof'), stopped),
    idempotent: await inBatches(idempotent, stopped),
    picture: await inBatches(pictures, stopped),
    connector_entry: await inBatches(entries('connector_entry'), stopped),
    vault_entry: await inBatches(entries('vault_entry'), stopped),
    account: await inBatches(openAccounts, stopped),
    viewer: await forgetIdleViewers(services, stopped),
  };
}

/**
 * Gives back what viewers have allowed on open networks when nothing here can use it any more: no browser of theirs is signed in,
 * and no site may ask. A few at a time, since each asks their server.
 */
async function forgetIdleViewers(services: Services, stopped: () => boolean): Promise<number> {
  const { database, now } = services;
  const idle = await database
    .selectFrom('viewer')
    .select('id')
    .where((builder) => builder.or([builder('issuer', 'like', 'bluesky:%'), builder('issuer', 'like', 'mastodon:%')]))
    // A sign-in makes the viewer before the session.
    .where('created_at', '<=', now() - HOUR_MS)
    .where((builder) =>
      builder.not(
        builder.exists(builder.selectFrom('session').select('hash').whereRef('session.viewer_id', '=', 'viewer.id')),
      ),
    )
    .where((builder) =>
      builder.not(
        builder.exists(builder.selectFrom('grant').select('id').whereRef('grant.viewer_id', '=', 'viewer.id')),
      ),
    )
    .limit(IDLE_BATCH)
    .execute();
  let forgotten = 0;
  for (const { id } of idle) {
    if (stopped()) break;
    await forgetViewer(services, id);
    forgotten += 1;
  }
  return forgotten;
}

async function inBatches(deleteBatch: () => Promise<bigint>, stopped: () => boolean): Promise<number> {
  let total = 0;
  while (!stopped()) {
    const deleted = Number(await deleteBatch());
    total += deleted;
    if (deleted < BATCH) break;
  }
  return total;
}
