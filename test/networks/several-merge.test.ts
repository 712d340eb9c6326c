import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { NetworkError } from '../../src/core/errors.js';
import type { AccountRef, Post, PostPage, PostQuery } from '../../src/core/model.js';
import { registerNetwork, type Io } from '../../src/core/network.js';
import { loadPosts } from '../../src/networks/several/posts.js';
import { samplePost, text } from '../support/samples.js';

/** What an account has posted, and how its server gives it out. */
interface Member {
  /** Minutes, newest first. */
  readonly times: readonly number[];
  /** Posts a page at most; an answer may also hold none and lead on. */
  readonly pageSize: number;
  readonly emptyPages: boolean;
  /** Of its requests one after the other: whether it fails. After the last one it answers. */
  readonly failures: readonly boolean[];
}

const START = Date.parse('2026-03-01T00:00:00Z');

let histories: readonly { posts: readonly Post[]; member: Member; asked: number }[] = [];

/** Which account does not answer yet, and until when. */
let slow: { readonly id: string; readonly answer: Promise<void> } | undefined;

/** A network whose cursors say behind which post to go on, so that newer posts move nothing. */
registerNetwork({
  id: 'merged',
  label: 'Merged',
  parse: () => undefined,
  handle: ({ id }) => id,
  profileUrl: ({ id }) => `https://merged.example/${id}`,
  async loadPosts({ id }, { limit }, cursor): Promise<PostPage> {
    if (id === slow?.id) await slow.answer;
    const history = histories[Number(id)]!;
    const { posts, member } = history;
    if (member.failures[history.asked++]) throw new NetworkError('unreachable', 'No answer');
    const [after, skipped] = cursor?.split(' ') ?? [];
    // Behind a post that may be gone by now.
    const from = after ? posts.filter(({ replies }) => replies! >= Number(after)).length : 0;
    if (member.emptyPages && skipped === undefined && from) return { posts: [], cursor: `${after} skipped` };
    const page = posts.slice(from, from + Math.min(limit, member.pageSize));
    return { posts: page, cursor: from + page.length < posts.length ? `${page.at(-1)!.replies}` : undefined };
  },
});

function toPosts({ times }: Member, at: number): readonly Post[] {
  return times.map((time, index) =>
    samplePost({
      id: `${at}.${index}`,
      url: `https://merged.example/${at}/${index}`,
      createdAt: new Date(START + time * 60_000).toISOString(),
      text: text(`${at}.${index}`),
      // Its place in its history, for cursors.
      replies: -index,
    }),
  );
}

const io = { signal: new AbortController().signal } as Io;

function query(limit: number): PostQuery {
  return { limit, noReplies: false, noReposts: false, mediaOnly: false, tags: [], languages: [] };
}

/** Reads all pages. @param forgetful Reads each by the cursor alone, as after a visitor has come back. */
async function readAll(
  members: readonly Member[],
  limit: number,
  forgetful: boolean,
  between: () => void = () => {},
): Promise<readonly (readonly Post[])[]> {
  histories = members.map((member, at) => ({ posts: toPosts(member, at), member, asked: 0 }));
  const ref: AccountRef = {
    network: 'several',
    host: '',
    id: '',
    members: members.map((_, at) => ({ network: 'merged', host: '', id: `${at}` })),
  };
  const pages: (readonly Post[])[] = [];
  let cursor: string | undefined;
  for (let asked = 0; asked < 400; asked++) {
    const id = forgetful ? `${Math.random()}` : 'all';
    try {
      const page = await loadPosts({ ...ref, id }, query(limit), cursor, io);
      pages.push(page.posts);
      cursor = page.cursor;
      if (!cursor) return pages;
      expect(cursor.length).to.be.below(8_000);
    } catch (error) {
      // Nobody answered: the visitor tries again.
      expect((error as NetworkError).code).to.equal('unreachable');
    }
    between();
  }
  throw new Error('It has no end');
}

const member = (failures: fc.Arbitrary<boolean[]>): fc.Arbitrary<Member> =>
  fc.record({
    times: fc
      .array(fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40_000 })), { maxLength: 30 })
      .map((times) => times.sort((one, other) => other - one)),
    pageSize: fc.integer({ min: 1, max: 12 }),
    emptyPages: fc.boolean(),
    failures,
  });

const noFailure = fc.constant<boolean[]>([]);
const anyFailures = fc.array(fc.boolean(), { maxLength: 8 });
const limits = fc.integer({ min: 1, max: 40 });

