#!/usr/bin/env node
import { clientMetadataCommand, help } from './client-metadata.js';
import { UsageError } from './usage-error.js';

/** Status of the process where the command was wrong. */
const WRONG = 2;

try {
  const [command, ...args] = process.argv.slice(2);
  if (command === undefined || command === '--help' || command === '-h') {
    process.stdout.write(help);
  } else if (command === 'client-metadata') {
    const { text, note } = clientMetadataCommand(args);
    process.stdout.write(text);
    // What is written to a file is the document alone.
    if (note !== undefined) process.stderr.write(note);
  } else {
    throw new UsageError(`“${command}” is not a command.`);
  }
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\nnpx magpie-widgets --help says what there is.\n`);
  process.exitCode = WRONG;
}
