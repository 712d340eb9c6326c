import { NetworkError } from '../core/errors.js';
import type { Account, AccountRef } from '../core/model.js';
import { networkOf } from '../core/network.js';
import { io } from './io.js';

interface Job {
  readonly ref: AccountRef;
  readonly signal: AbortSignal;
  readonly resolve: (account: Account) => void;
  readonly reject: (error: unknown) => void;
}

const queues = new Map<string, Job[]>();

/**
 * Loads an account together with all others of its network that are asked for in the same turn, in as few requests as the
 * network allows.
 * @param fillUp Asked, before the requests go out, to add accounts until they are full.
 */
export function loadTogether(
  ref: AccountRef,
  signal: AbortSignal,
  fillUp: (network: string, full: () => boolean) => void,
): Promise<Account> {
  return new Promise((resolve, reject) => {
    const job = { ref, signal, resolve, reject };
    const waiting = queues.get(ref.network);
    if (waiting) {
      waiting.push(job);
      return;
    }
    const queue = [job];
    queues.set(ref.network, queue);
    setTimeout(() => {
      const size = networkOf(ref).batchSize ?? 1;
      fillUp(ref.network, () => queue.length % size === 0);
      queues.delete(ref.network);
      const jobs = queue.filter((queued) => !queued.signal.aborted);
      for (let at = 0; at < jobs.length; at += size) void send(jobs.slice(at, at + size));
    });
  });
}

async function send(jobs: readonly Job[]): Promise<void> {
  const batch = new AbortController();
  let listening = jobs.length;
  for (const { signal } of jobs) {
    signal.addEventListener('abort', () => {
      if (!--listening) batch.abort();
    });
  }
  try {
    const { loadAccounts } = networkOf(jobs[0]!.ref);
    const answers = await loadAccounts!(
      jobs.map(({ ref }) => ref),
      io(batch.signal),
    );
    jobs.forEach(({ resolve, reject }, at) => {
      const answer = answers[at] ?? new NetworkError('bad-response', 'An account is missing');
      if (answer instanceof Error) reject(answer);
      else resolve(answer);
    });
  } catch (thrown) {
    for (const { reject } of jobs) reject(thrown);
  }
}
