import { beforeDeadline } from '../deadline.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { OpenNetworkError } from './open-network-error.js';

/** For whoever asks when nobody says. */
const RETRY_SECONDS = 30;

/** How long a visitor waits for what is done on a network: less than a request may take. Milliseconds. */
export const OPEN_WAIT_MS = 16_000;

/** Whatever an open network threw. What is no `OpenNetworkError` is a mistake of ours, and thrown again. */
export function toOpenNetworkError(thrown: unknown): OpenNetworkError {
  if (thrown instanceof OpenNetworkError) return thrown;
  throw thrown;
}

/** Writes down for the operator what an open network could not do; what visitors decide is no trouble. */
export function logOpenNetworkError({ log }: Pick<Services, 'log'>, error: OpenNetworkError, network: string): void {
  const isTrouble = error.code === 'bad-response' || error.code === 'refused';
  log[isTrouble ? 'warn' : 'info']({ err: error, network, code: error.code }, error.message);
}

/**
 * Whatever an open network threw, as pages hear it: without a word of what is for the operator, who has that in the log.
 * @param address What was asked for.
 */
export function openNetworkProblem(services: Pick<Services, 'log'>, thrown: unknown, address: string): ProblemError {
  if (thrown instanceof ProblemError) return thrown;
  const error = toOpenNetworkError(thrown);
  switch (error.code) {
    case 'not-found':
      return new ProblemError('not-found', `There is no account “${address}”.`, { cause: error });
    case 'signed-out':
    case 'declined':
      return notGranted(error);
    default:
      logOpenNetworkError(services, error, address.split(':')[0]!);
      return new ProblemError('unavailable', `The network of “${address}” does not do this now.`, {
        headers: { 'retry-after': `${RETRY_SECONDS}` },
        cause: error,
      });
  }
}

/** What a page hears that may do nothing, or nothing any more. */
export const notGranted = (cause?: unknown): ProblemError =>
  new ProblemError('not-granted', 'No viewer has allowed this page’s key, or they have taken it back.', {
    headers: { 'www-authenticate': 'DPoP algs="ES256"' },
    cause,
  });

/** @throws {OpenNetworkError} unreachable: it takes too long, and goes on all the same. */
export const inTime = <T>(work: Promise<T>, waitMs: number = OPEN_WAIT_MS): Promise<T> =>
  beforeDeadline(work, waitMs, () => new OpenNetworkError('unreachable', 'A server takes too long.'));
