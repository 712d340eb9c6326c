import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { compileProgram } from './compile-program.js';

const program = await compileProgram(new URL('../../../src/gateway/cli.ts', import.meta.url));

/** How a command is run. */
export interface CommandOptions {
  /** Its working folder. */
  readonly folder: string;
  /** All of its environment, beside what finds Node. */
  readonly env?: Readonly<Record<string, string>>;
}

/** `magpie-gateway`, running. */
export interface RunningCommand {
  readonly child: ChildProcess;
  /** Resolves with the first line of standard output that holds a text; rejects when the command ends before. */
  readonly line: (text: string) => Promise<string>;
  readonly ended: Promise<EndedCommand>;
}

export interface EndedCommand {
  /** `null`: a signal ended it. */
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts `magpie-gateway` from its source. */
export function startCommand(args: readonly string[], { folder, env = {} }: CommandOptions): RunningCommand {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = once(child, 'close').then(([status]) => ({ status: status as number | null, out, err }));
  return {
    child,
    ended,
    async line(text) {
      const found = (): string | undefined => out.split('\n').find((line) => line.includes(text));
      for (;;) {
        const line = found();
        if (line !== undefined) return line;
        const end = await Promise.race([once(child.stdout, 'data').then(() => undefined), ended]);
        if (end && found() === undefined) throw new Error(`It ended without saying “${text}”:\n${end.out}${end.err}`);
      }
    },
  };
}

/** Runs `magpie-gateway` to its end. */
export const runCommand = (args: readonly string[], options: CommandOptions): Promise<EndedCommand> =>
  startCommand(args, options).ended;
