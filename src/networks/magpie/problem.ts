import { NetworkError, type NetworkErrorCode } from '../../core/errors.js';
import type { components } from '../../core/gateway-api.js';
import { fieldsOf, textOr } from '../../core/read.js';

type ProblemCode = components['schemas']['Problem']['code'];

/** What the codes that a reader or a follower may meet mean to a visitor; the others are for publishers. */
const CODES: Partial<Readonly<Record<ProblemCode, NetworkErrorCode>>> = {
  'not-found': 'not-found',
  'not-granted': 'private',
  unauthorized: 'private',
  forbidden: 'private',
  'origin-refused': 'private',
  'rate-limited': 'rate-limited',
  unavailable: 'unreachable',
  internal: 'unreachable',
};

/**
 * Reads the problem details of an answer; what is none, or of an unknown code, is a bad-response.
 * @param retryAfterSeconds As the answer's headers say.
 * @returns With the problem details as its cause, for codes that mean something to one caller alone.
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function toProblemError(problem: unknown, retryAfterSeconds?: number): NetworkError {
  const { code, title, detail } = fieldsOf(problem);
  const known = typeof code === 'string' && Object.hasOwn(CODES, code) ? CODES[code as ProblemCode] : undefined;
  const message = [code, title, detail].map(textOr).filter(Boolean).join(': ');
  return new NetworkError(known ?? 'bad-response', message || 'No problem details', {
    retryAfterSeconds,
    cause: problem,
  });
}
