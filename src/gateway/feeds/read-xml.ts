import { FeedError } from './feed-error.js';
import { decodeEntities } from './html-entities.js';
import { canonicalName, scopeWithin, type Scope } from './xml-names.js';

/** An element, with what it inherits. */
export interface XmlElement {
  /** In small letters, by the prefixes of `xml-names.ts`: `title`, `media:content`. */
  readonly name: string;
  /** Of this element, by name as `name` is; those that no prefix is known for, as they are written. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  /** What relative addresses in it are meant from, `xml:base` included. */
  readonly baseUrl: string;
  /** `xml:lang`. */
  readonly language: string | undefined;
}

/** An element that is not closed yet, with what is of no use after that. */
interface Open {
  readonly element: XmlElement & { readonly children: (XmlElement | string)[] };
  readonly written: string;
  readonly scope: Scope;
}

/** XHTML in a feed nests some fifteen deep. */
const MAX_DEPTH = 100;
/** A feed of two hundred items, each with sixty elements of XHTML, has a tenth of it. */
const MAX_ELEMENTS = 120_000;
const MAX_ATTRIBUTES = 60;
/** Feeds declare up to some thirty; each element that declares one more copies all of those around it. */
const MAX_NAMESPACES = 100;
/** UTF-16 units of a base address; else each base within others could be longer than all the rest of the feed. */
const MAX_BASE = 2_048;