const timeOf = ({ createdAt }: Post): number => Date.parse(createdAt);
const isInOrder = (posts: readonly Post[]): boolean =>
  posts.every((post, at) => !at || timeOf(posts[at - 1]!) >= timeOf(post));
/** As the stores know a post again. */
const idsOf = (posts: readonly Post[]): readonly string[] => posts.map(({ id }) => id);
const allIds = (members: readonly Member[]): readonly string[] =>
  members.flatMap((one, at) => toPosts(one, at).map(({ id }) => `${at} ${id}`));

describe('the posts of several accounts as one', () => {
  it('are each given once and in order, however unevenly they come and however many are asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(member(noFailure), { minLength: 1, maxLength: 6 }),
        limits,
        fc.boolean(),
        async (members, limit, forgetful) => {
          const pages = await readAll(members, limit, forgetful);
          expect(idsOf(pages.flat())).to.have.members(allIds(members));
          expect(isInOrder(pages.flat())).to.equal(true);
          expect(pages.every(({ length }) => length <= limit)).to.equal(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are each given once, in order on each page, whoever fails and comes back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(member(anyFailures), { minLength: 1, maxLength: 4 }),
        limits,
        fc.boolean(),
        async (members, limit, forgetful) => {
          const pages = await readAll(members, limit, forgetful);
          expect(idsOf(pages.flat())).to.have.members(allIds(members));
          expect(pages.every(isInOrder)).to.equal(true);
          members.forEach((_, at) => {
            expect(isInOrder(pages.flat().filter(({ id }) => id.startsWith(`${at} `)))).to.equal(true);
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are all given, though newer ones arrive and others are deleted while somebody reads', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(member(noFailure), { minLength: 1, maxLength: 4 }),
        limits,
        fc.boolean(),
        async (members, limit, forgetful) => {
          let arrived = 0;
          const deleted = new Set<string>();
          const pages = await readAll(members, limit, forgetful, () => {
            histories.forEach((history, at) => {
              const news = Array.from({ length: 3 }, () =>
                samplePost({
                  id: `new ${++arrived}`,
                  createdAt: new Date(START + 9e9 + arrived).toISOString(),
                  replies: arrived,
                }),
              ).reverse();
              const gone = history.posts[arrived % 7];
              if (gone) deleted.add(`${at} ${gone.id}`);
              histories = histories.map((one) =>
                one === history ? { ...one, posts: [...news, ...one.posts.filter((post) => post !== gone)] } : one,
              );
            });
          });
          const ids = idsOf(pages.flat());
          const stayed = allIds(members).filter((id) => !deleted.has(id));
          expect(ids).to.include.members([...stayed]);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('come without a slow account, and in the rest as if it had been fast, with no gap behind either', async function () {
    // Each page waits for the slow one for a while.
    this.timeout(20_000);
    await fc.assert(
      fc.asyncProperty(
        fc
          .array(member(noFailure), { minLength: 2, maxLength: 6 })
          .filter(([, ...fast]) => fast.some(({ times }) => times.length)),
        fc.integer({ min: 1, max: 10 }),
        async (members, limit) => {
          const whole = await readAll(members, limit, true);
          histories = members.map((one, at) => ({ posts: toPosts(one, at), member: one, asked: 0 }));
          const ref: AccountRef = {
            network: 'several',
            host: '',
            id: `${Math.random()}`,
            members: members.map((_, at) => ({ network: 'merged', host: '', id: `${at}` })),
          };
          let answer = (): void => {};
          slow = { id: '0', answer: new Promise((resolve) => (answer = resolve)) };
          const early = await loadPosts(ref, query(limit), undefined, io);
          expect(idsOf(early.posts).some((id) => id.startsWith('0 '))).to.equal(false);
          answer();
          slow = undefined;
          const late = await early.rest!;
          expect(idsOf(late.posts)).to.deep.equal(idsOf(whole[0]!));
          // Who reads on from the page without it gets all of it later, and everything else once.
          const ids = [...idsOf(early.posts)];
          for (let { cursor } = early; cursor;) {
            const page = await loadPosts(ref, query(limit), cursor, io);
            ids.push(...idsOf(page.posts));
            ({ cursor } = page);
          }
          expect(ids).to.have.members(allIds(members));
        },
      ),
      { numRuns: 8 },
    );
  });
});
