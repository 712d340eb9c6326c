import assert from 'node:assert/strict';
import type { RichText } from '../../src/core/rich-text.js';
import { safeUrl } from '../../src/core/url.js';
import { everyUrl } from '../networks/walk.js';

const TAGS = /^(?:p|blockquote|ul|ol|li|pre|code|strong|em|del|u|ruby|rt|rp)$/;
const KEYS: Readonly<Record<string, string>> = {
  text: 'text,type',
  break: 'type',
  link: 'text,type,url',
  mention: 'text,type,url',
  tag: 'text,type,url',
  emoji: 'shortcode,staticUrl,type,url',
  element: 'children,tag,type',
};

/** That a text holds only what elements draw: known segments, known tags, safe addresses, no text that is none. */
export function assertRichText(text: RichText): void {
  for (const segment of text) {
    const keys = Object.keys(segment).filter((key) => key !== 'profiles');
    assert.equal(keys.sort().join(), KEYS[segment.type], 'A segment of another shape');
    if ('url' in segment) assert.equal(safeUrl(segment.url), segment.url);
    if ('text' in segment) assert.equal(typeof segment.text, 'string');
    if (segment.type !== 'element') continue;
    assert.match(segment.tag, TAGS);
    assertRichText(segment.children);
  }
}

/** That what an adapter made of an answer is plain data with safe addresses, dates that there are, and texts as above. */
export function assertModel(model: unknown): void {
  for (const [key, url] of everyUrl(model)) assert.equal(safeUrl(url), url, key);
  walk(model, '');
}

function walk(value: unknown, key: string): void {
  if (key === 'createdAt') assert.equal(new Date(String(value)).toISOString(), value);
  if (typeof value !== 'object' || value === null) return;
  assert.ok(
    [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value) as object),
    `${key} is no plain data`,
  );
  if (isRichText(value)) return assertRichText(value);
  for (const [name, part] of Object.entries(value)) walk(part, name);
}

const isRichText = (value: object): value is RichText =>
  Array.isArray(value) && value.length > 0 && typeof (value[0] as { type?: unknown }).type === 'string';
