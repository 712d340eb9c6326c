import { createHash } from 'node:crypto';
import type { Insertable, Kysely } from 'kysely';
import type { Database, PictureTable } from '../database/schema.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { GateFullError } from './gate.js';
import { PICTURE_SIDES_PX, type PictureSize } from './picture-url.js';
import { PictureError, reEncode } from './re-encode.js';

/** An uploaded picture, without its bytes. */
export interface StoredPicture {
  readonly id: string;
  /** Of the full one, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Of the preview, in pixels. */
  readonly previewWidth: number;
}

/** What is made of a file, to be stored. */
export interface PreparedPicture {
  readonly id: string;
  /** `undefined`: it was stored before. */
  readonly made: Omit<Insertable<PictureTable>, 'id' | 'created_at'> | undefined;
}

/**
 * Makes a picture of a file. The id is of the file's content: the same file is the same picture, however often and by whomever
 * it is uploaded, and what its address shows never changes.
 * @throws {ProblemError} picture-refused; unavailable where too many are being worked on.
 */
export async function preparePicture({ database }: Services, bytes: Uint8Array): Promise<PreparedPicture> {
  const id = createHash('sha256').update(bytes).digest('base64url').slice(0, 32);
  return { id, made: (await findPicture(database, id)) ? undefined : await madeOf(bytes) };
}

/**
 * Stores a picture for an account; once, however often.
 * @param within A transaction that holds the account.
 */
export async function storePicture(
  { database, now }: Services,
  accountId: string,
  { id, made }: PreparedPicture,
): Promise<StoredPicture> {
  if (made) {
    await database
      .insertInto('picture')
      .values({ id, ...made, created_at: now() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
  const stored = await findPicture(database, id);
  // The last account that had it was deleted since it was found.
  if (!stored) throw new ProblemError('unavailable', 'Send it again.', { headers: { 'retry-after': '1' } });
  await database
    .insertInto('account_picture')
    .values({ account_id: accountId, picture_id: id })
    .onConflict((conflict) => conflict.columns(['account_id', 'picture_id']).doNothing())
    .execute();
  return stored;
}

/** Those of the pictures that were uploaded to an account, by id. */
export async function picturesOf(
  { database }: Pick<Services, 'database'>,
  accountId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredPicture>> {
  if (ids.length === 0) return new Map();
  const rows = await database
    .selectFrom('account_picture')
    .innerJoin('picture', 'picture.id', 'account_picture.picture_id')
    .select(['picture.id', 'width', 'height', 'preview_width as previewWidth'])
    .where('account_id', '=', accountId)
    .where('picture.id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The bytes of a picture: WebP. `undefined`: there is none of this id. */
export async function readPicture(
  { database }: Pick<Services, 'database'>,
  id: string,
  size: PictureSize,
): Promise<Buffer | undefined> {
  const row = await database.selectFrom('picture').select(size).where('id', '=', id).executeTakeFirst();
  return row?.[size];
}

async function findPicture(database: Kysely<Database>, id: string): Promise<StoredPicture | undefined> {
  return database
    .selectFrom('picture')
    .select(['id', 'width', 'height', 'preview_width as previewWidth'])
    .where('id', '=', id)
    .executeTakeFirst();
}

async function madeOf(bytes: Uint8Array): Promise<PreparedPicture['made']> {
  try {
    const [full, preview] = await reEncode(bytes, [PICTURE_SIDES_PX.full, PICTURE_SIDES_PX.preview]);
    return {
      width: full!.width,
      height: full!.height,
      full: full!.bytes,
      preview: preview!.bytes,
      preview_width: preview!.width,
    };
  } catch (error) {
    if (error instanceof PictureError) throw new ProblemError('picture-refused', error.message, { cause: error });
    if (!(error instanceof GateFullError)) throw error;
    throw new ProblemError('unavailable', 'Too many pictures are being worked on; send it again in a few seconds.', {
      headers: { 'retry-after': '5' },
      cause: error,
    });
  }
}
