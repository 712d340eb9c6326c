import { expect } from '@open-wc/testing';
import type { Media, Post } from '../../src/core/model.js';
import { plainText, type RichText } from '../../src/core/rich-text.js';
import { accountOf, loadText, postOf, postsOf, textsOf } from './feed-samples.js';

const rss = await loadText('river-rss.xml');
const atom = await loadText('river-atom.xml');
const json = await loadText('river.json');

const heading = (text: string, url: string): RichText => [
  {
    type: 'element',
    tag: 'p',
    children: [{ type: 'element', tag: 'strong', children: [{ type: 'link', text, url }] }],
  },
];

function at<T>(list: readonly T[], index: number): T {
  return list[index]!;
}

describe('feed reads RSS', () => {
  it('tells of the channel as of an account', async () => {
    const { name, handle, url, avatarUrl, bio, followers } = await accountOf(rss);
    expect(name).to.deep.equal([{ type: 'text', text: 'The River & its banks' }]);
    expect({ handle, url, avatarUrl, followers }).to.deep.equal({
      handle: 'river.example',
      url: 'https://www.river.example/',
      avatarUrl: 'https://river.example/river.png',
      followers: undefined,
    });
    expect(bio).to.deep.equal([
      { type: 'text', text: 'News of the ' },
      { type: 'element', tag: 'strong', children: [{ type: 'text', text: 'river' }] },
      { type: 'text', text: '.' },
    ]);
  });

  it('draws the title as a link, and the content by the same rules as any remote HTML', async () => {
    const post = at(await postsOf(rss), 0);
    expect(post.text).to.deep.equal([
      ...heading('High water', 'https://river.example/2026/high-water'),
      {
        type: 'element',
        tag: 'p',
        children: [
          { type: 'text', text: 'The mill ' },
          { type: 'link', text: 'stands', url: 'https://river.example/mill' },
          { type: 'text', text: ' éven now.' },
        ],
      },
    ]);
    expect(post).to.deep.include({
      id: 'https://river.example/feed.xml river-3',
      url: 'https://river.example/2026/high-water',
      createdAt: '2026-03-01T11:00:00.000Z',
      languages: ['en-US'],
      tags: ['water', 'mill'],
    });
    expect(plainText(post.author.name)).to.equal('Ann of the Mill');
  });

  it('shows the picture of an article that has no other', async () => {
    const { media } = at(await postsOf(rss), 0);
    expect(media.map(({ kind, url, alt }) => [kind, url, alt])).to.deep.equal([
      ['image', 'https://river.example/flood.jpg', 'The & flood'],
    ]);
  });

  it('plays an episode, with its length, its picture and its warning', async () => {
    const post = at(await postsOf(rss), 1);
    expect(post.media).to.deep.equal([
      {
        kind: 'audio',
        url: 'https://river.example/1.mp3',
        previewUrl: 'https://river.example/episode.jpg',
        alt: 'Episode 1: AT&T talk · 1:02:03',
        width: undefined,
        height: undefined,
      },
    ]);
    expect(post.sensitive).to.equal(true);
    expect(plainText(post.author.name), 'without the mail address').to.equal('The miller');
    expect(post.text.slice(1)).to.deep.equal([
      { type: 'text', text: 'We talk.' },
      { type: 'break' },
      { type: 'break' },
      { type: 'text', text: 'More at ' },
      { type: 'link', text: 'https://river.example/more', url: 'https://river.example/more' },
      { type: 'text', text: '.' },
    ]);
  });

  it('plays the first film of a group that can be played', async () => {
    const { media, createdAt } = at(await postsOf(rss), 2);
    expect(media).to.deep.equal([
      {
        kind: 'video',
        url: 'https://river.example/film.mp4',
        previewUrl: 'https://river.example/film.jpg',
        alt: 'A film · 1:05',
        width: 640,
        height: 360,
      } satisfies Media,
    ]);
    expect(createdAt, 'without a date of its own, that of the one before').to.equal('2026-02-28T13:30:00.000Z');
  });

  for (const [what, item, drawn] of [
    ['an ampersand that stands for itself', '<title>Fish & chips &copy; &unknown;</title>', 'Fish & chips © &unknown;'],
    ['a title that speaks of tags', '<title>How to use &lt;table&gt;</title>', 'How to use <table>'],
    ['markup that nobody escaped', '<description>A <b>bold</b> river</description>', 'A bold river'],
    ['CDATA and text in one', '<description>One<![CDATA[ & <b>two</b>]]></description>', 'One & two'],
    ['a title that only begins the text', '<title>One long enough sentence of …</title><description>One long enough sentence of ours</description>', 'One long enough sentence of ours'], // prettier-ignore
    ['no characters that XML forbids', '<title>A\u0001\ufffeB</title>', 'AB'],
    ['an item without anything', '', ''],
  ] as const) {
    it(`draws ${what}`, async () => {
      expect(textsOf([await postOf(item)])).to.deep.equal([drawn]);
    });
  }

  it('takes a permalink for the link, and the site where there is none or none on https', async () => {
    const url = async (item: string): Promise<string> => (await postOf(item)).url;
    expect(await url('<guid>https://a.example/1</guid>')).to.equal('https://a.example/1');
    expect(await url('<guid isPermaLink="false">https://a.example/1</guid>')).to.equal(
      'https://river.example/feed.xml',
    );
    expect(await url('<link>http://a.example/1</link>')).to.equal('https://river.example/feed.xml');
    expect(await url('<link>javascript:alert(1)</link>')).to.equal('https://river.example/feed.xml');
  });

  it('goes to its own host by https, as the feed itself came', async () => {
    expect((await postOf('<link>http://river.example/1</link>')).url).to.equal('https://river.example/1');
  });

  it('gives an item the same id as long as it says the same', async () => {
    const ids = async (item: string): Promise<string> => (await postOf(item)).id;
    expect(await ids('<link>https://a.example/1</link>')).to.equal(
      'https://river.example/feed.xml https://a.example/1',
    );
    expect(await ids('<title>One</title>')).to.equal(await ids('<title>One</title><category>x</category>'));
    expect(await ids('<title>One</title>')).not.to.equal(await ids('<title>Two</title>'));
  });

  it('draws the beginning of a long article, or its summary, and says that there is more', async () => {
    const long = 'word '.repeat(2_000);
    const [clipped, summed] = [await postOf(`<description>${long}</description>`), await postOf(`<description>Short</description><content:encoded>${long}</content:encoded>`)]; // prettier-ignore
    expect(plainText(clipped.text))
      .to.match(/^(word )+word…$/)
      .and.to.have.length.below(1_510);
    expect(plainText(summed.text)).to.equal('Short');
    expect([clipped.partial, summed.partial]).to.deep.equal([true, true]);
  });

  it('leaves smileys, counting pixels and what is not on https undrawn', async () => {
    const { media } = await postOf(
      '<description>&lt;img src="https://a.example/p.gif" width="1"&gt;&lt;img class="wp-smiley" src="https://a.example/s.png"&gt;&lt;img src="http://a.example/x.png"&gt;</description>',
    );
    expect(media).to.deep.equal([]);
  });

  it('plays the film of a group that the feed itself would play', async () => {
    const film = (name: string, more = ''): string =>
      `<media:content url="https://a.example/${name}.mp4" type="video/mp4" ${more}/>`;
    const { media } = await postOf(`<media:group>${film('small')}${film('large', 'isDefault="true"')}</media:group>`);
    expect(media.map(({ url }) => url)).to.deep.equal(['https://a.example/large.mp4']);
  });

  it('draws a file once that is named twice', async () => {
    const { media } = await postOf(
      '<media:content url="https://a.example/a.jpg" medium="image" width="640"/><enclosure url="https://a.example/a.jpg" type="image/jpeg"/>',
    );
    expect(media.map(({ url, width }) => [url, width])).to.deep.equal([['https://a.example/a.jpg', 640]]);
  });

  it('says that a file of another kind is behind the link', async () => {
    const { media, partial } = await postOf('<enclosure url="https://a.example/a.pdf" type="application/pdf"/>');
    expect([media, partial]).to.deep.equal([[], true]);
  });

  it('reads RSS 0.9x and 1.0, with their items inside or beside the channel', async () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://river.example/"><title>RDF</title></channel>
      <item rdf:about="https://river.example/1"><title>One</title><dc:date>2026-03-01T12:00+01:00</dc:date></item></rdf:RDF>`;
    const [post] = await postsOf(rdf);
    expect(post).to.deep.include({ id: 'https://river.example/feed.xml https://river.example/1', createdAt: '2026-03-01T11:00:00.000Z' }); // prettier-ignore
    expect(await postsOf('<rss version="0.91"><channel><item><title>A</title></item></channel></rss>')).to.have.length(
      1,
    );
  });
});

describe('feed reads Atom', () => {
  it('tells of the feed as of an account', async () => {
    const { name, url, avatarUrl, bio } = await accountOf(atom);
    expect([plainText(name), url, avatarUrl, plainText(bio)]).to.deep.equal([
      'Der Fluss',
      'https://river.example/blog/',
      'https://river.example/blog/icon.png',
      'Neues & Altes',
    ]);
  });

  it('draws XHTML, with its links resolved where it says', async () => {
    const post = at(await postsOf(atom), 0);
    expect(post.text).to.deep.equal([
      ...heading('Was &copy; heißt', 'https://river.example/blog/1.html'),
      {
        type: 'element',
        tag: 'p',
        children: [
          { type: 'text', text: 'Der ' },
          { type: 'link', text: 'Tag', url: 'https://river.example/blog/1/bold.html' },
          { type: 'text', text: ' < 2' },
        ],
      },
    ]);
    expect(post).to.deep.include({ createdAt: '2026-03-01T22:30:00.000Z', language: 'de', tags: ['html'] });
  });

  it('names the author of the entry, and the feed’s where it names nobody', async () => {
    const [first, second] = await postsOf(atom);
    expect([first!, second!].map(({ author }) => plainText(author.name))).to.deep.equal(['Anna', 'Bert']);
  });

  it('shows a film of YouTube as a card that leads there', async () => {
    const { card, language, media, partial, text } = at(await postsOf(atom), 1);
    expect(card).to.deep.equal({
      url: 'https://www.youtube.com/watch?v=abc',
      title: 'The weir',
      description: '',
      imageUrl: 'https://i.ytimg.com/vi/abc/hqdefault.jpg',
    });
    expect(text).to.deep.equal([
      { type: 'text', text: 'Line one' },
      { type: 'break' },
      { type: 'text', text: 'Line two ' },
      { type: 'link', text: 'https://river.example/weir', url: 'https://river.example/weir' },
    ]);
    expect({ language, media, partial }).to.deep.equal({ language: 'en-GB', media: [], partial: false });
  });

  it('reads a feed whose elements have prefixes', async () => {
    const prefixed = `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>One</a:title><a:updated>2026-03-01T12:00:00Z</a:updated></a:entry></a:feed>`;
    const [post] = await postsOf(prefixed);
    expect(plainText(post!.text)).to.equal('One');
    expect(post!.createdAt).to.equal('2026-03-01T12:00:00.000Z');
  });
});

describe('feed reads JSON Feed', () => {
  it('tells of the feed as of an account', async () => {
    const { name, url, avatarUrl, bio } = await accountOf(json);
    expect([plainText(name), url, avatarUrl, plainText(bio)]).to.deep.equal([
      'River notes',
      'https://river.example/notes',
      'https://river.example/icon.png',
      'Short notes.',
    ]);
  });

  it('draws HTML and plain text, files and pictures', async () => {
    const [first, second] = (await postsOf(json)) as [Post, Post];
    expect(first).to.deep.include({
      id: 'https://river.example/feed.xml https://river.example/notes/2',
      createdAt: '2026-03-01T17:00:00.000Z',
      tags: ['water', 'mill'],
      language: 'en',
    });
    expect(first.media.map(({ kind, alt }) => [kind, alt])).to.deep.equal([['audio', 'Listen · 1:01']]);
    expect(second.text.slice(1)).to.deep.equal([
      { type: 'text', text: 'Text with ' },
      { type: 'link', text: 'https://river.example/link', url: 'https://river.example/link' },
      { type: 'break' },
      { type: 'text', text: 'and a second line' },
    ]);
    expect(second).to.deep.include({ id: 'https://river.example/feed.xml 1', language: 'fr' });
    expect(second.media.map(({ kind, url }) => [kind, url])).to.deep.equal([['image', 'https://river.example/1.jpg']]);
    expect(plainText(second.author.name)).to.equal('Bea');
  });
});
