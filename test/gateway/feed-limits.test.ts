import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MAX_FILES, MAX_ITEMS, MAX_LINE, MAX_TAGS, MAX_TEXT } from '../../src/gateway/feeds/feed.js';
import { feedOf, outcomeOf, rssItem } from './support/feeds.js';

/** As much of a text as a feed may have. */
const filled = (text: string): string => text.repeat(Math.floor(1_900_000 / text.length));
const channel = (inner: string): string => `<rss><channel>${inner}</channel></rss>`;

/** Ten times what the slowest of them takes on a slow machine; what is not linear takes minutes. */
const ENOUGH_MS = 5_000;

describe('A feed that is made to do harm', () => {
  const laughs = Array.from({ length: 20 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  for (const [name, text, outcome] of [
    [
      'laughs a billion times',
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${laughs}]>${rssItem('<title>&l20;</title>')}`,
      'read',
    ],
    [
      'grows with the square',
      `<!DOCTYPE rss [<!ENTITY a "${'B'.repeat(100_000)}">]>${rssItem(`<title>${'&a;'.repeat(100_000)}</title>`)}`,
      'read',
    ],
    [
      'names a file',
      `<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]>${rssItem('<title>&e;</title>')}`,
      'read',
    ],
    ['names a server', `<!DOCTYPE rss [<!ENTITY % e SYSTEM "http://169.254.169.254/">%e;]>${rssItem('')}`, 'read'],
    ['names a document type in two ways', `<!DOCTYPE rss PUBLIC "a" "b" [<!ENTITY e "x">]>${rssItem('')}`, 'read'],
    ['declares without end', `<!DOCTYPE rss [${filled('<!ENTITY a "b">')}`, 'malformed'],
    ['nests without end', filled('<a>'), 'too-large'],
    ['has elements without number', channel(filled('<a/>')), 'too-large'],
    [
      'has attributes without number',
      `<rss ${Array.from({ length: 1_000 }, (_, n) => `a${n}=""`).join(' ')}/>`,
      'too-large',
    ],
    [
      'declares namespaces without number',
      `<rss>${Array.from({ length: 90 }, (_, n) => `<a ${Array.from({ length: 50 }, (_, m) => `xmlns:p${n}_${m}="u"`).join(' ')}>`).join('')}${'<a xmlns:z="u"/>'.repeat(60_000)}`,
      'too-large',
    ],
    [
      'has bases in bases',
      `<rss>${`<a xml:base="${'b'.repeat(2_000)}/">`.repeat(90)}${'<a xml:base="c"/>'.repeat(60_000)}${'</a>'.repeat(90)}<channel></channel></rss>`,
      'read',
    ],
    ['is longer than any', `${rssItem('')}${' '.repeat(2_200_000)}`, 'too-large'],
    ['has a document type without end', `<!DOCTYPE ${filled('a')}`, 'malformed'],
    ['has a comment without end', `<!--${filled('-')}`, 'malformed'],
    ['has a tag without end', `<rss a="${filled('x')}`, 'malformed'],
    ['has white space in a tag without end', `<rss${filled(' ')}`, 'malformed'],
    ['is full of ampersands', rssItem(`<title>${filled('&')}</title>`), 'read'],
    [
      'is full of pictures that do not end',
      rssItem(`<description><![CDATA[${filled('<img src="')}]]></description>`),
      'read',
    ],
    ['is full of categories', rssItem(`<itunes:keywords>${filled('a,')}</itunes:keywords>`), 'read'],
    [
      'is full of items that say nothing',
      `{"version":"https://jsonfeed.org/version/1","items":[${filled('{},')}{}]}`,
      'read',
    ],
    [
      'has a base that is as long as can be',
      `<rss xml:base="https://a.example/${'b'.repeat(2_000)}"><channel>${'<item><enclosure url="c.mp3"/></item>'.repeat(40_000)}</channel></rss>`,
      'read',
    ],
    ['has a name that is as long as can be', rssItem(`<author>${filled('(')}</author>`), 'read'],
    ['has dates without number', rssItem('<pubDate>x</pubDate>'.repeat(90_000)), 'read'],
  ] as const) {
    it(`and ${name} is ${outcome === 'read' ? 'read' : 'refused'} at once`, () => {
      const begin = performance.now();
      assert.equal(outcomeOf(text), outcome);
      assert.ok(performance.now() - begin < ENOUGH_MS);
    });
  }
});

describe('A broken feed', () => {
  for (const [name, text, outcome] of [
    ['ends too early', '<rss><channel><item><title>a', 'malformed'],
    ['closes what is not open', '<rss><channel></item></channel></rss>', 'malformed'],
    ['closes nothing', '</rss>', 'malformed'],
    ['goes on after its end', `${rssItem('')}<rss/>`, 'malformed'],
    ['has words after its end', `${rssItem('')} and`, 'malformed'],
    ['has an attribute twice', '<rss a="1" a="2"/>', 'malformed'],
    ['has an attribute without quotation marks', '<rss version=2.0/>', 'malformed'],
    ['has a < in its text', rssItem('<title>1 < 2</title>'), 'malformed'],
    ['has CDATA without end', rssItem('<title><![CDATA[a</title>'), 'malformed'],
    ['is a comment', '<!-- a -->', 'malformed'],
    ['is nothing', '', 'not-a-feed'],
    ['is white space', ' \n', 'not-a-feed'],
    ['is words', 'Not found', 'malformed'],
    ['is a web page', '<!doctype html><title>a<br>', 'not-a-feed'],
    [
      'is a page of XHTML',
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head/></html>',
      'not-a-feed',
    ],
    ['is a sitemap', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', 'not-a-feed'],
  ] as const) {
    it(`that ${name} is said to be so`, () => assert.equal(outcomeOf(text), outcome));
  }
});

describe('A feed that is longer than others', () => {
  it('is cut where it is shown: items, texts, titles, files and tags', () => {
    const many = (n: number, one: (n: number) => string): string =>
      Array.from({ length: n }, (_, k) => one(k)).join('');
    const { items } = feedOf(
      channel(
        `<item><title>${'t'.repeat(5_000)}</title><description>${'d'.repeat(100_000)}</description>${many(50, (n) => `<category>${n}</category><enclosure url="https://a.example/${n}.mp3"/><media:thumbnail url="https://a.example/${n}.png"/>`)}</item>${many(500, (n) => `<item><title>${n}</title></item>`)}`,
      ),
    );
    const [{ title, summary, tags, enclosures, pictures }] = items as [(typeof items)[number]];
    assert.deepEqual(
      [
        items.length,
        title.length,
        summary?.type === 'text' && summary.text.length,
        tags.length,
        enclosures.length,
        pictures.length,
      ],
      [MAX_ITEMS, MAX_LINE, MAX_TEXT, MAX_TAGS, MAX_FILES, MAX_FILES],
    );
  });
});
