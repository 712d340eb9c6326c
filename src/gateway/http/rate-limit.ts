import type { Context, MiddlewareHandler } from 'hono';
import { calculateJwkThumbprint, decodeProtectedHeader } from 'jose';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { hashOf } from '../config/keys.js';
import type { Services } from '../services.js';
import type { Env } from './app.js';
import { allowanceOwner, clientAddress } from './client-address.js';
import { ProblemError } from './problem.js';

const WINDOW_SECONDS = 60;
/** For whoever watches over the process; and for platforms, which tell again what is refused, and stop to tell in the end. */
const UNLIMITED = /^\/(?:healthz|readyz|metrics|webhooks\/.*|websub\/.*)$/;

type Policy = 'reading' | 'publishing' | 'following' | 'following-key';

/** A policy that a request falls under, and whose allowance it takes from. */
type Charge = readonly [policy: Policy, owner: string];

/**
 * Refuses who asks too often, and tells everybody how much is left. Counted in this process: two processes allow twice as much.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function rateLimit(services: Pick<Services, 'config'>): MiddlewareHandler<Env> {
  const { reading, publishing, following } = services.config.rateLimits;
  const limiter = (points: number): RateLimiterMemory => new RateLimiterMemory({ points, duration: WINDOW_SECONDS });
  const limiters: Readonly<Record<Policy, RateLimiterMemory>> = {
    reading: limiter(reading),
    publishing: limiter(publishing),
    following: limiter(following),
    'following-key': limiter(following),
  };
  return async (context, next) => {
    if (UNLIMITED.test(context.req.path)) return next();
    const charges = await chargesOf(context, allowanceOwner(clientAddress(context, services)));
    const states: ({ readonly policy: Policy } & Consumed)[] = [];
    for (const [policy, owner] of charges) {
      const state = { policy, ...(await consume(limiters[policy], owner)) };
      states.push(state);
      // Whoever is refused and has another key each time must not fill the memory with them.
      if (state.refused) break;
    }
    const headers = {
      'ratelimit-policy': states
        .map(({ policy }) => `"${policy}";q=${limiters[policy].points};w=${WINDOW_SECONDS}`)
        .join(', '),
      ratelimit: states.map(({ policy, left, resetSeconds }) => `"${policy}";r=${left};t=${resetSeconds}`).join(', '),
    };
    const refusals = states.filter(({ refused }) => refused);
    if (refusals.length > 0) {
      const retryAfter = Math.max(...refusals.map(({ resetSeconds }) => resetSeconds));
      throw new ProblemError('rate-limited', `Wait ${retryAfter} s.`, {
        headers: { ...headers, 'retry-after': `${retryAfter}` },
      });
    }
    await next();
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    return undefined;
  };
}

/** What a request takes from, the address that it comes from first. */
async function chargesOf(context: Context<Env>, address: string): Promise<readonly Charge[]> {
  const { method, path } = context.req;
  const reads = method === 'GET' || method === 'HEAD';
  if (/^\/v1\/accounts(?:\/|$)/.test(path) && (!reads || path.endsWith('/scheduled'))) {
    const token = context.req.header('authorization');
    // By address as well: whoever tries one token after the other has a new one each time.
    return token === undefined
      ? [['publishing', address]]
      : [
          ['reading', address],
          ['publishing', hashOf(token)],
        ];
  }
  const key = /^\/v1\/(?:follows|relationships)/.test(path) ? await keyOf(context) : undefined;
  return [[reads ? 'reading' : 'following', address], ...(key === undefined ? [] : [['following-key', key] as const])];
}

/**
 * The thumbprint of the key that a proof names. It is not checked yet, so a forged proof takes from another's allowance, for
 * which one must know that key: pages show it to the gateway alone.
 */
async function keyOf(context: Context<Env>): Promise<string | undefined> {
  try {
    const { jwk } = decodeProtectedHeader(context.req.header('dpop') ?? '');
    return jwk && (await calculateJwkThumbprint(jwk));
  } catch {
    // Whoever reads the proof says what is wrong with it.
    return undefined;
  }
}

interface Consumed {
  readonly refused: boolean;
  readonly left: number;
  readonly resetSeconds: number;
}

async function consume(limiter: RateLimiterMemory, owner: string): Promise<Consumed> {
  const state = await limiter.consume(owner).catch((refusal: unknown) => {
    if (refusal instanceof RateLimiterRes) return refusal;
    throw refusal;
  });
  return {
    refused: state.consumedPoints > limiter.points,
    left: state.remainingPoints,
    resetSeconds: Math.max(1, Math.ceil(state.msBeforeNext / 1_000)),
  };
}
