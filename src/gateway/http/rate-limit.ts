import type { Context, MiddlewareHandler } from 'hono';
import { calculateJwkThumbprint, decodeProtectedHeader } from 'jose';
import type { GatewayConfig } from '../config/gateway-config.js';
import { hashOf } from '../config/keys.js';
import type { Services } from '../services.js';
import { Allowances, type Allowance } from './allowances.js';
import type { Env } from './app.js';
import { allowanceOwner } from './client-address.js';
import { ProblemError } from './problem.js';

const WINDOW_SECONDS = 60;
/** For whoever watches over the process; and for platforms, which tell again what is refused, and stop to tell in the end. */
const UNLIMITED = /^\/(?:healthz|readyz|metrics|webhooks\/.*|websub\/.*)$/;

type Policy = 'reading' | 'publishing' | 'following' | 'following-key';

/** What is left of all policies. Counted in this process: two processes allow twice as much. */
export type Limiters = Readonly<Record<Policy, Allowances>>;

/** A policy that a request falls under, and whose allowance it takes from. */
type Charge = readonly [policy: Policy, owner: string];

export function createLimiters({ rateLimits }: Pick<GatewayConfig, 'rateLimits'>): Limiters {
  const { reading, publishing, following } = rateLimits;
  const allowances = (most: number): Allowances => new Allowances(most, WINDOW_SECONDS * 1_000);
  return {
    reading: allowances(reading),
    publishing: allowances(publishing),
    following: allowances(following),
    'following-key': allowances(following),
  };
}

/**
 * Refuses who asks too often, and tells everybody how much is left.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function rateLimit(services: Pick<Services, 'config'>, limiters: Limiters): MiddlewareHandler<Env> {
  return async (context, next) => {
    if (UNLIMITED.test(context.req.path)) return next();
    const owner = allowanceOwner(context.env, context.req.header('x-forwarded-for'), services);
    const states: (readonly [Policy, Allowance])[] = [];
    for (const [policy, charged] of await chargesOf(context, owner)) {
      const allowance = limiters[policy].take(charged);
      states.push([policy, allowance]);
      // Whoever is refused and has another key each time must not fill the memory with them.
      if (allowance.refused) break;
    }
    const headers = {
      'ratelimit-policy': states.map(([policy]) => policyOf(policy, limiters)).join(', '),
      ratelimit: states.map(([policy, allowance]) => leftOf(policy, allowance)).join(', '),
    };
    const refusals = states.filter(([, { refused }]) => refused);
    if (refusals.length > 0) {
      const retryAfter = Math.max(...refusals.map(([, { resetSeconds }]) => resetSeconds));
      throw new ProblemError('rate-limited', `Wait ${retryAfter} s.`, {
        headers: { ...headers, 'retry-after': `${retryAfter}` },
      });
    }
    await next();
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    return undefined;
  };
}

/** An item of `RateLimit-Policy`. */
export const policyOf = (policy: Policy, limiters: Limiters): string =>
  `"${policy}";q=${limiters[policy].most};w=${WINDOW_SECONDS}`;

/** An item of `RateLimit`. */
export const leftOf = (policy: Policy, { left, resetSeconds }: Allowance): string =>
  `"${policy}";r=${left};t=${resetSeconds}`;

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
