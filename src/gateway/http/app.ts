import { Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';

export interface Env {
  /** Behind `serve` of @hono/node-server a request brings its connection; behind another server it may not. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** Names the request in the log and in the answer's `X-Request-Id`. */
    requestId: string;
  };
}

/** A part of the gateway's addresses. */
export type Routes = Hono<Env>;

/** An empty one. */
export const routes = (): Routes => new Hono<Env>();
