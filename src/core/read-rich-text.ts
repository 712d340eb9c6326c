import { NetworkError } from './errors.js';
import { isObject, objects, readList, textOr } from './read.js';
import type { RichTag, RichText, Segment } from './rich-text.js';
import { safeUrl } from './url.js';

const TAGS = /^(p|blockquote|ul|ol|li|pre|code|strong|em|del|u|ruby|rt|rp)$/;
const LINKS = /^(link|mention|tag)$/;

/** An honest post nests five deep; what is deeper is not drawn. */
const MAX_DEPTH = 20;

/**
 * Reads text that a server has taken apart already. What is not known, or not safe, becomes the text that it holds: a link
 * to anything but https, an element that remote text may not use, a segment of a newer version.
 * @throws {NetworkError} bad-response, where it is no list of objects.
 */
export function readRichText(value: unknown, what: string): RichText {
  const list = readList(value, what);
  if (!list.every(isObject)) throw new NetworkError('bad-response', `${what} is not a list of segments`);
  return toSegments(list, 0);
}

function toSegments(list: unknown, depth: number): RichText {
  return depth < MAX_DEPTH ? objects(list).flatMap((segment) => toSegment(segment, depth)) : [];
}

function toSegment(segment: Readonly<Record<string, unknown>>, depth: number): RichText {
  const { type, tag, shortcode } = segment;
  const text = textOr(segment.text);
  const url = safeUrl(segment.url);
  if (type === 'break') return [{ type }];
  if (type === 'emoji' && typeof shortcode === 'string') {
    return url
      ? [{ type, shortcode, url, staticUrl: safeUrl(segment.staticUrl) ?? url }]
      : [{ type: 'text', text: `:${shortcode}:` }];
  }
  const children = toSegments(segment.children, depth + 1);
  if (type === 'element' && typeof tag === 'string' && TAGS.test(tag)) {
    return children.length ? [{ type, tag: tag as RichTag, children }] : [];
  }
  if (!text) return children;
  const isLink = url && typeof type === 'string' && LINKS.test(type);
  return [isLink ? ({ type, text, url } as Segment) : { type: 'text', text }];
}
