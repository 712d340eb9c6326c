import { expect } from '@open-wc/testing';
import { offline } from '../support/answering.js';
import { failureOf, loadPage, loadText, postsOf, rss, textsOf } from './feed-samples.js';

const MEGABYTE = 1_048_576;

describe('feed refuses', () => {
  for (const [what, body, message] of [
    ['a web page', '<!DOCTYPE html><html><p>Welcome', 'A web page, not a feed'],
    ['nothing', '  \n', 'Empty, not a feed'],
    ['other XML', '<opml><body/></opml>', 'its root is <opml>'],
    ['other JSON', '{"version":"1","items":[]}', 'JSON, but no JSON Feed'],
    ['text', 'Hello', 'Neither XML nor JSON'],
    ['a feed that breaks off', '<rss><channel>\n<item><title>A</title>', 'line 2'],
    ['a feed that breaks off in a tag', '<rss><channel><item name="', 'a tag is not closed'],
    ['a feed that breaks off in CDATA', '<rss><channel><title><![CDATA[x', ']]> is missing'],
    ['tags that are closed in the wrong order', '<rss><channel><a><b></a></b></channel></rss>', '</a> closes <b>'],
    ['two documents in one', '<rss></rss><rss></rss>', 'a second root element'],
    ['text behind the end', '<rss></rss>x', 'text outside of the root element'],
    ['a tag without a name', '<rss><channel>a < b</channel></rss>', 'line 1'],
  ] as const) {
    it(`${what}, and says so`, async () => {
      const { message: said, ...error } = (await failureOf(body)) as Error & { code: string };
      expect(error.code).to.equal('bad-response');
      expect(said).to.contain(message).and.to.contain('https://river.example/feed.xml');
    });
  }

  for (const name of ['river-rss.xml', 'river-atom.xml', 'river.json']) {
    it(`${name}, wherever it breaks off`, async () => {
      const whole = (await loadText(name)).trimEnd();
      for (let length = 0; length < whole.length; length += 13) {
        const failed = await failureOf(whole.slice(0, length));
        expect(failed, `${length}`).to.include({ name: 'NetworkError', code: 'bad-response' });
      }
    });
  }

  it('what it may not read, and names the header that may be missing', async () => {
    const failed: unknown = await loadPage(offline()).catch((error: unknown) => error);
    expect(failed).to.include({ name: 'NetworkError', code: 'unreachable' });
    expect((failed as Error).message).to.contain('Access-Control-Allow-Origin');
  });
});

describe('feed stays calm', () => {
  for (const [what, body] of [
    ['elements in elements', '<a>'.repeat(100_000)],
    ['items in items', `<rss><channel>${'<item>'.repeat(100_000)}`],
    ['lists in lists', '['.repeat(100_000)],
    ['a tag without an end', `<rss ${'a '.repeat(MEGABYTE / 2)}`],
    ['quotation marks', `<rss a="${'"x="'.repeat(MEGABYTE / 4)}`],
    ['a DOCTYPE without an end', `<!DOCTYPE ${'['.repeat(MEGABYTE)}`],
    ['an entity of megabytes, a thousand times', `<!DOCTYPE b [<!ENTITY a "${'B'.repeat(100_000)}">]><b>${'&a;'.repeat(1_000)}</b>`], // prettier-ignore
    ['declarations of prefixes', `<x ${Array.from({ length: 20_000 }, (_, n) => `xmlns:a${n}="u${n}"`).join(' ')}>${'<i xmlns:q="p"/>'.repeat(20_000)}</x>`], // prettier-ignore
  ] as const) {
    it(`before ${what}`, async () => {
      expect(await failureOf(body)).to.include({ code: 'bad-response' });
    });
  }

  for (const [what, item] of [
    ['pictures that do not end', `<description>${'&lt;img '.repeat(100_000)}</description>`],
    ['a mail address that does not end', `<author>${'a'.repeat(MEGABYTE)}</author>`],
    ['a title of a megabyte', `<title>${'&lt;b '.repeat(MEGABYTE / 6)}</title>`],
    ['a date of spaces', `<pubDate>${' '.repeat(MEGABYTE)}</pubDate>`],
    ['a length of time in a million parts', `<enclosure url="https://a.example/a.mp3"/><duration>${'1:'.repeat(500_000)}</duration>`], // prettier-ignore
    ['characters that are none', '<title>&#0;&#xD800;&#x110000;&#99999999;</title>'],
  ] as const) {
    it(`before ${what}`, async () => {
      expect(await postsOf(rss(item))).to.have.length(1);
    });
  }

  it('before entities of a DOCTYPE: they stay as written', async () => {
    const posts = await postsOf(
      `<!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b SYSTEM "https://outside.example/"> <!-- ]> -->]>${rss('<title>&a;&b;&amp;c</title>')}`,
    );
    expect(textsOf(posts)).to.deep.equal(['&a;&b;&c']);
  });

  it('before a feed of years: the newest thousand items count', async () => {
    expect(await postsOf(rss(...Array.from({ length: 5_000 }, () => '')))).to.have.length(1_000);
  });

  it('before a feed of many megabytes: what it begins with is drawn, and the rest is not fetched', async () => {
    const item = `<item><title>A</title><description>${'a'.repeat(100_000)}</description></item>`;
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode(sent++ ? item : `<rss><channel>${item}`));
      },
    });
    expect(await postsOf(new Response(body))).to.have.length(20);
    expect(sent).to.be.below(30);
  });
});

describe('feed keeps', () => {
  it('no base that grows from element to element', async () => {
    const long = `${'a'.repeat(1_500)}/`;
    const [post] = await postsOf(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://river.example/${long}"><entry xml:base="${long}"><id>1</id><updated>2026-01-01T00:00:00Z</updated><link href="post"/></entry></feed>`,
    );
    expect(post!.url).to.equal(`https://river.example/${long}post`);
  });
});
