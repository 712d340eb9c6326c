/** What the readers call a namespace; nothing for those of RSS and Atom themselves. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2005/atom', ''],
  ['http://purl.org/atom/ns', ''],
  ['http://purl.org/rss/1.0', ''],
  ['http://my.netscape.com/rdf/simple/0.9', ''],
  ['http://channel.netscape.com/rdf/simple/0.9', ''],
  ['http://purl.org/net/rss1.1', ''],
  ['http://backend.userland.com/rss', ''],
  ['http://backend.userland.com/rss2', ''],
  ['http://backend.userland.com/rss091', ''],
  ['http://blogs.law.harvard.edu/tech/rss', ''],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['http://www.w3.org/1999/xhtml', 'html'],
  ['http://www.w3.org/xml/1998/namespace', 'xml'],
  ['http://purl.org/rss/1.0/modules/content', 'content'],
  ['http://purl.org/rss/1.0/modules/syndication', 'sy'],
  ['http://purl.org/dc/elements/1.0', 'dc'],
  ['http://purl.org/dc/elements/1.1', 'dc'],
  ['http://purl.org/dc/terms', 'dcterms'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://search.yahoo.com/rss', 'media'],
  ['http://video.search.yahoo.com/mrss', 'media'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://www.itunes.com/dtds/podcast-1.0', 'itunes'],
  ['http://www.youtube.com/xml/schemas/2015', 'yt'],
  ['http://rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
]);

/** Prefixes that count for their namespace where a feed forgets to declare it. */
const USUAL = new Set([...PREFIXES.values(), 'atom', 'googleplay']);

/** Longer than any that is known; the rest is not looked at. */
const MAX_NAMESPACE = 200;

/** Namespaces by prefix as they are in scope; the empty prefix is the default. */
export type Scope = ReadonlyMap<string, string>;

/** Adds what the attributes of an element declare; gives the scope itself where they declare nothing. */
export function scopeWithin(scope: Scope, attributes: ReadonlyMap<string, string>): Scope {
  let inner: Map<string, string> | undefined;
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    inner ??= new Map(scope);
    inner.set(name.slice('xmlns:'.length), value);
  }
  return inner ?? scope;
}

/**
 * A name as the readers know it, in small letters: `title`, `media:content`; `?:title` in a namespace that none of them knows.
 * @param root The namespace of the document's root, which is taken for the feed's own whatever it is.
 */
export function canonicalName(name: string, scope: Scope, root: string | undefined): string {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const local = name.slice(colon + 1).toLowerCase();
  const canonical = prefixFor(prefix, scope.get(prefix), root);
  return canonical === '' ? local : `${canonical}:${local}`;
}

function prefixFor(prefix: string, namespace: string | undefined, root: string | undefined): string {
  if (namespace !== undefined && namespace !== '') {
    const known = PREFIXES.get(
      namespace
        .toLowerCase()
        .slice(0, MAX_NAMESPACE)
        .replace(/[/#]+$/, ''),
    );
    return known ?? (namespace === root ? '' : '?');
  }
  if (prefix === '' || prefix === 'atom') return '';
  return prefix === 'xml' || USUAL.has(prefix) ? prefix : '?';
}
