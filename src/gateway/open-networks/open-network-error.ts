/**
 * `not-found`: no such account or server. `refused`: a server does not let the gateway do it. `signed-out`: the visitor has
 * taken back what they had allowed, or it has run out. `declined`: they have said no just now. `follow-limit`: they follow as
 * many accounts as their server allows. The others pass by themselves, but for `bad-response`: what came was not understood.
 */
export type OpenNetworkErrorCode =
  | 'not-found'
  | 'refused'
  | 'signed-out'
  | 'declined'
  | 'follow-limit'
  | 'rate-limited'
  | 'unreachable'
  | 'bad-response';

/** Why something could not be done on an open network. Its message is for the operator. */
export class OpenNetworkError extends Error {
  readonly code: OpenNetworkErrorCode;

  constructor(code: OpenNetworkErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OpenNetworkError';
    this.code = code;
  }
}
