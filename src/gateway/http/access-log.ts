import { randomUUID } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Services } from '../services.js';
import type { Env } from './app.js';
import { ProblemError } from './problem.js';

/** What a proxy may call a request. */
const REQUEST_ID = /^[\w.-]{8,100}$/;
const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS'];

type Needed = Pick<Services, 'config' | 'log' | 'metrics'>;

/**
 * Writes a line for each request, and counts it. The line has the pattern of the address, not the address: that may hold ids
 * and queries which only the caller is to know.
 */
export function accessLog(services: Needed): MiddlewareHandler<Env> {
  const tell = answerTeller(services);
  return async (context, next) => {
    const begun = performance.now();
    const requestId = requestIdOf(context.req.header('x-request-id'), services);
    context.set('requestId', requestId);
    await next();
    context.header('x-request-id', requestId);
    const code = context.error instanceof ProblemError ? { code: context.error.code } : {};
    const { method } = context.req;
    tell({ requestId, method, route: routePattern(context), status: context.res.status, ...code, begun });
  };
}

/** A request that was answered. */
interface Answered {
  readonly requestId: string;
  readonly method: string;
  /** Pattern of its address. */
  readonly route: string;
  readonly status: number;
  /** Of a problem. */
  readonly code?: string;
  /** By `performance.now()`. */
  readonly begun: number;
}

/** Writes the lines of requests, and counts them. */
export function answerTeller({ log, metrics }: Pick<Needed, 'log' | 'metrics'>): (answered: Answered) => void {
  // To look for secrets costs more than the line, and what stands in it is known.
  const lines = log.child({}, { redact: [] });
  return ({ begun, method: asked, requestId, route, status, ...code }) => {
    const method = METHODS.includes(asked) ? asked : 'OTHER';
    const ms = Math.round((performance.now() - begun) * 10) / 10;
    metrics.requests.observe({ method, route, status }, ms / 1_000);
    lines[status >= 500 ? 'error' : 'info']({ requestId, method, route, status, ...code, ms }, 'request');
  };
}

/** The pattern that a request's address matched, such as `/v1/accounts/:address`; `none` where it matched none. */
export function routePattern(context: Context<Env>): string {
  return matchedRoutes(context).findLast(({ method }) => method !== 'ALL')?.path ?? 'none';
}

/** @param given `X-Request-Id`; a caller that is no proxy of ours is not believed. */
export function requestIdOf(given: string | undefined, { config }: Pick<Services, 'config'>): string {
  return config.proxies > 0 && given !== undefined && REQUEST_ID.test(given) ? given : randomUUID();
}
