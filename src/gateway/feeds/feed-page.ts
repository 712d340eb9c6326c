import { createHash } from 'node:crypto';
import { ConnectorError } from '../connectors/connector-error.js';
import type { PostQuery } from '../connectors/connector.js';
import type { DatedItem } from './load-feed.js';

/** One page of a feed's items. */
export interface FeedPage {
  readonly items: readonly DatedItem[];
  /** `undefined` on the last page. */
  readonly cursor: string | undefined;
}

/** The contract gives a cursor 200 characters, and an id of a feed may have more. */
const CURSOR = /^(-?\d{1,15})\.([\w-]{22})$/;

/**
 * The cursor names the last item given and its time: what is published meanwhile moves nothing, and where that item is gone,
 * its time says where it was.
 * @param items Newest first.
 * @throws {ConnectorError} invalid-cursor.
 */
export function feedPage(items: readonly DatedItem[], { limit, cursor }: PostQuery): FeedPage {
  const from = cursor === undefined ? 0 : placeAfter(items, cursor);
  const page = items.slice(from, from + limit);
  const last = page.at(-1);
  return {
    items: page,
    cursor: last && from + limit < items.length ? `${last.at}.${nameOf(last)}` : undefined,
  };
}

function placeAfter(items: readonly DatedItem[], cursor: string): number {
  const [, at, name] = CURSOR.exec(cursor) ?? [];
  if (at === undefined) {
    throw new ConnectorError('invalid-cursor', 'The cursor is not one that this gateway gave.');
  }
  const found = items.findIndex((item) => nameOf(item) === name);
  if (found >= 0) return found + 1;
  const older = items.findIndex((item) => item.at < Number(at));
  return older < 0 ? items.length : older;
}

const nameOf = ({ id }: DatedItem): string => createHash('sha256').update(id).digest('base64url').slice(0, 22);
