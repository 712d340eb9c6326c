import { beforeDeadline } from '../deadline.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { connectorProblem } from './connector-problem.js';

/** How long a visitor waits for an answer from elsewhere. What comes later is there for the next one. */
const WAIT_MS = 6_000;

/**
 * An answer from elsewhere about an account, or why there is none now.
 * @param address What was asked for, for messages.
 * @throws {ProblemError} not-found, invalid-cursor, unavailable with `Retry-After`.
 */
export async function inTime<T>(
  services: Pick<Services, 'log'>,
  address: string,
  ask: () => Promise<T>,
  waitMs = WAIT_MS,
): Promise<T> {
  try {
    return await beforeDeadline(
      ask(),
      waitMs,
      () =>
        new ProblemError('unavailable', `The platform of “${address}” takes too long.`, {
          headers: { 'retry-after': '5' },
        }),
    );
  } catch (error) {
    throw connectorProblem(services, error, address);
  }
}
