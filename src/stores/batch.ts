import { toNetworkError } from '../core/errors.js';
import type { Account, AccountRef } from '../core/model.js';
import { networkOf } from '../core/network.js';
import { io } from './io.js';
import { stores } from './stores.js';

interface Job {
  readonly ref: AccountRef;
  readonly signal: AbortSignal;
  readonly resolve: (account: Account) => void;
  readonly reject: (error: unknown) => void;
}

/** For how long an account that nobody wants yet keeps the request alive that it came along in. */
const FILLED_UP_MS = 2_000;

const queues = new Map<string, Job[]>();

/**
 * Loads an account together with all others of its network that are asked for in the same turn, in as few requests as the
 * network allows. Where a request has room, those that widgets further down wait for come along.
 */
export function loadTogether(ref: AccountRef, signal: AbortSignal): Promise<Account> {
  return new Promise((resolve, reject) => {
    let queue = queues.get(ref.network);
    if (!queue) {
      queues.set(ref.network, (queue = []));
      setTimeout(sendAll, 0, ref.network, queue, networkOf(ref).batchSize ?? 1);
    }
    queue.push({ ref, signal, resolve, reject });
  });
}

function sendAll(network: string, queue: readonly Job[], size: number): void {
  for (const [key, store] of stores) {
    if (queue.length % size && key.startsWith(`account:${network}:`) && store.lc && store.get().state === 'loading') {
      setTimeout(store.want(), FILLED_UP_MS);
    }
  }
  queues.delete(network);
  const jobs = queue.filter(({ signal }) => !signal.aborted);
  for (let at = 0; at < jobs.length; at += size) void send(jobs.slice(at, at + size));
}

async function send(jobs: readonly Job[]): Promise<void> {
  const together = new AbortController();
  let listening = jobs.length;
  for (const { signal } of jobs) signal.addEventListener('abort', () => --listening || together.abort());
  const answers = await Promise.resolve(jobs.map(({ ref }) => ref))
    .then((refs) => networkOf(refs[0]!).loadAccounts!(refs, io(together.signal)))
    .catch((thrown: unknown) => jobs.map(() => toNetworkError(thrown)));
  jobs.forEach(({ resolve, reject }, at) => {
    const answer = answers[at];
    if (!answer || answer instanceof Error) reject(answer);
    else resolve(answer);
  });
}
