import { NetworkError } from '../../core/errors.js';
import { prefixOf, usualPrefix } from './namespaces.js';
import { decodeReferences } from './references.js';

/** An element of a feed. */
export interface XmlElement {
  /** Lower case. In front of the colon stands the usual prefix of its namespace; RSS and Atom have none: `media:content`. */
  readonly name: string;
  /** By name as written, lower case. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  /** Its own characters, without those of its children. */
  readonly text: string;
  /** What stands between its tags, as it is in the source. */
  readonly markup: string;
  /** What `xml:base` says, its own or an ancestor's; `undefined` where nobody says. */
  readonly base: string | undefined;
  /** The same of `xml:lang`. */
  readonly language: string | undefined;
}

type Open = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & {
  readonly written: string;
  readonly from: number;
  readonly prefixes: Readonly<Record<string, string>>;
};

/** The value of an attribute holds no quotation mark of its own kind, and `tagEnd` has seen to it that each is closed. */
const ATTRIBUTE = /([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;
const NAME = /^[\p{L}_][\p{L}\p{N}\p{M}._·-]*(?::[\p{L}_][\p{L}\p{N}\p{M}._·-]*)?$/u;
/** What may stand open where a document was cut off. */
const ENVELOPE = /^(rss|rdf|channel|feed)$/;

/** An honest feed nests ten deep, its XHTML another twenty. */
const MAX_DEPTH = 100;

/**
 * Reads XML without a DOM, and without what makes XML dangerous: a DOCTYPE is skipped, so an entity that it declares stays
 * as written, and nothing is ever fetched. More tolerant than XML where feeds are wrong and the meaning is plain: bare `&`,
 * names of HTML's entities, prefixes that nobody declared, attributes without quotation marks. Takes time in proportion to
 * the length.
 * @param cut The source was cut off: what is whole counts.
 * @throws {NetworkError} bad-response, saying where it is not well-formed.
 */
export function readXml(source: string, cut: boolean): XmlElement {
  const stack: Open[] = [];
  let root: XmlElement | undefined;
  let at = 0;

  const close = (to: number): void => {
    const element = stack.pop()!;
    element.markup = source.slice(element.from, to);
    if (stack.length) stack.at(-1)!.children.push(element);
    else root = element;
  };
  const addText = (text: string): void => {
    const open = stack.at(-1);
    if (open) open.text += text;
    else if (text.trim().replace('\u{feff}', '')) throw broken(source, at, 'text outside of the root element');
  };
  const after = (end: string, from: number): number => {
    const found = source.indexOf(end, from);
    if (found < 0) throw broken(source, at, `${end} is missing`);
    return found + end.length;
  };

  const step = (): void => {
    if (source.startsWith('<!--', at)) {
      at = after('-->', at + 4);
    } else if (source.startsWith('<![CDATA[', at)) {
      const end = after(']]>', at);
      addText(source.slice(at + 9, end - 3));
      at = end;
    } else if (source.startsWith('<?', at)) {
      at = after('?>', at);
    } else if (source.startsWith('<!', at)) {
      at = doctypeEnd(source, at);
    } else if (source[at + 1] === '/') {
      const end = after('>', at);
      const name = source.slice(at + 2, end - 1).trim();
      const open = stack.at(-1)?.written;
      if (open !== name) throw broken(source, at, `</${name}> closes ${open ? `<${open}>` : 'nothing'}`);
      close(at);
      at = end;
    } else {
      const end = tagEnd(source, at);
      const empty = source[end - 2] === '/';
      if (root) throw broken(source, at, 'a second root element');
      if (stack.length >= MAX_DEPTH) throw broken(source, at, `nested deeper than ${MAX_DEPTH}`);
      const element = toElement(source.slice(at + 1, end - (empty ? 2 : 1)), stack.at(-1), end);
      if (!element) throw broken(source, at, 'a tag without a name');
      stack.push(element);
      if (empty) close(end);
      at = end;
    }
  };

  try {
    for (;;) {
      const next = source.indexOf('<', at);
      addText(decodeReferences(source.slice(at, next < 0 ? undefined : next)));
      if (next < 0) break;
      at = next;
      step();
    }
    const open = stack.at(-1);
    if (open) throw broken(source, source.length, `<${open.written}> is not closed`);
  } catch (error) {
    if (!cut || root) throw error;
    while (stack.length) {
      if (ENVELOPE.test(stack.at(-1)!.name)) close(source.length);
      else stack.pop();
    }
  }
  if (!root) throw broken(source, source.length, 'no element');
  return root;
}

function toElement(tag: string, parent: Open | undefined, from: number): Open | undefined {
  const [written = ''] = /^[^\s/]*/.exec(tag) ?? [];
  if (!NAME.test(written)) return undefined;
  const attributes = new Map<string, string>();
  // The prototype is what the ancestors declared: a copy for each element would cost a hostile feed's reader dearly.
  const prefixes: Record<string, string> = Object.create(parent?.prefixes ?? null) as Record<string, string>;
  for (const [, key = '', ...values] of tag.slice(written.length).matchAll(ATTRIBUTE)) {
    const name = key.toLowerCase();
    const value = decodeReferences(values.find((given) => given !== undefined) ?? '');
    if (attributes.has(name)) continue;
    attributes.set(name, value);
    const [, prefix] = /^xmlns(?::(.*)|$)/.exec(name) ?? [];
    const known = prefixOf(value);
    if (prefix !== undefined) prefixes[`${prefix}:`] = known ?? `${prefix}:`;
    else if (name === 'xmlns') prefixes[''] = known ?? '';
  }
  const [, prefix = '', local = ''] = /^(.*:)?(.*)$/.exec(written.toLowerCase())!;
  const base = attributes.get('xml:base');
  return {
    name: (prefixes[prefix] ?? usualPrefix(prefix)) + local,
    attributes,
    children: [],
    text: '',
    markup: '',
    base: base === undefined ? parent?.base : resolve(base, parent?.base),
    language: attributes.get('xml:lang') ?? parent?.language,
    written,
    from,
    prefixes,
  };
}

/** What each of many elements keeps must not grow with how deep it stands. */
const MAX_BASE = 2_048;

function resolve(base: string, outer: string | undefined): string | undefined {
  try {
    const { href } = new URL(base.slice(0, MAX_BASE), outer);
    return href.length > MAX_BASE ? outer : href;
  } catch {
    // Relative to the document's address, which whoever reads the element knows; or no URL.
    return outer ?? base.slice(0, MAX_BASE);
  }
}

/** A `>` in the value of an attribute does not end the tag. */
function tagEnd(source: string, from: number): number {
  const marks = /[>"'<]/g;
  marks.lastIndex = from + 1;
  for (let mark; (mark = marks.exec(source));) {
    if (mark[0] === '>') return mark.index + 1;
    if (mark[0] === '<') break;
    const end = source.indexOf(mark[0], mark.index + 1);
    if (end < 0) break;
    marks.lastIndex = end + 1;
  }
  throw broken(source, from, 'a tag is not closed');
}

/** Skips `<!DOCTYPE …>` with what it declares; nothing of it is used. */
function doctypeEnd(source: string, from: number): number {
  const marks = /[>"'[\]]|<!--/g;
  marks.lastIndex = from;
  let inside = false;
  for (let mark; (mark = marks.exec(source));) {
    const [sign] = mark;
    if (sign === '>' && !inside) return mark.index + 1;
    if (sign === '[') inside = true;
    else if (sign === ']') inside = false;
    else if (sign !== '>') {
      const end = sign === '<!--' ? '-->' : sign;
      const found = source.indexOf(end, mark.index + sign.length);
      if (found < 0) break;
      marks.lastIndex = found + end.length;
    }
  }
  throw broken(source, from, 'a declaration is not closed');
}

function broken(source: string, at: number, why: string): NetworkError {
  const line = source.slice(0, at).split('\n').length;
  return new NetworkError('bad-response', `Not well-formed XML: ${why}, line ${line}`);
}
