/** U+00A0 to U+00FF, in order. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** The Greek letters, from U+0391 and from U+03B1; the final sigma has no capital. */
const GREEK =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega';

const OTHERS =
  'OElig152 oelig153 Scaron160 scaron161 Yuml178 fnof192 circ2c6 tilde2dc thetasym3d1 upsih3d2 piv3d6 ensp2002 emsp2003 thinsp2009 zwnj200c zwj200d lrm200e rlm200f ndash2013 mdash2014 lsquo2018 rsquo2019 sbquo201a ldquo201c rdquo201d bdquo201e dagger2020 Dagger2021 bull2022 hellip2026 permil2030 prime2032 Prime2033 lsaquo2039 rsaquo203a oline203e frasl2044 euro20ac image2111 weierp2118 real211c trade2122 alefsym2135 larr2190 uarr2191 rarr2192 darr2193 harr2194 crarr21b5 lArr21d0 uArr21d1 rArr21d2 dArr21d3 hArr21d4 forall2200 part2202 exist2203 empty2205 nabla2207 isin2208 notin2209 ni220b prod220f sum2211 minus2212 lowast2217 radic221a prop221d infin221e ang2220 and2227 or2228 cap2229 cup222a int222b there42234 sim223c cong2245 asymp2248 ne2260 equiv2261 le2264 ge2265 sub2282 sup2283 nsub2284 sube2286 supe2287 oplus2295 otimes2297 perp22a5 sdot22c5 lceil2308 rceil2309 lfloor230a rfloor230b lang27e8 rang27e9 loz25ca spades2660 clubs2663 hearts2665 diams2666';

/** The 248 names of HTML 4, without XML's own five. @see https://www.w3.org/TR/html401/sgml/entities.html */
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.split(' ').map((name, index) => [name, String.fromCodePoint(0xa0 + index)] as const),
  ...GREEK.split(' ').map((name, index) => [name, String.fromCodePoint(0x3b1 + index)] as const),
  ...GREEK.split(' ')
    .map((name, index) => [name[0]!.toUpperCase() + name.slice(1), String.fromCodePoint(0x391 + index)] as const)
    .filter(([name]) => name !== 'Sigmaf'),
  ...OTHERS.split(' ').map((entry) => {
    const [, name = '', code = ''] = /^(.+?)([\da-f]{3,4})$/.exec(entry) ?? [];
    return [name, String.fromCodePoint(parseInt(code, 16))] as const;
  }),
]);

/** XML's own, which HTML cannot do without: they stay in HTML. */
const XML: ReadonlyMap<string, string> = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));

const NAMED = /&([A-Za-z][A-Za-z\d]{1,8});/g;
const ANY = /&(?:#(\d{1,7});|#[xX]([\da-fA-F]{1,6});|([A-Za-z][A-Za-z\d]{1,8});)/g;

/** HTML in which named entities are characters, but for XML's own five. A name that is not known stays. */
export const decodeNamed = (html: string): string =>
  html.replace(NAMED, (entity, name: string) => CHARACTERS.get(name) ?? entity);

/**
 * Text in which entities are characters; each becomes one character, so nothing grows. A name that is not known stays, and so
 * does a lone `&`, the commonest mistake in feeds; a number that is no character becomes U+FFFD.
 */
export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(ANY, (entity, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return XML.get(name) ?? CHARACTERS.get(name) ?? entity;
        const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal);
        const scalar = code > 0 && code < 0x11_0000 && (code < 0xd800 || code > 0xdfff);
        return String.fromCodePoint(scalar ? code : 0xfffd);
      })
    : text;
