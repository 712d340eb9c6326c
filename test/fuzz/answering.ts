import { NetworkError } from '../../src/core/errors.js';
import type { Io, Network } from '../../src/core/network.js';
import { assertModel } from './assert-drawable.js';

/** Gives one value, and then the end. */
const readerOf = (value: unknown): object => {
  let parts = [value];
  return {
    read: async () => {
      const [part] = parts;
      parts = [];
      return part === undefined ? { done: true } : { value: part, done: false };
    },
    cancel: async () => {},
  };
};

/** As much of an answer as adapters look at: the platform's own streams take longer than all that is tried here. */
const answerOf = (text: string): Response =>
  ({
    ok: true,
    status: 200,
    url: '',
    headers: new Headers(),
    body: {
      getReader: () => readerOf(new TextEncoder().encode(text)),
      pipeThrough: () => ({ getReader: () => readerOf(text) }),
    },
  }) as unknown as Response;

/** The outside world in which every request gets the text that `answer` has for its path. */
export function ioAnswering(answer: (path: string) => string, settings: Io['settings'] = {}): Io {
  return {
    fetch: async (url) => answerOf(answer(new URL(url).pathname)),
    signal: new AbortController().signal,
    settings,
  };
}

const query = { limit: 20, noReplies: false, noReposts: false, mediaOnly: false, tags: [], languages: [] };

/** Loads an account and its posts: what comes has to be drawable, and what is thrown a `NetworkError`. */
export async function loadBoth({ parse, loadAccounts, loadPosts }: Network, address: string, io: Io): Promise<void> {
  const ref = parse(address)!;
  for (const loading of [loadAccounts!([ref], io), loadPosts!(ref, query, undefined, io)]) {
    try {
      const loaded = await loading;
      for (const one of Array.isArray(loaded) ? (loaded as unknown[]) : [loaded]) {
        if (one instanceof Error) throw one;
        assertModel(one);
      }
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
    }
  }
}
