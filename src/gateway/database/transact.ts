import { setTimeout as passed } from 'node:timers/promises';
import { changedLater } from '../http/kept-answers.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';

const TRIES = 8;
/** The first pause is at most this long, each further one at most twice as long; how long exactly is left to chance. */
const PAUSE_MS = 10;

/**
 * What may be gone when the transaction is tried again: two that waited for each other, or a row that came or went under a
 * reference meanwhile; another process that wrote to the file.
 * @see https://www.postgresql.org/docs/15/errcodes-appendix.html
 * @see https://www.sqlite.org/rescode.html#busy
 */
const PASSING = /^(?:40001|40P01|23503|SQLITE_BUSY(?:_\w+)?)$/;

/**
 * Does all of it or nothing, and waits for no network: SQLite has one connection, so that everybody else waits for it.
 * Whoever locks rows of several kinds should do so in one order, so that nobody waits in a circle: ticket, follow, viewer,
 * account, grant.
 * @param work Gets the services with the transaction as their database. Is called again where it was interrupted.
 * @throws {ProblemError} unavailable: others were in the way each time.
 */
export async function transact<T>(services: Services, work: (within: Services) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      const { answers, done } = changedLater(services.answers);
      const result = await services.database
        .transaction()
        .execute((database) => work({ ...services, database, answers }));
      done();
      return result;
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (tried === TRIES) throw inTheWay(error);
    }
    await passed(Math.random() * PAUSE_MS * 2 ** (tried - 1));
  }
}

const isPassing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && PASSING.test(error.code);

const inTheWay = (cause: unknown): ProblemError =>
  new ProblemError('unavailable', 'Too many change the same thing; ask again.', {
    headers: { 'retry-after': '1' },
    cause,
  });
