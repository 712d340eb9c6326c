import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FeedItem, FeedText } from '../../src/gateway/feeds/feed.js';
import { feedFixture, feedOf, rssItem } from './support/feeds.js';

const written = (text: FeedText | undefined): string | undefined => (text?.type === 'html' ? text.html : text?.text);
const day = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString());
const brief = ({ id, url, title, publishedAt }: FeedItem) => ({ id, url, title, at: day(publishedAt) });

describe('A feed of RSS 2.0', () => {
  const feed = feedOf(feedFixture('made-rss-2.xml'));

  it('gives its items, newest first; without a date they stay where they are', () => {
    assert.equal(feed.title, 'News & views');
    assert.equal(feed.url, 'https://news.example/');
    assert.deepEqual(feed.items.map(brief), [
      { id: '3', url: undefined, title: 'Elsewhere', at: '2026-09-02T10:00:00.000Z' },
      {
        id: 'https://news.example/1',
        url: 'https://news.example/1',
        title: 'AT&T buys Vec<T> é',
        at: '2026-09-01T15:00:00.000Z',
      },
      { id: 'https://news.example/2', url: 'https://news.example/2', title: '', at: undefined },
    ]);
  });

  it('gives pictures and films with what is known of them, and no pixel that counts readers', () => {
    const item = feed.items[1]!;
    assert.deepEqual(item.pictures, [
      { url: 'https://news.example/a.jpg', alt: 'A bridge', size: { width: 800, height: 600 } },
      { url: 'https://news.example/c.png', alt: 'A "C"', size: undefined },
    ]);
    assert.deepEqual(item.enclosures, [
      { url: 'https://news.example/a.mp4', mediaType: 'video/mp4', bytes: 1000, durationSeconds: 65, title: '' },
    ]);
    assert.deepEqual(item.tags, ['Trade', 'Law']);
    assert.deepEqual(item.author, { name: 'May', url: undefined });
  });

  it('keeps a lone & and knows plain words from HTML', () => {
    assert.deepEqual(feed.items[2]!.summary, { type: 'text', text: 'Plain words & a lone & sign' });
    assert.match(written(feed.items[1]!.summary)!, /^<p>See <a href="\/more">more<\/a> — /);
    assert.equal(feed.items[1]!.summary?.type === 'html' && feed.items[1]!.summary.baseUrl, 'https://news.example/1');
  });
});

describe('A feed of RSS 1.0', () => {
  it('gives the items beside its channel', () => {
    const feed = feedOf(feedFixture('made-rss-1.rdf'));
    assert.deepEqual([feed.title, feed.language, feed.ttlMinutes], ['川の便り', 'ja', 720]);
    const [item] = feed.items;
    assert.deepEqual(brief(item!), {
      id: 'https://river.example/1',
      url: 'https://river.example/1',
      title: '新しい橋',
      at: '2026-09-01T00:00:00.000Z',
    });
    assert.deepEqual([item!.author?.name, item!.tags, written(item!.summary)], ['美咲', ['橋'], '橋ができました。']);
  });
});

describe('A feed of Atom', () => {
  const feed = feedOf(feedFixture('made-atom.xml'));

  it('leads where its bases say', () => {
    assert.deepEqual([feed.url, feed.pictureUrl], ['https://blog.example/en/', 'https://blog.example/icon.png']);
    const [first, second] = feed.items;
    assert.equal(first!.url, 'https://blog.example/en/1');
    assert.equal(second!.url, undefined);
    assert.match(written(first!.content)!, /<a href="https:\/\/blog\.example\/deep\/more">plus<\/a><br><img /);
    assert.equal(first!.pictures[0]!.url, 'https://blog.example/deep/p.png');
    assert.deepEqual(first!.enclosures[0], {
      url: 'https://blog.example/en/film.mp4',
      mediaType: 'video/mp4',
      bytes: 99,
      durationSeconds: undefined,
      title: '',
    });
  });

  it('gives texts as their types say', () => {
    assert.equal(feed.title, 'R&D notes');
    assert.deepEqual(
      feed.items.map(({ title }) => title),
      ['Vec<T> &amp; autres', 'Two words'],
    );
    assert.deepEqual(feed.items[1]!.summary, { type: 'text', text: 'A < B' });
    assert.deepEqual(
      feed.items.map(({ language }) => language),
      ['fr', 'en'],
    );
    assert.deepEqual(feed.items[0]!.tags, ['Rust']);
    assert.deepEqual(feed.items[0]!.author, { name: 'Ana', url: undefined });
  });

  it('of version 0.3 is read too, base64 included', () => {
    const { items } = feedOf(
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="escaped" type="text/html">A &lt;b&gt;B&lt;/b&gt;</title><link rel="alternate" href="https://a.example/1"/><issued>2003-12-31T10:14:55Z</issued><content mode="base64">PGI+QzwvYj4=</content></entry></feed>',
    );
    assert.deepEqual(brief(items[0]!), {
      id: 'https://a.example/1',
      url: 'https://a.example/1',
      title: 'A B',
      at: '2003-12-31T10:14:55.000Z',
    });
    assert.equal(written(items[0]!.content), '<b>C</b>');
  });
});

