import type { MiddlewareHandler } from 'hono';
import type { Env } from '../http/app.js';
import type { Services } from '../services.js';

/** All nonces of one step are the same, in all processes of a gateway. */
const STEP_MS = 60_000;
/** How many steps after its own a nonce is taken: it is good for five minutes at least. */
const STEPS = 5;

/** A nonce for a proof (RFC 9449 §8): that it was made lately is written in it, so nothing has to be stored. */
export function freshNonce({ keys, now }: Pick<Services, 'keys' | 'now'>): string {
  const step = Math.floor(now() / STEP_MS);
  return `${step}.${keys.sign('nonce', `${step}`)}`;
}

/** Whether a nonce is of this gateway, and of the last five minutes. Never throws. */
export function isFresh({ keys, now }: Pick<Services, 'keys' | 'now'>, nonce: string): boolean {
  const [, step = '', signature = ''] = /^(\d{1,12})\.([\w-]{43})$/.exec(nonce) ?? [];
  const age = Math.floor(now() / STEP_MS) - Number(step);
  // One step ahead: the clock of the process that gave it may go before ours.
  return step !== '' && age >= -1 && age <= STEPS && keys.verify('nonce', step, signature);
}

/** Gives every answer, refusals above all, the nonce for the next proof, and keeps all of them out of caches. */
export const givesNonce =
  (services: Pick<Services, 'keys' | 'now'>): MiddlewareHandler<Env> =>
  async (context, next) => {
    await next();
    context.header('dpop-nonce', freshNonce(services));
    context.header('cache-control', 'private, no-store');
  };
