import { expect } from '@open-wc/testing';
import { plainText } from '../../src/core/rich-text.js';
import { accountOf } from './feed-samples.js';

const rss = (title: string, encoding = ''): string =>
  `<?xml version="1.0"${encoding && ` encoding="${encoding}"`}?><rss><channel><title>${title}</title></channel></rss>`;

/** Latin text as bytes; what stands between braces is given as bytes in hexadecimal. */
function bytes(text: string): Uint8Array<ArrayBuffer> {
  const parts = text.split(/\{([\da-f ]+)\}/);
  return Uint8Array.from(
    parts.flatMap((part, index) =>
      index % 2
        ? part.split(' ').map((hex) => parseInt(hex, 16))
        : [...part].map((character) => character.charCodeAt(0)),
    ),
  );
}

function utf16(text: string, littleEndian: boolean): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  [...text].forEach((character, index) => view.setUint16(index * 2, character.charCodeAt(0), littleEndian));
  return view.buffer;
}

async function nameOf(body: BodyInit, type = 'text/xml'): Promise<string> {
  return plainText((await accountOf(new Response(body, { headers: { 'content-type': type } }))).name);
}

describe('feed decodes', () => {
  for (const [what, body, type, name] of [
    ['UTF-8 that says nothing', rss('Fluß 川'), 'text/xml', 'Fluß 川'],
    ['UTF-8 with a byte order mark, whatever the header says', `\ufeff${rss('川')}`, 'text/xml; charset=gbk', '川'],
    ['GBK by its declaration', bytes(rss('{ba d3}', 'gbk')), 'text/xml', '河'],
    ['Big5 by its declaration', bytes(rss('{aa 65}', 'Big5')), 'application/rss+xml', '河'],
    ['Shift_JIS by the header', bytes(rss('{90 ec}', 'utf-8')), 'text/xml; charset="Shift_JIS"', '川'],
    ['windows-1251 by its declaration', bytes(rss('{d0 e5 ea e0}', 'windows-1251')), 'text/xml', 'Река'],
    ['ISO-8859-1 by its declaration', bytes(rss('Flu{df}', 'ISO-8859-1')), 'text/xml', 'Fluß'],
    ['windows-1252 that says nothing', bytes(rss('Flu{df} {96} S{e3}o')), 'text/xml', 'Fluß – São'],
    ['UTF-8 cut within a character', bytes(rss('{e5 b7 9d e5 b7 9d} {e5}')), 'text/xml', '川川 \ufffd'],
    ['UTF-16 with a byte order mark', utf16(`\ufeff${rss('川', 'utf-16')}`, true), 'text/xml', '川'],
    ['UTF-16 of the other kind without one', utf16(rss('川', 'utf-16'), false), 'text/xml', '川'],
    ['UTF-8 that says it were UTF-16', rss('川', 'UTF-16'), 'text/xml', '川'],
    ['an encoding that nobody knows as UTF-8', rss('川', 'x-river'), 'text/xml; charset=x-lake', '川'],
  ] as const) {
    it(what, async () => {
      expect(await nameOf(body, type)).to.equal(name);
    });
  }
});
