/** How long whoever asks is to wait. */
const RETRY_SECONDS = 5;

/**
 * What a connection says that is gone or cannot be made: Node.js' own words, and PostgreSQL's classes 08 (connection), 53
 * (resources) and 57P (ended by its operator, or not up yet).
 * @see https://www.postgresql.org/docs/15/errcodes-appendix.html
 */
const GONE = /^(?:ECONN\w+|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EPIPE|ENOENT|08\w{3}|53\w{3}|57P0\d)$/;
/** What node-postgres says without a code. */
const TERMINATED =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether an error means that something the gateway stands on, such as its database, does not answer now. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.some(isOutage)) return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return GONE.test(code) || TERMINATED.test(error.message) || isOutage(error.cause);
}

/** For an answer to a request that an outage has ended. */
export const outageHeaders = { 'retry-after': `${RETRY_SECONDS}` } as const;
