import type { Account, AccountRef } from '../core/model.js';
import { networkOf } from '../core/network.js';
import { io } from './io.js';

interface Job {
  readonly ref: AccountRef;
  readonly signal: AbortSignal;
  readonly resolve: (account: Account) => void;
  readonly reject: (error: unknown) => void;
}

/** Asked, before the requests go out, to add accounts until they are full. */
type FillUp = (network: string, full: () => boolean) => void;

const queues = new Map<string, Job[]>();

/**
 * Loads an account together with all others of its network that are asked for in the same turn, in as few requests as the
 * network allows.
 */
export function loadTogether(ref: AccountRef, signal: AbortSignal, fillUp: FillUp): Promise<Account> {
  return new Promise((resolve, reject) => {
    let queue = queues.get(ref.network);
    if (!queue) {
      queues.set(ref.network, (queue = []));
      setTimeout(sendAll, 0, ref.network, queue, networkOf(ref).batchSize ?? 1, fillUp);
    }
    queue.push({ ref, signal, resolve, reject });
  });
}

function sendAll(network: string, queue: readonly Job[], size: number, fillUp: FillUp): void {
  fillUp(network, () => queue.length % size === 0);
  queues.delete(network);
  const jobs = queue.filter(({ signal }) => !signal.aborted);
  for (let at = 0; at < jobs.length; at += size) void send(jobs.slice(at, at + size));
}

async function send(jobs: readonly Job[]): Promise<void> {
  const together = new AbortController();
  let listening = jobs.length;
  for (const { signal } of jobs) signal.addEventListener('abort', () => --listening || together.abort());
  const refs = jobs.map(({ ref }) => ref);
  let answers: readonly (Account | Error)[] = [];
  let failure: unknown;
  try {
    answers = await networkOf(refs[0]!).loadAccounts!(refs, io(together.signal));
  } catch (thrown) {
    failure = thrown;
  }
  jobs.forEach(({ resolve, reject }, at) => {
    const answer = answers[at] ?? failure;
    if (!answer || answer instanceof Error) reject(answer);
    else resolve(answer as Account);
  });
}
