import { randomUUID } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Services } from '../services.js';
import type { Env } from './app.js';
import { ProblemError } from './problem.js';

/** What a proxy may call a request. */
const REQUEST_ID = /^[\w.-]{8,100}$/;
const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS'];

/**
 * Writes a line for each request, and counts it. The line has the pattern of the address, not the address: that may hold ids
 * and queries which only the caller is to know.
 */
export const accessLog =
  ({ config, log, metrics }: Pick<Services, 'config' | 'log' | 'metrics'>): MiddlewareHandler<Env> =>
  async (context, next) => {
    const begun = performance.now();
    const requestId = requestIdOf(context, config.proxies > 0);
    context.set('requestId', requestId);
    await next();
    context.header('x-request-id', requestId);
    const method = METHODS.includes(context.req.method) ? context.req.method : 'OTHER';
    const { status } = context.res;
    const route = routePattern(context);
    const ms = Math.round((performance.now() - begun) * 10) / 10;
    metrics.requests.observe({ method, route, status }, ms / 1_000);
    const code = context.error instanceof ProblemError ? { code: context.error.code } : {};
    log[status >= 500 ? 'error' : 'info']({ requestId, method, route, status, ...code, ms }, 'request');
  };

/** The pattern that a request's address matched, such as `/v1/accounts/:address`; `none` where it matched none. */
function routePattern(context: Context<Env>): string {
  return matchedRoutes(context).findLast(({ method }) => method !== 'ALL')?.path ?? 'none';
}

function requestIdOf(context: Context<Env>, proxied: boolean): string {
  const given = proxied ? context.req.header('x-request-id') : undefined;
  return given !== undefined && REQUEST_ID.test(given) ? given : randomUUID();
}
