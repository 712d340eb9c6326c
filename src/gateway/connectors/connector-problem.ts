import { noAccount } from '../accounts/account-store.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { toConnectorError } from './connector-error.js';

/** For whoever asks when the connector does not say. */
const RETRY_SECONDS = 30;

/**
 * Whatever a connector threw, as callers hear it: without a word of what is for the operator, who has that in the log.
 * @param address What was asked for.
 */
export function connectorProblem({ log }: Pick<Services, 'log'>, thrown: unknown, address: string): ProblemError {
  if (thrown instanceof ProblemError) return thrown;
  const error = toConnectorError(thrown, address);
  const { code, retryAfterSeconds } = error;
  if (code === 'not-found') return noAccount(address);
  if (code === 'invalid-cursor') return new ProblemError('invalid-cursor');
  // One that says when to ask again is of a platform that rests, and was written down when it began to.
  if (retryAfterSeconds === undefined) log.warn({ err: error, account: address }, error.message);
  return new ProblemError('unavailable', `The platform of “${address}” gives no answer now.`, {
    headers: { 'retry-after': `${retryAfterSeconds ?? RETRY_SECONDS}` },
    cause: error,
  });
}
