import { appendFile, mkdir } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../results/gateway.jsonl', import.meta.url));

/** Adds a line to `bench/results/gateway.jsonl`, and shows it. @param {string} scenario @param {object} figures */
export async function record(scenario, figures) {
  const machine = { cpu: cpus()[0]?.model.trim(), cores: availableParallelism(), node: process.version };
  const line = { at: new Date().toISOString(), scenario, ...figures, machine };
  if (process.env.BENCH_RECORD !== 'no') {
    await mkdir(new URL('.', new URL('../results/gateway.jsonl', import.meta.url)), { recursive: true });
    await appendFile(FILE, `${JSON.stringify(line)}\n`);
  }
  console.log(JSON.stringify({ scenario, ...figures }, undefined, 1));
}
