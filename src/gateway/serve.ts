import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';

/** Where to listen. */
export interface ListenOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

/** A server that listens. */
export interface RunningServer {
  /** `http://{host}:{port}`, as this machine sees it. */
  readonly url: string;
  /**
   * Takes no more connections, waits for `finish` and for answers that are still being sent; cuts off what is not sent in time.
   * @param finish What ends event streams and waits for running requests: `Gateway.close`.
   */
  readonly stop: (finish: () => Promise<void>) => Promise<void>;
}

/** What answers: `Gateway.fetch`, or something in front of it. */
export type Answer = (request: Request, env: Partial<HttpBindings>) => Response | Promise<Response>;

/** What one connection may cost. */
export interface ServerLimits {
  readonly headerBytes: number;
  /** Until the head of a request is there. */
  readonly headersMs: number;
  /** Until the whole request is there, body and all; the gateway's own limits are shorter. */
  readonly requestMs: number;
  /** How long nothing may move on a connection, as where its reader has stopped reading. Event streams say something sooner. */
  readonly idleMs: number;
  /** Until the next request on the same connection. */
  readonly keepAliveMs: number;
  readonly connections: number;
  /** How long answers may take to be sent when the server stops. */
  readonly stopMs: number;
}

const LIMITS: ServerLimits = {
  headerBytes: 16 * 1024,
  headersMs: 10_000,
  requestMs: 75_000,
  idleMs: 90_000,
  keepAliveMs: 65_000,
  connections: 12_000,
  stopMs: 10_000,
};

/** How often connections are looked at for the limits above. */
const CHECK_MS = 1_000;
const LOOK_MS = 50;

/** Listens with Node's HTTP server. @throws {Error} The port is taken, or may not be had. */
export async function serve(
  answer: Answer,
  { host, port }: ListenOptions,
  limits: ServerLimits = LIMITS,
): Promise<RunningServer> {
  const server = createAdaptorServer({
    fetch: (request, env) => answer(request, env as HttpBindings),
    serverOptions: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.keepAliveMs,
      connectionsCheckingInterval: Math.min(CHECK_MS, limits.headersMs),
    },
  }) as Server;
  server.maxConnections = limits.connections;
  server.setTimeout(limits.idleMs);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { address, family, port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`,
    stop: (finish) => stop(server, finish, limits.stopMs),
  };
}

async function stop(server: Server, finish: () => Promise<void>, stopMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  const last = setTimeout(() => server.closeAllConnections(), stopMs);
  // Connections that were answering when the server closed are kept alive by Node after their answer.
  const look = setInterval(() => server.closeIdleConnections(), LOOK_MS);
  try {
    await finish();
    await closed;
  } finally {
    clearTimeout(last);
    clearInterval(look);
  }
}
