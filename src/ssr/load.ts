import { NetworkError, toNetworkError } from '../core/errors.js';
import type { Account, PostPage } from '../core/model.js';
import { networkOf, type Io } from '../core/network.js';
import { loadPage } from '../stores/post-pages.js';
import type { Page, Want } from './page.js';

const asked = new WeakSet<Want<unknown>>();

/** Asks for all that widgets want and that nobody has asked for, in as few requests as the networks allow. Never fails. */
export async function loadWanted(page: Page, io: Io): Promise<void> {
  const wants = [...page.wants.values()].filter((want) => !asked.has(want));
  for (const want of wants) asked.add(want);
  const accounts = wants.filter(({ query }) => !query) as Want<Account>[];
  const networks = [...new Set(accounts.map(({ ref }) => ref.network))];
  const batches = networks.flatMap((network) => inBatches(accounts.filter(({ ref }) => ref.network === network)));
  await Promise.all([
    ...wants.filter(({ query }) => query).map((want) => loadPosts(want as Want<PostPage>, io)),
    ...batches.map((batch) => loadAccounts(batch, io)),
  ]);
}

function inBatches(wants: readonly Want<Account>[]): readonly (readonly Want<Account>[])[] {
  const size = networkOf(wants[0]!.ref).batchSize ?? 1;
  return Array.from({ length: Math.ceil(wants.length / size) }, (_, at) => wants.slice(at * size, (at + 1) * size));
}

async function loadAccounts(wants: readonly Want<Account>[], io: Io): Promise<void> {
  const refs = wants.map(({ ref }) => ref);
  const answers = await inTime(() => networkOf(refs[0]!).loadAccounts!(refs, io), io.signal).catch((thrown: unknown) =>
    refs.map(() => toNetworkError(thrown)),
  );
  wants.forEach((want, at) => settle(want, answers[at] ?? new NetworkError('not-found', `No answer for ${want.key}`)));
}

async function loadPosts(want: Want<PostPage>, { signal }: Io): Promise<void> {
  const page = await inTime(async () => {
    const first = await loadPage(want.ref, want.query!, undefined, signal);
    const { rest: _, ...whole } = (await first.rest) ?? first;
    return whole;
  }, signal).catch(toNetworkError);
  settle(want, page);
}

function settle<T extends object>(want: Want<T>, answer: T | Error): void {
  want.remote =
    answer instanceof Error
      ? { state: 'failed', error: toNetworkError(answer) }
      : { state: 'ready', value: answer, at: Date.now(), changing: false, error: undefined };
}

/** An adapter that does not listen to its signal holds up nobody. */
async function inTime<T>(load: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const ended = (): NetworkError => {
    const isLate = (signal.reason as Error).name === 'TimeoutError';
    return new NetworkError(isLate ? 'timeout' : 'unreachable', 'Rendering was over first.', { cause: signal.reason });
  };
  if (signal.aborted) throw ended();
  return Promise.race([
    load(),
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(ended()), { once: true })),
  ]);
}
