/** An element that is not closed yet. */
interface Open {
  readonly name: string;
  text: string;
  nested: boolean;
}

/** The platform's deepest message nests five deep. */
const MAX_DEPTH = 8;
/** Its longest message has about thirty. */
const MAX_FIELDS = 200;
const DECLARATION = /<\?xml\s([^?<>]{0,100})\?>/y;
/** XML without it is UTF-8, as is all that reaches this reader. */
const OTHER_ENCODING = /\bencoding\s{0,8}=\s{0,8}["'](?!utf-8["'])/i;
/** What may stand in a message. Each is read or refused where it begins, so the time is in proportion to the length. */
const TOKEN =
  /<!\[CDATA\[|<(\/?)([A-Za-z_][\w.-]{0,63})\s{0,8}(\/?)>|&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));|[^<&]+/y;
const CDATA_END = ']]>';
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads the XML of WeChat's messages, and no other: one element `xml` with fields in it. Documents with a DOCTYPE, an entity
 * that is not XML's own, attributes, comments, instructions or a field twice are none. Nothing is fetched or expanded.
 * @param text Decoded, so that no encoding hides a DOCTYPE.
 * @returns Fields by name; one that holds elements is empty. `undefined` where it is no such document. Never throws.
 */
export function parseXml(text: string): ReadonlyMap<string, string> | undefined {
  const fields = new FieldReader();
  const token = new RegExp(TOKEN);
  token.lastIndex = afterDeclaration(text);
  while (token.lastIndex < text.length) {
    const [all, slash, name, empty, named, decimal, hex] = token.exec(text) ?? [];
    const read =
      all !== undefined &&
      (name === undefined
        ? fields.text(all.startsWith('<') ? cdataFrom(text, token) : (decode(named, decimal, hex) ?? all))
        : slash
          ? !empty && fields.end(name)
          : fields.begin(name) && (!empty || fields.end(name)));
    if (!read) return undefined;
  }
  return fields.ended;
}

/** Keeps what stands in the fields, and nothing of what stands deeper. */
class FieldReader {
  readonly #fields = new Map<string, string>();
  readonly #open: Open[] = [];
  #begun = false;

  /** `undefined` while the document has not come to its end. */
  get ended(): ReadonlyMap<string, string> | undefined {
    return this.#begun && this.#open.length === 0 ? this.#fields : undefined;
  }

  begin(name: string): boolean {
    const depth = this.#open.length;
    if (depth === 0 && (this.#begun || name !== 'xml')) return false;
    // Two readers may take different ones of a field that is there twice.
    if (depth === 1 && (this.#fields.has(name) || this.#fields.size >= MAX_FIELDS)) return false;
    if (depth === 1) this.#fields.set(name, '');
    if (depth > 1) this.#open[1]!.nested = true;
    this.#begun = true;
    this.#open.push({ name, text: '', nested: false });
    return depth < MAX_DEPTH;
  }

  end(name: string): boolean {
    const closed = this.#open.pop();
    if (closed && this.#open.length === 1 && !closed.nested) this.#fields.set(closed.name, closed.text);
    return closed?.name === name;
  }

  text(text: string | undefined): boolean {
    if (text === undefined) return false;
    if (this.#open.length < 2) return text.trim() === '';
    if (this.#open.length === 2) this.#open[1]!.text += text;
    return true;
  }
}

/** Where the document begins; past the end where its declaration names another encoding. */
function afterDeclaration(text: string): number {
  const declaration = new RegExp(DECLARATION);
  const [, says = ''] = declaration.exec(text) ?? [];
  return OTHER_ENCODING.test(says) ? text.length : declaration.lastIndex;
}

/** @param token Stands behind the begin, and then behind the end. */
function cdataFrom(text: string, token: RegExp): string | undefined {
  const from = token.lastIndex;
  const end = text.indexOf(CDATA_END, from);
  token.lastIndex = end + CDATA_END.length;
  return end < 0 ? undefined : text.slice(from, end);
}

/** @returns `undefined` where it is no entity. */
function decode(named?: string, decimal?: string, hex?: string): string | undefined {
  if (named !== undefined) return NAMED[named];
  const code = decimal === undefined ? (hex === undefined ? undefined : parseInt(hex, 16)) : Number(decimal);
  if (code === undefined) return undefined;
  const scalar = code > 0 && code < 0x11_0000 && (code < 0xd800 || code > 0xdfff);
  return String.fromCodePoint(scalar ? code : 0xfffd);
}
