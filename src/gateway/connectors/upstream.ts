import { ConnectorError } from './connector-error.js';
import type { ConnectorIo } from './connector-io.js';
import { HeadTimeout } from './head-timeout.js';

/** What a platform answered, whatever its status. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Who is asked, and how long the answer may take. */
export interface UpstreamQuestion {
  /** For messages, such as “WeChat (qrcode/create)”; addresses hold secrets and are never named. */
  readonly what: string;
  /** From the first byte sent to the last one read. @default 8000 */
  readonly timeoutMs?: number | undefined;
}

/** The largest honest answer seen in the platforms' documentation, 10,000 followers, has 310 kB. */
const MAX_BYTES = 1_048_576;
const TIMEOUT_MS = 8_000;

/**
 * Asks a platform. Redirects are not followed: no documented call answers with one.
 * @throws {ConnectorError} unreachable; bad-response for more than 1 MiB or for what is not UTF-8.
 */
export async function askUpstream(
  { fetch, deadline }: Pick<ConnectorIo, 'fetch' | 'deadline'>,
  url: string,
  init: RequestInit,
  { what, timeoutMs = TIMEOUT_MS }: UpstreamQuestion,
): Promise<UpstreamAnswer> {
  const signal = deadline(timeoutMs);
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal });
    return { status: response.status, headers: response.headers, text: await readText(response, what, signal) };
  } catch (error) {
    if (error instanceof ConnectorError) throw error;
    const waitedMs = signal.aborted ? timeoutMs : error instanceof HeadTimeout ? error.headMs : undefined;
    const late = waitedMs === undefined ? '' : ` within ${waitedMs / 1_000} s`;
    // What `fetch` threw is left out where it may quote the address, which holds secrets.
    throw new ConnectorError(
      'unreachable',
      `${what} did not answer${late}. Nothing is to be done if it passes; otherwise see whether this server reaches it.`,
      { cause: causeOf(error) },
    );
  }
}

/**
 * For platforms whose refusals come with status 200.
 * @returns The answer's text. @throws {ConnectorError} unreachable: what answered is in front of the platform, or broken.
 */
export function textOfWorking({ status, text }: UpstreamAnswer, what: string): string {
  if (status < 500) return text;
  throw new ConnectorError(
    'unreachable',
    `${what} answered with status ${status}. Nothing is to be done if it passes.`,
  );
}

async function readText(response: Response, what: string, signal: AbortSignal): Promise<string> {
  const bytes = response.body && (await readBytes(response.body, MAX_BYTES, signal));
  if (bytes === undefined) throw new ConnectorError('bad-response', `${what} answered with more than 1 MiB.`);
  if (bytes === null) return '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ConnectorError('bad-response', `${what} answered with bytes that are no text.`);
  }
}

/**
 * Reads a body to its end.
 * @returns `undefined` where it has more bytes; the rest is not read. @throws What the body breaks off with, or the signal's reason.
 */
export async function readBytes(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  const reader = body.getReader();
  const stop = (): void => void reader.cancel(signal.reason).catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    signal.throwIfAborted();
    for (let part; !(part = await reader.read()).done;) {
      length += part.value.byteLength;
      if (length > maxBytes) {
        stop();
        return undefined;
      }
      parts.push(part.value);
    }
    // A cancelled body ends as a whole one does.
    signal.throwIfAborted();
    return Buffer.concat(parts);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The system's own name of what went wrong, such as `ECONNREFUSED`. */
function causeOf(error: unknown): Error | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  return code === undefined ? undefined : new Error(code);
}
