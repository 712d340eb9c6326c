import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { DatabaseConfig, GatewayConfig } from '../../../src/gateway/config/gateway-config.js';
import { compileProgram } from './compile-program.js';
import type { Ask } from './page-key.js';
import { TEST_ORIGIN } from './start-gateway.js';

const entry = await compileProgram(new URL('./gateway-process.ts', import.meta.url));

/** A gateway that is a process. */
export interface GatewayProcess {
  /** Fails when the process dies meanwhile. */
  readonly ask: Ask;
  /** Lets it die, as by `kill -9`, at a step from now on: each statement that it asks of its database is a few steps. */
  readonly dieAfter: (steps: number) => void;
  /** `kill -9`, now. */
  readonly kill: () => void;
  /** Ends it as an operator does, and waits for that. */
  readonly stop: () => Promise<void>;
  /** It has ended, one way or the other. */
  readonly ended: Promise<unknown>;
  readonly isAlive: () => boolean;
  /** What it said in its log, for who looks for a reason. */
  readonly log: () => string;
}

/** What all processes of one gateway share. */
export const processConfig = (database: DatabaseConfig, overrides: Partial<GatewayConfig> = {}): GatewayConfig => ({
  publicUrl: TEST_ORIGIN,
  name: 'Magpie',
  secret: 'a secret of the tests, long enough for the gateway',
  database,
  signIn: [],
  connectors: {},
  openNetworks: { bluesky: true, mastodon: true },
  feeds: { allowed: [] },
  sites: { allowed: 'all', oneClick: [] },
  publishPage: true,
  followLimit: 5_000,
  ticketSeconds: 300,
  proxies: 0,
  rateLimits: { reading: 1e9, publishing: 1e9, following: 1e9 },
  ...overrides,
});

/** Starts one, and waits until it listens. @throws {Error} It ended instead; what it said. */
export async function startProcess(config: GatewayConfig): Promise<GatewayProcess> {
  const child = fork(entry, [JSON.stringify(config)], {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(-20_000)));
  }
  const ended = once(child, 'exit');
  const url = await Promise.race([urlOf(child), ended.then(() => undefined)]);
  if (url === undefined) throw new Error(`A gateway’s process ended at its start:\n${said}`);
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    ask: (path, init) => fetch(new URL(path, url), init),
    dieAfter(steps) {
      // It may be dead by now, and needs no telling.
      if (child.connected) child.send({ dieAfterSteps: steps }, () => undefined);
    },
    kill: () => void child.kill('SIGKILL'),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
    ended,
    isAlive,
    log: () => said,
  };
}

async function urlOf(child: ChildProcess): Promise<string> {
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return url;
}
