import { fork } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const pinned = process.platform === 'linux' && availableParallelism() > 1 && hasTaskset();

function hasTaskset() {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The core that what is measured runs on, and the one of whoever asks. */
export const CORES = { server: 0, client: 1 };

/**
 * A process of this folder that answers messages, one at a time.
 * @param {string} file @param {unknown} config What it is told at its start. @param {{ core?: number, execArgv?: string[], env?: object }} [options]
 */
export async function startChild(file, config, { core, execArgv = [], env = {} } = {}) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(config)], {
    execArgv,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  if (pinned && core !== undefined)
    execFileSync('taskset', ['-a', '-c', '-p', `${core}`, `${child.pid}`], { stdio: 'ignore' });
  const waiting = [];
  child.on('message', (message) => waiting.shift()?.resolve(message));
  child.once('exit', (code) => waiting.forEach(({ reject }) => reject(new Error(`${file} ended with ${code}.`))));
  const next = () => new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  const started = await next();
  return {
    ...started,
    pid: child.pid,
    /** Asks it something, and waits for the answer. */
    ask(message) {
      const answer = next();
      child.send(message);
      return answer;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** For such a process: says that it is ready, and answers. @param {object} ready @param {(message: any) => unknown} answer */
export function answerParent(ready, answer) {
  process.on('message', async (message) => {
    try {
      process.send(await answer(message));
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  });
  // Whoever measures is gone, so is this.
  process.on('disconnect', () => process.exit());
  process.on('SIGINT', () => process.exit());
  process.send(ready);
}
