import type { MiddlewareHandler } from 'hono';
import { beforeDeadline } from '../deadline.js';
import { MAX_FEED_BYTES } from '../feeds/feed.js';
import type { Env } from './app.js';
import { ProblemError } from './problem.js';

/** What one request may cost. */
export interface RequestLimits {
  readonly bodyBytes: number;
  /** From the first byte of the body that is read to the last. */
  readonly bodyMs: number;
  /** From the head of the request to the head of the answer, the body's time within. */
  readonly answerMs: number;
}

const ORDINARY: RequestLimits = { bodyBytes: 64 * 1024, bodyMs: 10_000, answerMs: 20_000 };
/** A post of 20,000 characters and ten descriptions, each character escaped in JSON. */
const POST: RequestLimits = { ...ORDINARY, bodyBytes: 512 * 1024 };
/** LINE tells of many things at once; connectors hold their platforms to less. */
const WEBHOOK: RequestLimits = { ...ORDINARY, bodyBytes: 1024 * 1024 };
/** Hubs send the whole feed along. */
const HUB: RequestLimits = { ...ORDINARY, bodyBytes: MAX_FEED_BYTES };
/** A visitor’s own server is asked who they are, and then to follow. */
const OPEN_FOLLOW: RequestLimits = { ...ORDINARY, answerMs: 40_000 };
const UPLOAD: RequestLimits = { bodyBytes: 10 * 1024 * 1024, bodyMs: 60_000, answerMs: 90_000 };

/** The limits of an address. */
function limitsOf(path: string): RequestLimits {
  if (path.startsWith('/webhooks/')) return WEBHOOK;
  if (path.startsWith('/websub/')) return HUB;
  if (/^\/(?:follow\/|sign-in\/(?:bluesky|mastodon)\/callback$)/.test(path)) return OPEN_FOLLOW;
  const [, noun] = /^\/v1\/accounts\/[^/]+\/(pictures$|posts(?:\/|$))/.exec(path) ?? [];
  if (noun === undefined) return ORDINARY;
  return noun === 'pictures' ? UPLOAD : POST;
}

/**
 * Ends requests that bring too much, or take too long to bring it or to be answered. A body is measured while it is read, so
 * one that nobody reads costs nothing. @param limits By path; default: the gateway's own.
 */
export const requestLimits =
  (limits: (path: string) => RequestLimits = limitsOf): MiddlewareHandler<Env> =>
  async (context, next) => {
    const { bodyBytes, bodyMs, answerMs } = limits(context.req.path);
    const { raw } = context.req;
    const encoding = context.req.header('content-encoding') ?? 'identity';
    if (encoding !== 'identity') {
      throw new ProblemError('unsupported-type', 'Send the body as it is, without Content-Encoding.');
    }
    if (Number(context.req.header('content-length') ?? 0) > bodyBytes) throw tooLarge(bodyBytes);
    // A GET has none, and to look at it costs more than the rest of an answer.
    if (raw.method !== 'GET' && raw.method !== 'HEAD' && raw.body) {
      const body = measured(raw.body, bodyBytes, bodyMs);
      // `duplex` is asked for where the body is a stream; TypeScript's DOM types do not know it.
      context.req.raw = new Request(raw, { body, duplex: 'half' } as RequestInit);
    }
    await beforeDeadline(next(), answerMs, tooSlow);
  };

const tooSlow = (): ProblemError =>
  new ProblemError('unavailable', 'It took too long; ask again.', { headers: { 'retry-after': '5' } });

const tooLarge = (bytes: number): ProblemError =>
  new ProblemError('too-large', `The body may have ${bytes.toLocaleString('en')} bytes.`);

function measured(body: ReadableStream<Uint8Array>, maxBytes: number, timeoutMs: number): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        timer ??= setTimeout(() => {
          controller.error(new ProblemError('invalid-request', `The body did not come within ${timeoutMs / 1_000} s.`));
          // The connection ends with it; what it says to that is of no use to anybody.
          reader.cancel().catch(() => undefined);
        }, timeoutMs);
        const { done, value } = await reader.read().catch((cause: unknown) => {
          clearTimeout(timer);
          // Visitors leave, and connections break: nothing of that is an error of the gateway.
          throw new ProblemError('invalid-request', 'The connection ended before the body did.', { cause });
        });
        bytes += value?.byteLength ?? 0;
        if (bytes > maxBytes) {
          clearTimeout(timer);
          await reader.cancel();
          throw tooLarge(maxBytes);
        }
        if (done) {
          clearTimeout(timer);
          controller.close();
        } else controller.enqueue(value);
      },
      cancel(reason) {
        clearTimeout(timer);
        return reader.cancel(reason);
      },
    },
    // Nothing is read before somebody asks for it.
    { highWaterMark: 0 },
  );
}
