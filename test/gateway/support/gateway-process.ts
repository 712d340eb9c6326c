import type { Serializable } from 'node:child_process';
import { writeSync } from 'node:fs';
import LibsqlDatabase from 'libsql';
import pg from 'pg';
import type { GatewayConfig } from '../../../src/gateway/config/gateway-config.js';
import { createGateway } from '../../../src/gateway/create-gateway.js';
import { approveTicket, markScanned } from '../../../src/gateway/follows/tickets.js';
import { createLog, secretsOf } from '../../../src/gateway/log.js';
import { serve } from '../../../src/gateway/serve.js';

// A gateway in a process of its own, for tests that end it without a warning. `argv`: its configuration. It says where it
// listens by a message, and by a message it is told at which step to die: there are a few steps to each statement.

let stepsLeft = Infinity;
process.on('message', (message: { readonly dieAfterSteps: number }) => {
  stepsLeft = message.dieAfterSteps;
});

/** @param place Said last, for who wants to know where it died. */
function step(place: string): void {
  stepsLeft -= 1;
  if (stepsLeft >= 0) return;
  writeSync(process.stderr.fd, `died ${place}\n`);
  // Like a power cut: nothing is finished, sent or closed.
  process.kill(process.pid, 'SIGKILL');
}

type Methods = Record<string, (this: unknown, ...given: unknown[]) => unknown>;

const connections = pg.Client.prototype as unknown as Methods;
const { query } = connections;
connections['query'] = function (...given) {
  const statement = textOf(given[0]);
  step(`before ${statement}`);
  const answer = query!.apply(this, given);
  // By then it is on its way, and nobody will read the answer.
  setImmediate(step, `during ${statement}`);
  if (answer instanceof Promise) void answer.finally(() => step(`after ${statement}`)).catch(() => undefined);
  return answer;
};

const files = LibsqlDatabase.prototype as unknown as Methods;
const { prepare } = files;
files['prepare'] = function (...given) {
  const statement = prepare!.apply(this, given) as Methods;
  for (const name of ['run', 'all']) {
    const method = statement[name]!;
    statement[name] = function (...values) {
      step(`before ${textOf(given[0])}`);
      const answer = method.apply(this, values);
      step(`after ${textOf(given[0])}`);
      return answer;
    };
  }
  return statement;
};

/** What a statement does, and with what. */
function textOf(statement: unknown): string {
  const text = typeof statement === 'string' ? statement : (statement as { readonly text: string }).text;
  return /^\w+(?: (?:into|from|\*)? ?"?\w+"?)?/.exec(text.trim())?.[0].replaceAll('"', '') ?? '';
}

const config = JSON.parse(process.argv[2] ?? '') as GatewayConfig;
const gateway = await createGateway(config, { log: createLog(secretsOf(config)) });

/** The gateway, and beside it what a viewer does on its pages, without the pages. */
async function answer(request: Request, env: Parameters<typeof gateway.fetch>[1]): Promise<Response> {
  const [, place, deed, ticket = '', viewer = ''] = new URL(request.url).pathname.split('/');
  if (place !== 'viewer') return gateway.fetch(request, env);
  try {
    if (deed === 'scan') {
      await markScanned(gateway.services, ticket);
      return Response.json({});
    }
    const { state, code } = await approveTicket(gateway.services, ticket, viewer);
    return Response.json({ state, code });
  } catch (error) {
    return new Response(String(error), { status: 500 });
  }
}

const server = await serve(answer, { host: '127.0.0.1', port: 0 });
process.on('SIGTERM', () => void server.stop(gateway.close).then(() => process.exit()));
// The test is gone, so is this.
process.on('disconnect', () => process.exit());
process.send?.({ url: server.url } satisfies Serializable);
