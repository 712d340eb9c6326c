/**
 * Why what was read is no feed:
 * - `too-large`: more than the gateway reads, or nested deeper than any feed;
 * - `bad-encoding`: bytes that are no text in any encoding they could be in;
 * - `malformed`: neither XML nor JSON as their rules want them;
 * - `not-a-feed`: readable, but a web page or something else.
 */
export type FeedErrorCode = 'too-large' | 'bad-encoding' | 'malformed' | 'not-a-feed';

/** Something could not be read as a feed. The message is one sentence for the operator; it quotes little of the feed, and no address. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly code: FeedErrorCode;

  constructor(code: FeedErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
