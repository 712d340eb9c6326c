import { toLines } from './lines.js';
import { countOr, fieldsOf, objects, type Wire } from './read.js';
import type { RichText, Segment } from './rich-text.js';
import { safeUrl } from './url.js';

const SITE = 'https://bsky.app/';

/**
 * Text of the AT Protocol with its facets. A facet that overlaps one before it, lies outside of the text, cuts a character
 * in two or says nothing that is known leaves plain text. Never throws.
 * @param facets As in the record; anything else is no facets.
 * @see https://atproto.com/lexicons/app-bsky-richtext#appbskyrichtextfacet
 */
export function toRichText(text: string, facets: unknown): RichText {
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const cut = (from: number, to?: number): string => decoder.decode(bytes.subarray(from, to));
  // A byte 10xxxxxx goes on with a character. Source: RFC 3629 §3.
  const isInside = (offset: number): boolean => bytes[offset]! >> 6 === 2;

  const segments: (Segment | RichText)[] = [];
  let at = 0;
  for (const { start, end, features } of objects(facets)
    .map(toRange)
    .sort((a, b) => a.start - b.start)) {
    if (!(start >= at && start < end && end <= bytes.length) || isInside(start) || isInside(end)) continue;
    const segment = features.map((feature) => toSegment(cut(start, end), feature)).find(Boolean);
    if (!segment) continue;
    segments.push(toLines(cut(at, start)), segment);
    at = end;
  }
  return [...segments, toLines(cut(at))].flat();
}

/** The hashtags of facets, as written. */
export function tagsOf(facets: unknown): readonly unknown[] {
  return objects(facets).flatMap((facet) => objects(facet.features).map(({ tag }) => tag));
}

function toRange({ index, features }: Wire): { start: number; end: number; features: readonly Wire[] } {
  const { byteStart, byteEnd } = fieldsOf(index);
  return { start: countOr(byteStart) ?? -1, end: countOr(byteEnd) ?? -1, features: objects(features) };
}

function toSegment(text: string, { uri, did, tag }: Wire): Segment | undefined {
  let type: 'link' | 'mention' | 'tag' = 'link';
  let address = uri;
  if (typeof did === 'string') {
    type = 'mention';
    address = `${SITE}profile/${did}`;
  } else if (typeof tag === 'string') {
    type = 'tag';
    // Only what would end the path is encoded here: `encodeURIComponent` throws at half a surrogate pair.
    address = `${SITE}hashtag/${tag.replace(/[%/?#\\]/g, encodeURIComponent)}`;
  }
  const url = safeUrl(address);
  return url ? { type, text, url } : undefined;
}
