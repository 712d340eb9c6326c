import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { components } from '../../core/gateway-api.js';

/** The body of an error answer (RFC 9457). */
export type Problem = components['schemas']['Problem'];
export type ProblemCode = Problem['code'];

const titles: Readonly<Record<ProblemCode, readonly [status: ContentfulStatusCode, title: string]>> = {
  'invalid-request': [400, 'The request is not what the contract asks for.'],
  'invalid-cursor': [400, 'The cursor is not one that this gateway gave.'],
  unauthorized: [401, 'A valid token or secret is needed.'],
  'invalid-proof': [401, 'The proof of the page’s key is missing or not valid.'],
  'use-nonce': [401, 'The proof needs the nonce of this answer.'],
  'not-granted': [401, 'No viewer has allowed this page’s key.'],
  forbidden: [403, 'The token may not do this.'],
  'origin-refused': [403, 'Pages of this origin may not follow here.'],
  'not-found': [404, 'There is no such thing here.'],
  'method-not-allowed': [405, 'This cannot be done with it.'],
  conflict: [409, 'The same request is still being worked on.'],
  'username-taken': [409, 'The username is taken.'],
  'follow-elsewhere': [409, 'The account is followed and unfollowed in the platform’s own app.'],
  'idempotency-mismatch': [422, 'The Idempotency-Key was used for another request.'],
  'too-large': [413, 'The body is too long.'],
  'unsupported-type': [415, 'The body is of another type than asked for.'],
  'picture-refused': [422, 'The file is not a picture that can be used.'],
  'picture-unknown': [422, 'The picture was not uploaded to this account.'],
  'not-implemented': [501, 'It cannot be had in this form.'],
  'image-unavailable': [502, 'The other server gave no picture.'],
  'rate-limited': [429, 'Asked too often.'],
  unavailable: [503, 'The gateway cannot do this now.'],
  internal: [500, 'Something went wrong on the gateway.'],
};

/** Ends a request with a problem; thrown anywhere, answered by `app.ts`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly errors: Problem['errors'];
  /** Added to the answer, such as `Retry-After`. */
  readonly headers: Readonly<Record<string, string>>;

  /** @param detail About this one, for the caller's developer; holds nothing secret. */
  constructor(
    code: ProblemCode,
    detail?: string,
    options: {
      readonly errors?: Problem['errors'];
      readonly headers?: Readonly<Record<string, string>>;
      readonly cause?: unknown;
    } = {},
  ) {
    super(detail ?? titles[code][1], { cause: options.cause });
    this.code = code;
    this.errors = options.errors;
    this.headers = options.headers ?? {};
  }
}

/** Status of a code. */
export const statusOf = (code: ProblemCode): ContentfulStatusCode => titles[code][0];

/** What every problem of a code is called. */
export const titleOf = (code: ProblemCode): string => titles[code][1];

/** The body that tells of an error. */
export function toProblem({ code, message, errors }: ProblemError): Problem {
  const [status, title] = titles[code];
  return {
    type: `/docs#problem-${code}`,
    title,
    status,
    ...(message === title ? {} : { detail: message }),
    code,
    ...(errors ? { errors } : {}),
  };
}

/** The answer that tells of an error. */
export function problemResponse(error: ProblemError): Response {
  return new Response(JSON.stringify(toProblem(error)), {
    status: statusOf(error.code),
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...error.headers },
  });
}