const BEGIN = /<([A-Za-z_\u0080-\uffff][^\s<>/="'&]{0,120})/y;
const ATTRIBUTE = /\s+([^\s<>/="'&]{1,120})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const BEGIN_END = /\s*(\/?)>/y;
const END = /<\/([^\s<>/]{1,121})\s*>/y;
const DOCTYPE_BEGIN = /<!DOCTYPE/iy;

/**
 * Reads XML as far as feeds need it. Nothing is fetched, and no entity is expanded but XML's own, numbers and the names of HTML 4:
 * a document type is skipped with all that it declares, and what refers to it stays as it is written. Takes time in proportion
 * to the length.
 * @returns The root. @throws {FeedError} malformed, too-large.
 */
export function readXml(text: string, url: string): XmlElement {
  const reader = new XmlReader(url);
  let at = 0;
  for (;;) {
    const open = text.indexOf('<', at);
    reader.text(decodeEntities(text.slice(at, open < 0 ? text.length : open)));
    if (open < 0) return reader.finish();
    at = reader.markup(text, open);
  }
}

class XmlReader {
  readonly #url: string;
  readonly #open: Open[] = [];
  #root: XmlElement | undefined;
  #rootNamespace: string | undefined;
  #elements = 0;

  constructor(url: string) {
    this.#url = url;
  }

  text(text: string): void {
    const current = this.#open.at(-1);
    if (current) {
      if (text !== '') current.element.children.push(text);
    } else if (text.trim() !== '') {
      throw malformed(this.#root ? 'goes on after its end' : 'does not begin with an element');
    }
  }

  /** @returns Where it ends. */
  markup(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4, 'a comment');
    if (text.startsWith('<?', at)) return after(text, '?>', at + 2, 'an instruction');
    if (text.startsWith('<![CDATA[', at)) {
      const end = after(text, ']]>', at + 9, 'a CDATA section');
      this.text(text.slice(at + 9, end - 3));
      return end;
    }
    if (text.startsWith('<!', at)) return this.#doctype(text, at);
    return text.startsWith('</', at) ? this.#end(text, at) : this.#begin(text, at);
  }

  finish(): XmlElement {
    const unclosed = this.#open.at(-1);
    if (unclosed) throw malformed(`ends before <${unclosed.written.slice(0, 40)}> does`);
    if (!this.#root) throw malformed('holds no element');
    return this.#root;
  }

  #doctype(text: string, at: number): number {
    const isDoctype = sticky(DOCTYPE_BEGIN, text, at) !== undefined;
    if (this.#root || !isDoctype) throw malformed('has a declaration where none can be');
    const marks = /[>"'[\]]|<!--|<\?/g;
    marks.lastIndex = at;
    let inside = false;
    for (let mark; (mark = marks.exec(text));) {
      const [sign] = mark;
      if (sign === '>' && !inside) return mark.index + 1;
      if (sign === '[') inside = true;
      else if (sign === ']') inside = false;
      else if (sign !== '>') {
        const end = sign === '<!--' ? '-->' : sign === '<?' ? '?>' : sign;
        marks.lastIndex = after(text, end, mark.index + sign.length, 'a document type');
      }
    }
    throw malformed('does not end a document type');
  }

  #begin(text: string, at: number): number {
    const [begin, written] = sticky(BEGIN, text, at) ?? [];
    if (begin === undefined || written === undefined) throw malformed('has a “<” that begins nothing');
    const attributes = new Map<string, string>();
    let position = at + begin.length;
    for (let found; (found = sticky(ATTRIBUTE, text, position)); position += found[0].length) {
      const [, name = '', double, single] = found;
      if (attributes.has(name)) throw malformed(`has an attribute twice in <${written.slice(0, 40)}>`);
      if (attributes.size >= MAX_ATTRIBUTES) throw tooLarge('an element with very many attributes');
      attributes.set(name, decodeEntities(double ?? single ?? ''));
    }
    const end = sticky(BEGIN_END, text, position);
    if (!end) throw malformed(`has a tag that is not written as it must be: <${written.slice(0, 40)}>`);
    this.#push(written, attributes);
    if (end[1] === '/') this.#open.pop();
    return position + end[0].length;
  }

  #push(written: string, attributes: ReadonlyMap<string, string>): void {
    const parent = this.#open.at(-1);
    if (!parent && this.#root) throw malformed('goes on after its end');
    if (this.#open.length >= MAX_DEPTH) throw tooLarge(`more than ${MAX_DEPTH} elements in each other`);
    if ((this.#elements += 1) > MAX_ELEMENTS) throw tooLarge(`more than ${MAX_ELEMENTS} elements`);
    const scope = scopeWithin(parent?.scope ?? new Map(), attributes);
    if (scope.size > MAX_NAMESPACES) throw tooLarge(`more than ${MAX_NAMESPACES} namespaces`);
    if (!parent) this.#rootNamespace = scope.get(prefixOf(written));
    const base = attributes.get('xml:base');
    const element: Open['element'] = {
      name: canonicalName(written, scope, this.#rootNamespace),
      attributes: canonicalAttributes(attributes, scope),
      children: [],
      baseUrl: resolved(base, parent?.element.baseUrl ?? this.#url),
      language: attributes.get('xml:lang') ?? parent?.element.language,
    };
    parent?.element.children.push(element);
    this.#root ??= element;
    this.#open.push({ element, written, scope });
  }

  #end(text: string, at: number): number {
    const [end, written] = sticky(END, text, at) ?? [];
    const open = this.#open.pop();
    if (end === undefined || written !== open?.written) {
      const closes = open ? `where </${open.written.slice(0, 40)}> is expected` : 'where none is open';
      throw malformed(`closes an element ${closes}`);
    }
    return at + end.length;
  }
}

const prefixOf = (written: string): string => written.slice(0, Math.max(written.indexOf(':'), 0));

/** Most attributes have no prefix, and are as they are written. */
function canonicalAttributes(attributes: ReadonlyMap<string, string>, scope: Scope): ReadonlyMap<string, string> {
  let canonical: Map<string, string> | undefined;
  for (const [name, value] of attributes) {
    if (!name.includes(':') && name === name.toLowerCase()) continue;
    canonical ??= new Map(attributes);
    canonical.set(name.includes(':') ? canonicalName(name, scope, undefined) : name.toLowerCase(), value);
  }
  return canonical ?? attributes;
}

function resolved(base: string | undefined, from: string): string {
  if (base === undefined || base.length > MAX_BASE || !URL.canParse(base, from)) return from;
  const { href } = new URL(base, from);
  return href.length > MAX_BASE ? from : href;
}

function after(text: string, mark: string, from: number, what: string): number {
  const end = text.indexOf(mark, from);
  if (end < 0) throw malformed(`has ${what} that does not end`);
  return end + mark.length;
}

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

const malformed = (what: string): FeedError => new FeedError('malformed', `The feed is not well-formed: it ${what}.`);

const tooLarge = (what: string): FeedError => new FeedError('too-large', `The feed has ${what}, and is not read.`);
