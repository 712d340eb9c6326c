import type { AccountRow } from '../accounts/account-store.js';
import { ProblemError } from '../http/problem.js';
import { picturesOf } from '../pictures/picture-store.js';
import type { Services } from '../services.js';
import { readChange, readDraft, type PostChange, type PostDraft } from './post-draft.js';
import { isPostId, newPostId } from './post-id.js';
import { toPictures, type PostRow } from './post-row.js';

/** How many posts of an account may be pinned; a cursor names them all. */
export const MAX_PINNED = 4;

/** What is not said by a post, so that a change of it is no new wording. */
const SILENT: readonly string[] = ['pinned', 'publishAt'];

/**
 * @param within A transaction that holds the account.
 * @throws {ProblemError} invalid-request, picture-unknown.
 */
export async function createPost(within: Services, account: AccountRow, draft: PostDraft): Promise<PostRow> {
  const now = within.now();
  const post: PostRow = {
    ...readDraft(draft, now),
    id: newPostId(now),
    account_id: account.id,
    created_at: now,
    updated_at: null,
  };
  await checkPost(within, post);
  await within.database.insertInto('post').values(post).execute();
  return post;
}

/**
 * A post whose time is moved into the future is not public until then.
 * @param within A transaction that holds the account.
 * @throws {ProblemError} not-found, invalid-request, picture-unknown.
 */
export async function changePost(
  within: Services,
  account: AccountRow,
  id: string,
  change: PostChange,
): Promise<PostRow> {
  const before = isPostId(id)
    ? await within.database
        .selectFrom('post')
        .selectAll()
        .where('id', '=', id)
        .where('account_id', '=', account.id)
        .executeTakeFirst()
    : undefined;
  if (!before) throw noPost();
  const content = readChange(before, change);
  const reworded = Object.keys(change).some((name) => !SILENT.includes(name));
  const edit = { ...content, updated_at: reworded ? within.now() : before.updated_at };
  const post: PostRow = { ...before, ...edit };
  await checkPost(within, post);
  await within.database.updateTable('post').set(edit).where('id', '=', id).execute();
  return post;
}

/**
 * @param within A transaction that holds the account.
 * @throws {ProblemError} not-found.
 */
export async function deletePost({ database }: Services, account: AccountRow, id: string): Promise<void> {
  const { numDeletedRows } = await database
    .deleteFrom('post')
    .where('id', '=', isPostId(id) ? id : '')
    .where('account_id', '=', account.id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw noPost();
}

async function checkPost(within: Services, post: PostRow): Promise<void> {
  const ids = toPictures(post).map(({ id }) => id);
  const known = await picturesOf(within, post.account_id, ids);
  const errors = ids.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: `/pictures/${index}/id`, detail: 'was not uploaded to this account' }],
  );
  if (errors.length > 0) {
    throw new ProblemError('picture-unknown', 'Upload the picture to this account first.', { errors });
  }
  if (post.pinned === 1) await checkPinned(within, post);
}

async function checkPinned({ database }: Services, { id, account_id }: PostRow): Promise<void> {
  const { others } = await database
    .selectFrom('post')
    .select(({ fn }) => fn.countAll<number>().as('others'))
    .where('account_id', '=', account_id)
    .where('pinned', '=', 1)
    .where('id', '!=', id)
    .executeTakeFirstOrThrow();
  if (others < MAX_PINNED) return;
  throw new ProblemError('invalid-request', `At most ${MAX_PINNED} posts can be pinned. Unpin another one first.`, {
    errors: [{ pointer: '/pinned', detail: `is true for ${MAX_PINNED} other posts` }],
  });
}

const noPost = (): ProblemError => new ProblemError('not-found', 'There is no such post of this account.');
