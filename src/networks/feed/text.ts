import { htmlToRichText } from '../../core/html.js';
import { linkify } from '../../core/linkify.js';
import { plainText, type RichText } from '../../core/rich-text.js';

/** Longer than any title or name; what stands behind is left out, so that nobody has to search in it. */
const MAX_LINE = 2_000;

/** The names that HTML gives to U+00A1 to U+00FF, in their order; what feeds of many languages are full of. */
const LATIN =
  'iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  );
const NAMED = new Map([
  ...LATIN.map((name, index) => [name, String.fromCharCode(0xa1 + index)] as const),
  ['nbsp', '\u{a0}'],
  ['euro', '€'],
  ['trade', '™'],
]);

/** Elements of a title; one that speaks of other tags is no HTML. */
const INLINE = /<\/?(?:b|i|em|strong|a|span|code|su[bp]|u|font|cite|q|small|br)(?:\s[^<>]*)?\/?>/i;
const TAG = /<\/?[a-z!]/i;
/** What readers of HTML leave out here, and whoever wrote it wanted seen. */
const UNDRAWN = /<(?:iframe|video|audio|object|embed|table|svg|math)\b/i;
const PICTURE = /<img\s[^<>]*>/gi;

/** What a feed says of a text; `undefined` where it says nothing, as RSS never does. */
export type TextKind = 'plain' | 'html' | undefined;

/** Characters for the names of HTML's entities that no XML knows, and that core's reader of HTML leaves alone. Never throws. */
export function decodeNames(text: string): string {
  return text.replace(/&(\w{2,8});/g, (entity, name: string) => NAMED.get(name) ?? entity);
}

/** Text of a feed with its links; those of HTML are resolved against `base`. Never throws. */
export function toRichText(text: string, kind: TextKind, base: string): RichText {
  if (kind === 'plain') return linkify(text.trim(), '');
  const html = decodeNames(text);
  if (TAG.test(html)) return htmlToRichText(html, { baseUrl: base });
  // Without a tag, a line end of the source is a space, but many write an empty line for a new paragraph.
  const paragraphs = html.split(/\n[^\S\n]*\n\s*/).map((part) => plainText(htmlToRichText(part)));
  return linkify(paragraphs.join('\n\n').trim(), '');
}

/** A title, a name, a tag: one line without markup. Never throws. */
export function toLine(text: string, kind: TextKind): string {
  const given = text.slice(0, MAX_LINE);
  // “How to use <table>” is a title that says so.
  const html = kind === 'html' || INLINE.test(given) ? given : given.replace(/</g, '&lt;');
  const line = kind === 'plain' ? given : plainText(htmlToRichText(decodeNames(html)));
  return line.replace(/\s+/g, ' ').trim();
}

/** Whether some of it cannot be drawn: players, tables, drawings; more pictures than the one that is shown. Never throws. */
export function hasMore(html: string): boolean {
  return UNDRAWN.test(html) || (html.match(PICTURE)?.length ?? 0) > 1;
}

/** A picture of an article. */
export interface Picture {
  readonly source: string;
  readonly alt: string;
  /** Pixels, as they are written; empty where they are not. */
  readonly width: string;
  readonly height: string;
}

/** The first picture that is one: no smiley, no pixel that counts readers. Never throws. */
export function firstPicture(html: string): Picture | undefined {
  for (const [tag] of html.matchAll(PICTURE)) {
    const [width, height] = [attribute(tag, 'width'), attribute(tag, 'height')];
    const size = Math.min(...[width, height].map((pixels) => Number.parseInt(pixels, 10) || Infinity));
    const source = attribute(tag, 'src').trim();
    if (source && size > 48 && !/emoji|smil|pixel|spacer/i.test(attribute(tag, 'class') + source)) {
      return { source, alt: toLine(attribute(tag, 'alt'), undefined), width, height };
    }
  }
  return undefined;
}

/** Of XHTML with a prefix in front of its elements' names, what it would be without. */
export function withoutPrefixes(xhtml: string): string {
  return xhtml.replace(/(<\/?)[\w.-]+:(?=\w)/g, '$1');
}

function attribute(tag: string, name: string): string {
  const [, ...values] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag) ?? [];
  const value = values.find((given) => given !== undefined) ?? '';
  return value.replace(/&(?:amp|#0*38|#x0*26);/gi, '&');
}
