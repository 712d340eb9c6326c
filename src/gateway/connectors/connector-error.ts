/**
 * What can go wrong between the gateway and a platform.
 * `not-found`: no account of that address here. `invalid-cursor`: a cursor that this gateway did not give. `misconfigured`: the
 * platform refuses until the operator changes something. `rate-limited`: a quota is used up. `unreachable`: no answer, or the
 * platform is busy. `bad-response`: an answer that is not what the platform documents. `declined`: the person said no on the
 * platform's page. `sign-in-failed`: the sign-in is not the one that was begun, or too old; begin again.
 */
export type ConnectorErrorCode =
  | 'not-found'
  | 'invalid-cursor'
  | 'misconfigured'
  | 'rate-limited'
  | 'unreachable'
  | 'bad-response'
  | 'declined'
  | 'sign-in-failed';

/** The one error of the platforms. `message` says to the operator what to do, in English; visitors never see it. */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError';
  readonly code: ConnectorErrorCode;
  /** What the platform itself calls the error, such as `48001`. `undefined` where it did not say. */
  readonly platformCode: string | undefined;
  /** Seconds until asking again makes sense. `undefined`: unknown. */
  readonly retryAfterSeconds: number | undefined;

  /** @param message Holds no secret, no address with a query and nobody's id. */
  constructor(
    code: ConnectorErrorCode,
    message: string,
    options: {
      readonly platformCode?: string | undefined;
      readonly retryAfterSeconds?: number | undefined;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.platformCode = options.platformCode;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Whatever was thrown, as a `ConnectorError`. Never throws. @param what Whose answer it was, such as “WeChat”. */
export function toConnectorError(thrown: unknown, what: string): ConnectorError {
  if (thrown instanceof ConnectorError) return thrown;
  return new ConnectorError('bad-response', `The gateway could not use an answer of ${what}.`, { cause: thrown });
}
