import type { Logger } from 'pino';
import type pg from 'pg';

const CHANNEL = 'magpie_ticket';
/** How long to wait before listening again after the connection was lost. */
const RECONNECT_MS = 1_000;

/** Says which ticket has changed; what it has become is read from the database, so a lost or doubled word does no harm. */
export interface TicketChanges {
  /** To be called after the transaction that changed it. Never throws: the change is safe, and who waits looks for themselves. */
  readonly announce: (id: string) => Promise<void>;
  /** @returns Stops it. */
  readonly listen: (id: string, onChange: () => void) => () => void;
  readonly close: () => Promise<void>;
}

/**
 * Within one process; with PostgreSQL also between processes, by `NOTIFY`.
 * @param pool Of PostgreSQL; `undefined` where the database is a file.
 */
export function ticketChanges(pool: pg.Pool | undefined, log: Logger): TicketChanges {
  const listeners = new Map<string, Set<() => void>>();
  const tell = (id: string): void => listeners.get(id)?.forEach((onChange) => onChange());
  const tellAll = (): void => listeners.forEach((waiting) => waiting.forEach((onChange) => onChange()));
  const bus = pool && notifyBus(pool, { tell, tellAll }, log);
  return {
    async announce(id) {
      tell(id);
      try {
        await bus?.send(id);
      } catch (error) {
        log.warn({ err: error }, 'Could not tell the other processes that a ticket has changed.');
      }
    },
    listen(id, onChange) {
      const waiting = listeners.get(id) ?? new Set();
      listeners.set(id, waiting.add(onChange));
      return () => {
        waiting.delete(onChange);
        if (waiting.size === 0) listeners.delete(id);
      };
    },
    close: async () => bus?.close(),
  };
}

interface Hearers {
  readonly tell: (id: string) => void;
  readonly tellAll: () => void;
}

interface Bus {
  readonly send: (id: string) => Promise<void>;
  readonly close: () => void;
}

function notifyBus(pool: pg.Pool, { tell, tellAll }: Hearers, log: Logger): Bus {
  let client: pg.PoolClient | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const lose = (lost: pg.PoolClient | undefined, error: unknown): void => {
    // One loss may be told twice: by the connection, and by the statement that was under way.
    if (closed || lost !== client) return;
    client = undefined;
    lost?.release(true);
    log.warn({ err: error }, 'Lost the connection that hears of tickets from other processes; connecting again.');
    timer = setTimeout(() => void join(), RECONNECT_MS);
  };
  const join = async (): Promise<void> => {
    let joined: pg.PoolClient | undefined;
    try {
      joined = await pool.connect();
      if (closed) {
        joined.release(true);
        return;
      }
      client = joined;
      joined.on('error', (error) => lose(joined, error));
      joined.on('notification', ({ payload }) => payload && tell(payload));
      await joined.query(`listen ${CHANNEL}`);
      // What was said while nobody listened is lost: everybody looks for themselves.
      tellAll();
    } catch (error) {
      lose(joined, error);
    }
  };
  void join();
  return {
    send: async (id) => {
      await pool.query('select pg_notify($1, $2)', [CHANNEL, id]);
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      client?.release(true);
      client = undefined;
    },
  };
}
