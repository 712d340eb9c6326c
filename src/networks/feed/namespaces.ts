/** Prefixes by what their namespaces hold, in whichever spelling; Atom, RSS 0.9, 1.0 and RDF need none. */
const NAMESPACES: readonly (readonly [RegExp, string])[] = [
  [/search\.yahoo\.com\/mrss/, 'media:'],
  [/itunes\.com\/dtds\/podcast/, 'itunes:'],
  [/rss\/1\.0\/modules\/content/, 'content:'],
  [/purl\.org\/dc\/terms/, 'dcterms:'],
  [/purl\.org\/dc\//, 'dc:'],
  [/youtube\.com\/xml/, 'yt:'],
  [/1999\/xhtml/, 'xhtml:'],
  [/2005\/atom|purl\.org\/(?:atom|rss)\/|netscape\.com\/rdf|22-rdf-syntax-ns|backend\.userland\.com/, ''],
];

/** Prefixes that are used without a declaration. */
const UNDECLARED = /^(?:atom|rdf|rss):$/;

/** The usual prefix of a namespace, with its colon; `undefined` for one that no feed needs. */
export function prefixOf(namespace: string): string | undefined {
  const name = namespace.toLowerCase();
  return NAMESPACES.find(([pattern]) => pattern.test(name))?.[1];
}

/** What a prefix means that nobody declared. */
export function usualPrefix(prefix: string): string {
  return prefix.replace(UNDECLARED, '');
}
