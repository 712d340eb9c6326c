import type { MiddlewareHandler } from 'hono';
import type { Services } from '../services.js';
import type { Env } from './app.js';

const YEAR_SECONDS = 31_536_000;

/** What holds for an answer that does not say otherwise itself, as pages and pictures do. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Closes what browsers leave open. */
export const securityHeaders =
  ({ config }: Pick<Services, 'config'>): MiddlewareHandler<Env> =>
  async (context, next) => {
    await next();
    const mayBeFramed = /frame-ancestors \*(?:;|$)/.test(context.res.headers.get('content-security-policy') ?? '');
    for (const [name, value] of Object.entries(DEFAULTS)) {
      // It knows no value for everybody.
      if (name === 'x-frame-options' && mayBeFramed) continue;
      if (!context.res.headers.has(name)) context.header(name, value);
    }
    if (config.publicUrl.startsWith('https:')) {
      context.header('strict-transport-security', `max-age=${YEAR_SECONDS}`);
    }
  };