describe('A podcast', () => {
  const feed = feedOf(feedFixture('made-podcast.xml'));

  it('has its square cover, its hub and the time it asks to be left alone', () => {
    assert.equal(feed.pictureUrl, 'https://pod.example/cover.jpg');
    assert.deepEqual(feed.webSub, { hubUrl: 'https://hub.example/', topicUrl: 'https://pod.example/feed.xml' });
    assert.deepEqual([feed.ttlMinutes, feed.language, feed.author?.name], [120, 'de-CH', 'May & Jo']);
  });

  it('gives sound with its length, and says what is not for everybody', () => {
    const [second, first] = feed.items;
    assert.deepEqual(second!.enclosures, [
      {
        url: 'https://cdn.example/2.mp3',
        mediaType: 'audio/mpeg',
        bytes: 12_345_678,
        durationSeconds: 3_723,
        title: '',
      },
    ]);
    assert.deepEqual(
      [second!.sensitive, second!.tags, second!.pictures[0]!.url],
      [true, ['fische', 'fluss', 'Fische'], 'https://pod.example/2.jpg'],
    );
    assert.match(written(second!.content)!, / über Fische\./);
    assert.deepEqual([first!.enclosures, first!.sensitive, first!.author?.name], [[], false, 'Jo']);
  });
});

describe('A YouTube channel’s feed', () => {
  it('gives the page, the thumbnail and the description, and no Flash', () => {
    const [item] = feedOf(feedFixture('made-youtube.xml')).items;
    assert.deepEqual(
      [item!.youtubeId, item!.url, item!.enclosures, item!.pictures],
      [
        'rIvEr000001',
        'https://www.youtube.com/watch?v=rIvEr000001',
        [],
        [{ url: 'https://i1.ytimg.com/vi/rIvEr000001/hqdefault.jpg', alt: '', size: { width: 480, height: 360 } }],
      ],
    );
    assert.equal(written(item!.summary), 'We walk along the river.\nSee https://river.example');
  });
});

describe('A JSON Feed', () => {
  const text = feedFixture('made-feed.json').toString();

  it('gives its items', () => {
    const feed = feedOf(text);
    assert.deepEqual(
      [feed.title, feed.url, written(feed.description)],
      ['River', 'https://river.example/', 'News of the river'],
    );
    assert.deepEqual(feed.webSub, { hubUrl: 'https://hub.example/', topicUrl: 'https://river.example/feed.json' });
    const [seven, six, nobodys] = feed.items;
    assert.deepEqual(brief(seven!), {
      id: '7',
      url: 'https://river.example/7',
      title: 'Seven',
      at: '2026-09-01T08:00:00.000Z',
    });
    assert.deepEqual(
      [seven!.tags, seven!.language, day(seven!.updatedAt)],
      [['a', 'b'], 'de', '2026-09-02T08:00:00.000Z'],
    );
    assert.deepEqual(seven!.enclosures, [
      {
        url: 'https://river.example/7.mp3',
        mediaType: 'audio/mpeg',
        bytes: 5,
        durationSeconds: 61.5,
        title: 'Seven aloud',
      },
    ]);
    assert.deepEqual([six!.author?.name, written(six!.content)], ['May', 'Six < seven']);
    assert.match(nobodys!.id, /^sha256:/);
    assert.equal(feed.items.length, 3);
  });

  it('of version 1 is read too, and one without a version is none', () => {
    assert.equal(feedOf(text.replace('version/1.1', 'version/1')).items.length, 3);
    assert.throws(() => feedOf(text.replace('jsonfeed.org/version/1.1', 'river.example')), { code: 'not-a-feed' });
  });
});

describe('An entity in a feed', () => {
  it('is a character where XML or HTML 4 has it, and stays as it is elsewhere', () => {
    const { items } = feedOf(
      rssItem(
        ['caf&eacute; &Omega;&euro;&amp;', '&unknown; & &#233;&#xE9;', '&#0;&#xD800;&#1114112;', '<![CDATA[&eacute;]]>']
          .map((text) => `<category>${text}</category>`)
          .join(''),
      ),
    );
    assert.deepEqual(items[0]!.tags, ['café Ω€&', '&unknown; & éé', '\ufffd\ufffd\ufffd', '&eacute;']);
  });
});

describe('An author', () => {
  it('is a name, and nobody where there are e-mail addresses alone', () => {
    for (const [author, name] of [
      ['may@river.example (May)', 'May'],
      ['May &lt;may@river.example&gt;', 'May'],
      ['May (River)', 'May (River)'],
      ['may@river.example', undefined],
      ['may@river.example (may@home.example)', undefined],
    ] as const) {
      assert.equal(feedOf(rssItem(`<author>${author}</author>`)).items[0]!.author?.name, name);
    }
  });
});

describe('An item without an id', () => {
  it('has the same one each time, and another than one that says the same', () => {
    const ids = () =>
      feedOf('<rss><channel><item><title>A</title></item><item><title>A</title></item></channel></rss>').items.map(
        ({ id }) => id,
      );
    assert.equal(new Set(ids()).size, 2);
    assert.deepEqual(ids(), ids());
  });

  it('is none where the feed gives one id twice: that is one item', () => {
    const { items } = feedOf(
      rssItem('<guid>a</guid><title>1</title>').replace(
        '</channel>',
        '<item><guid>a</guid><title>2</title></item></channel>',
      ),
    );
    assert.deepEqual(
      items.map(({ title }) => title),
      ['1'],
    );
  });
});
