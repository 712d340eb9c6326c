import { NetworkError } from '../../src/core/errors.js';
import type { Account, AccountRef, Post } from '../../src/core/model.js';
import { registerNetwork, type Network } from '../../src/core/network.js';
import { everyKind, HOSTILE, hostilePosts, longPosts, manyPosts, rightToLeftPosts } from './fake-posts.js';
import { sampleAccount, text } from './samples.js';

/** What an account of the network is like: an answer, an error, or no answer at all. */
interface Fake {
  readonly account: Partial<Account>;
  /** Newest first; made anew for each request, as an answer is. */
  readonly posts: () => readonly Post[];
}

/** Accounts by id; a test adds its own. */
export const fakes = new Map<string, Fake | NetworkError | 'silent'>([
  ['ann', { account: {}, posts: everyKind }],
  ['many', { account: {}, posts: () => manyPosts(50) }],
  [
    'empty',
    { account: { bio: [], fields: [], bannerUrl: undefined, avatarUrl: undefined, posts: 0 }, posts: () => [] },
  ],
  [
    'long',
    {
      account: {
        name: text('The Society for the Preservation of Rivers, Bridges, Mills and All That Depends on Them'),
        handle: '@the-society-for-the-preservation-of-rivers-and-bridges@a-very-long-host-name.social.example',
        bio: text(`Nothing is cut. ${'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'.repeat(4)}`),
        followers: 123_456_789,
      },
      posts: longPosts,
    },
  ],
  [
    'rtl',
    {
      account: { name: text('استوديو النهر'), handle: '@nahr.example', bio: text('ورق وضوء وجسور؛ عمل جديد كل جمعة.') },
      posts: rightToLeftPosts,
    },
  ],
  [
    'hostile',
    { account: { name: text(HOSTILE), handle: `@${HOSTILE}`, bio: text(HOSTILE), fields: [] }, posts: hostilePosts },
  ],
  ['slow', 'silent'],
  ['missing', new NetworkError('not-found', 'There is no such account')],
  ['private', new NetworkError('private', 'Only for people who are signed in')],
  ['busy', new NetworkError('rate-limited', 'Asked too often', { retryAfterSeconds: 120 })],
  ['down', new NetworkError('unreachable', 'No answer')],
  ['broken', new NetworkError('bad-response', 'Not what is documented')],
]);

/** What the network was asked for, in order: `posts:ann`, `accounts:ann,long`. */
export const asked: string[] = [];

/** A network without servers. Its accounts are named for the state they are in: `fake:ann` is there, `fake:slow` never. */
export const fake: Network = {
  id: 'fake',
  label: 'Fake',
  batchSize: 10,
  parse(address) {
    const id = /^(?:fake:|https:\/\/fake\.example\/)([\w-]+)$/.exec(address)?.[1];
    return id ? { network: 'fake', host: '', id } : undefined;
  },
  handle: ({ id }) => `@${id}.example`,
  profileUrl: ({ id }) => `https://fake.example/${id}`,
  async loadAccounts(refs, { signal }) {
    asked.push(`accounts:${refs.map(({ id }) => id).join()}`);
    return Promise.all(
      refs.map(async (ref) => {
        const found = await answer(ref, signal).catch((error: unknown) => error as Error);
        return found instanceof Error
          ? found
          : sampleAccount({
              ref,
              handle: `@${ref.id}.example`,
              url: `https://fake.example/${ref.id}`,
              ...found.account,
            });
      }),
    );
  },
  async loadPosts(ref, { limit }, cursor, { signal }) {
    asked.push(`posts:${ref.id}`);
    const { posts } = await answer(ref, signal);
    const start = Number(cursor ?? 0);
    const all = posts();
    return {
      posts: all.slice(start, start + limit),
      cursor: start + limit < all.length ? `${start + limit}` : undefined,
    };
  },
};

async function answer({ id }: AccountRef, signal: AbortSignal): Promise<Fake> {
  const found = fakes.get(id) ?? new NetworkError('not-found', `No account ${id}`);
  if (found === 'silent') {
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  }
  if (found instanceof NetworkError) throw found;
  return found;
}

/** Makes the network known to the page; once is enough, more does no harm. */
export function registerFakeNetwork(): void {
  registerNetwork(fake);
}
