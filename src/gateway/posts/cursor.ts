import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { isPostId } from './post-id.js';

/** Where a page ended, and what its first page had put on top. */
export interface Cursor {
  /** Of the last post; milliseconds since 1970. */
  readonly publishAt: number;
  /** Of the last post. */
  readonly id: string;
  /** Posts that stood on top of the first page, so that they are not repeated, pinned or not by now. */
  readonly pinned: readonly string[];
}

/** As the contract has it: `{time}.{id}.{pinned ids}.{signature}`, at most 187 characters with four pinned posts. */
const CURSOR = /^((-?[0-9a-z]{1,10})\.(\w{26})\.((?:\w{26})*))\.([\w-]{43})$/;

/** Signed for one account, so that it means nothing elsewhere and nobody builds on what it holds. */
export function writeCursor({ keys }: Services, accountId: string, { publishAt, id, pinned }: Cursor): string {
  const text = `${publishAt.toString(36)}.${id}.${pinned.join('')}`;
  return `${text}.${keys.sign('cursor', `${accountId}.${text}`)}`;
}

/** @throws {ProblemError} invalid-cursor: `writeCursor` did not make it for this account. */
export function readCursor({ keys }: Services, accountId: string, cursor: string): Cursor {
  const [, text, time = '', id = '', pinned = '', signature = ''] = CURSOR.exec(cursor) ?? [];
  if (text === undefined || !keys.verify('cursor', `${accountId}.${text}`, signature)) {
    throw new ProblemError(
      'invalid-cursor',
      'Send `cursor` as the page before gave it, for the same account, or leave it out.',
    );
  }
  return { publishAt: parseInt(time, 36), id, pinned: pinned.match(/.{26}/g)?.filter(isPostId) ?? [] };
}
