import { Hono } from 'hono';
import type { HttpBindings } from '@hono/node-server';

/** An answer for everybody, without the headers of its kind. */
interface Kept {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  /** Ids of those whose rows it shows. */
  readonly accounts: readonly string[];
  readonly freshMs: number;
}

export interface Env {
  /** Behind `serve` of @hono/node-server a request brings its connection; behind another server it may not. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** Names the request in the log and in the answer's `X-Request-Id`. */
    requestId: string;
    /** What of the answer is the same for everybody who asks the same, and may be sent again. */
    kept?: Kept;
  };
}

/** A part of the gateway's addresses. */
export type Routes = Hono<Env>;

/** An empty one. */
export const routes = (): Routes => new Hono<Env>();
