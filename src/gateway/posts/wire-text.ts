import type { components } from '../../core/gateway-api.js';
import { toLines } from '../../core/lines.js';
import { linkify } from '../../core/linkify.js';
import { plainText, type RichText } from '../../core/rich-text.js';
import { markdownToRichText } from './markdown.js';
import { wireUrl } from './wire-url.js';

type WireText = components['schemas']['RichText'];

/** How many characters of Markdown are kept with what they became: a feed that is read often is taken apart once. */
const KEPT_CHARACTERS = 1_000_000;

const kept = new Map<string, WireText>();
let keptCharacters = 0;

/** Plain text as the contract has it: https addresses are links, and a line end is a break. Never throws. */
export const plainToWire = (text: string): WireText => toWire(linkify(text, ''));

/** The Markdown subset as the contract has it. Never throws. */
export function markdownToWire(text: string): WireText {
  const before = kept.get(text);
  if (before) return before;
  const segments = toWire(markdownToRichText(text));
  kept.set(text, segments);
  keptCharacters += text.length;
  for (const oldest of kept.keys()) {
    if (keptCharacters <= KEPT_CHARACTERS) break;
    kept.delete(oldest);
    keptCharacters -= oldest.length;
  }
  return segments;
}

/** What the contract has no room for becomes text: an address that is too long, an emoji that no text of ours has. */
export function toWire(text: RichText): WireText {
  return text.flatMap((segment): WireText => {
    if (segment.type === 'text' || segment.type === 'break') return [segment];
    if (segment.type === 'element') return [{ ...segment, children: toWire(segment.children) }];
    const url = segment.type === 'emoji' ? undefined : wireUrl(segment.url);
    return url === undefined || segment.type === 'emoji'
      ? toWire(toLines(plainText([segment])))
      : [{ ...segment, url }];
  });
}
