import type { Context } from 'hono';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import type { components } from '../../core/gateway-api.js';
import type { Env } from '../http/app.js';
import type { Services } from '../services.js';
import { ticketLooks, type TicketLooks } from './ticket-looks.js';
import { findTicket, isOver, type TicketView } from './ticket-view.js';

/** How a stream keeps time; all in milliseconds. */
export interface StreamTimes {
  /** How often it looks for itself: a word about a change may get lost between processes. */
  readonly lookMs: number;
  /** After how long a silence it gives a sign of life, at the next look: many proxies end what is silent for 30 s, some for 20. */
  readonly heartbeatMs: number;
  /** Whoever still waits then asks again, perhaps of another process. */
  readonly longestMs: number;
}

const TIMES: StreamTimes = { lookMs: 5_000, heartbeatMs: 15_000, longestMs: 600_000 };

/** When to ask again. */
const RETRY_MS = 2_000;

/** What a page may know of its attempt. */
export function statusOf(
  { address, state, code, expiresAt }: TicketView,
  now: number,
): components['schemas']['TicketStatus'] {
  return {
    state,
    account: address,
    expiresInSeconds: isOver(state) ? 0 : Math.ceil((expiresAt - now) / 1_000),
    ...(code === null ? {} : { code }),
  };
}

interface StreamOptions {
  readonly id: string;
  readonly onEnd: () => void;
  readonly looks?: TicketLooks;
  readonly times?: StreamTimes;
}

/**
 * Tells how a ticket stands, now and at each change until it is over, by server-sent events.
 * @param onEnd Called once, when nothing more will be said. @param looks Shared with other streams.
 */
export function streamTicket(
  context: Context<Env>,
  services: Services,
  { id, onEnd, looks = ticketLooks(services), times = TIMES }: StreamOptions,
): Response {
  services.metrics.openStreams.inc();
  const answer = streamSSE(context, async (stream) => {
    try {
      await tell(stream, services, { id, looks, times });
    } catch (error) {
      // The page asks again; what it is told must not be what a database says.
      services.log.warn({ err: error }, 'An event stream broke off.');
    } finally {
      services.metrics.openStreams.dec();
      onEnd();
    }
  });
  // nginx would keep the events until it has a bufferful.
  answer.headers.set('x-accel-buffering', 'no');
  return answer;
}

async function tell(
  stream: SSEStreamingApi,
  services: Services,
  { id, looks, times: { lookMs, heartbeatMs, longestMs } }: Required<Omit<StreamOptions, 'onEnd'>>,
): Promise<void> {
  const { now, stopping, ticketChanges } = services;
  const bell = new Bell();
  const stopListening = ticketChanges.listen(id, bell.ring);
  stopping.addEventListener('abort', bell.ring);
  stream.onAbort(bell.ring);
  const began = performance.now();
  let said: TicketView['state'] | undefined;
  let saidAt = began;
  // Who has been told of a change does not wait for others who look.
  let isTold = true;
  try {
    while (!stream.aborted && !stopping.aborted && performance.now() - began < longestMs) {
      const ticket = isTold ? await findTicket(services, id) : await looks.find(id);
      if (!ticket) return;
      if (ticket.state !== said) {
        const event = { event: 'state', data: JSON.stringify(statusOf(ticket, now())) };
        await stream.writeSSE(said === undefined ? { ...event, retry: RETRY_MS } : event);
        said = ticket.state;
        saidAt = performance.now();
      } else if (performance.now() - saidAt >= heartbeatMs) {
        await stream.write(':\n\n');
        saidAt = performance.now();
      }
      if (isOver(ticket.state)) return;
      isTold = await bell.wait(Math.min(lookMs, ticket.expiresAt - now()));
    }
  } finally {
    stopListening();
    stopping.removeEventListener('abort', bell.ring);
  }
}

/** Wakes who waits for it; rung while nobody waits, it wakes the next one at once. */
class Bell {
  #rung = false;
  #wake: (() => void) | undefined;

  readonly ring = (): void => {
    this.#rung = true;
    this.#wake?.();
  };

  /** Until it rings, or for `ms` milliseconds. @returns Whether it rang. */
  async wait(ms: number): Promise<boolean> {
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const rang = this.#rung;
    this.#rung = false;
    this.#wake = undefined;
    return rang;
  }
}
