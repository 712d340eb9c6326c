import type { MiddlewareHandler } from 'hono';
import type { Services } from '../services.js';
import type { Env } from './app.js';
import { mayAsk } from './asking-origin.js';
import { ProblemError } from './problem.js';

/** How long a browser may keep the answer to a preflight, in seconds: as long as Chromium does at most. */
const PREFLIGHT_SECONDS = 7_200;

const LIMIT_HEADERS = 'RateLimit, RateLimit-Policy, Retry-After';

/**
 * Lets pages of every origin read, without cookies. What publishes under the same addresses stays closed to pages: publishers'
 * tokens belong on servers.
 */
export const publicReads: MiddlewareHandler<Env> = async (context, next) => {
  const preflightFor =
    context.req.method === 'OPTIONS' ? context.req.header('access-control-request-method') : undefined;
  if (!['GET', 'HEAD'].includes(preflightFor ?? context.req.method)) return next();
  if (preflightFor === undefined) await next();
  else context.res = preflight('GET, HEAD', 'If-None-Match');
  context.header('access-control-allow-origin', '*');
  context.header('access-control-expose-headers', `ETag, ${LIMIT_HEADERS}`);
  context.header('cross-origin-resource-policy', 'cross-origin');
  return undefined;
};

/** Lets pages of the origins that may ask to follow read and act, without cookies; others get no leave and are refused. */
export const askingSites =
  ({ config }: Pick<Services, 'config'>): MiddlewareHandler<Env> =>
  async (context, next) => {
    const origin = context.req.header('origin');
    const allowed = origin !== undefined && mayAsk(origin, config);
    if (context.req.method !== 'OPTIONS' || !context.req.header('access-control-request-method')) await next();
    else if (allowed) context.res = preflight('GET, HEAD, POST, DELETE', 'Accept, Authorization, Content-Type, DPoP');
    else throw new ProblemError('origin-refused', undefined, { headers: { vary: 'Origin' } });
    context.header('vary', 'Origin', { append: true });
    if (!allowed) return;
    context.header('access-control-allow-origin', origin);
    // By `Date` a page whose clock is wrong learns what time its next proof has to say.
    context.header('access-control-expose-headers', `Date, DPoP-Nonce, ${LIMIT_HEADERS}`);
  };

function preflight(methods: string, headers: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': methods,
      'access-control-allow-headers': headers,
      'access-control-max-age': `${PREFLIGHT_SECONDS}`,
      vary: 'Access-Control-Request-Method, Access-Control-Request-Headers',
    },
  });
}
