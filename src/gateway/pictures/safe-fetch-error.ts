/**
 * Why something elsewhere could not be had:
 * - `refused`: the gateway does not go there: not https, not port 443, an address inside a private network;
 * - `redirects`: sent on too often, or to nowhere;
 * - `timeout`: too slow;
 * - `too-large`: longer than asked for, as sent or unpacked;
 * - `bad-encoding`: packed in a way that was not asked for, or damaged;
 * - `unreachable`: no such name, no connection, a certificate that is not good, a connection that broke.
 */
export type SafeFetchCode = 'refused' | 'redirects' | 'timeout' | 'too-large' | 'bad-encoding' | 'unreachable';

/** Something elsewhere could not be had. The message is for the operator's log: whoever asked learns no more than the code. */
export class SafeFetchError extends Error {
  override readonly name = 'SafeFetchError';
  readonly code: SafeFetchCode;

  constructor(code: SafeFetchCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
