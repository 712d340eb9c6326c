import { createHash } from 'node:crypto';
import { MAX_ITEMS, MAX_LINE, type FeedItem } from './feed.js';

/** An item as it stands in a feed. */
export interface ItemDraft extends Omit<FeedItem, 'id'> {
  /** What the feed gives as its id. */
  readonly id: string | undefined;
  /** Its address as it is written, secure or not; an id where it has no other. */
  readonly address: string | undefined;
}

/**
 * Each item once, newest first, as many as are kept. An id that the feed gives twice is one item; items without an id are as
 * many as they are, also where they share an address. Items without a date stay behind the one they stand behind: a feed that
 * has no dates keeps its order.
 */
export function newestFirst(drafts: readonly ItemDraft[]): readonly FeedItem[] {
  const unique = new Map<string, FeedItem>();
  const same = new Map<string, number>();
  for (const { id: given, address, ...draft } of drafts) {
    let id = short(given?.trim() ?? '') || short(address?.trim() ?? '') || made(draft);
    if (!given && unique.has(id)) {
      id = made(draft);
      const before = same.get(id) ?? 0;
      same.set(id, before + 1);
      if (before > 0 || unique.has(id)) id = `${id}.${before + 2}`;
    }
    if (!unique.has(id)) unique.set(id, { id, ...draft });
  }
  let before = Infinity;
  const dated = [...unique.values()].map((item) => {
    before = item.publishedAt ?? item.updatedAt ?? before;
    return { item, at: before };
  });
  return dated
    .sort((a, b) => (a.at === b.at ? 0 : b.at - a.at))
    .map(({ item }) => item)
    .slice(0, MAX_ITEMS);
}

/** An id that is too long is as good when it is hashed. */
const short = (id: string): string => (id.length <= MAX_LINE ? id : hashed(id));

const made = ({ url, title, summary, content, publishedAt }: Omit<FeedItem, 'id'>): string =>
  hashed(JSON.stringify([url, title, summary ?? content, publishedAt]));

const hashed = (text: string): string => `sha256:${createHash('sha256').update(text).digest('base64url')}`;
