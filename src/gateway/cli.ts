#!/usr/bin/env node
import './cli/no-proto.js';
import { parseArgs } from 'node:util';
import { help } from './cli/help.js';
import { UsageError } from './cli/usage-error.js';
import { ConfigError } from './config/config-error.js';
import { StartError } from './config/start-error.js';
import { ProblemError } from './http/problem.js';
import { version } from './package.json';

const OPTIONS = {
  config: { type: 'string' },
  data: { type: 'string' },
  label: { type: 'string' },
  account: { type: 'string' },
  repair: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** Status of the process where the command was wrong, or the configuration. */
const WRONG = 2;

/** Loads what a command needs for it alone: a wrong command, or `--help`, needs no database and no picture library. */
async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [command = 'serve', ...words] = positionals;
  const sources = { env: process.env, configFile: values.config, dataFile: values.data };
  refuseOthers(command, values);
  if (values.help) say(help);
  else if (values.version) say(`${version}\n`);
  else if (command === 'token') {
    const { tokenCommand } = await import('./cli/token-command.js');
    const { text, note } = await tokenCommand(sources, { words, label: values.label, account: values.account });
    say(text);
    if (note !== undefined) process.stderr.write(note);
  } else if (command === 'check' && words.length === 0) {
    const { checkCommand } = await import('./cli/check-command.js');
    const { text, sound } = await checkCommand(sources, values.repair ?? false);
    say(text);
    if (!sound) process.exitCode = 1;
  } else if (command === 'serve' && words.length === 0) {
    const { serveCommand } = await import('./cli/serve-command.js');
    await serveCommand(sources);
  } else throw new UsageError(`“${positionals.join(' ')}” is not a command.`);
}

/** An option that a command does not know would do nothing, and its user would not know. */
function refuseOthers(command: string, values: { label?: string; account?: string; repair?: boolean }): void {
  const foreign = [
    ...(command === 'token' ? [] : (['label', 'account'] as const)),
    ...(command === 'check' ? [] : (['repair'] as const)),
  ].find((name) => values[name] !== undefined);
  if (foreign !== undefined) throw new UsageError(`“${command}” has no option --${foreign}.`);
}

const say = (text: string): void => void process.stdout.write(text);

function isWrong(error: unknown): boolean {
  return error instanceof UsageError || error instanceof ConfigError || isParseError(error);
}

/** Node's, for an option that it does not know or that has no value. */
const isParseError = (error: unknown): error is Error =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

function toSentence(error: unknown): string {
  if (error instanceof UsageError || isParseError(error))
    return `${error.message}\nmagpie-gateway --help says what there is.`;
  if ([ConfigError, StartError, ProblemError].some((kind) => error instanceof kind)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${toSentence(error)}\n`);
  process.exitCode = isWrong(error) ? WRONG : 1;
}
