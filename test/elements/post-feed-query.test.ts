import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/post-feed/define.js';
import { all, drawFeed, drawPosts, shown } from '../support/draw-feed.js';
import { folded, inside } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { NetworkError } from '../../src/core/errors.js';
import { asked, fakes, registerFakeNetwork } from '../support/fake-network.js';
import { manyPosts } from '../support/fake-posts.js';
import { otherAuthor, sampleAuthor, sampleImage, samplePost } from '../support/samples.js';

registerFakeNetwork();

const mixed = () => [
  samplePost({ id: 'own' }),
  samplePost({ id: 'reply', replyTo: { handle: '@lantern.example', url: undefined } }),
  samplePost({ id: 'repost', author: otherAuthor(), repostedBy: sampleAuthor() }),
  samplePost({ id: 'picture', media: [sampleImage()] }),
  samplePost({ id: 'tagged', tags: ['river'] }),
  samplePost({ id: 'chinese', language: 'zh-CN' }),
];

const ids = (feed: Parameters<typeof all>[0]): (string | undefined)[] =>
  all(feed, '.by > :last-child').map((link) => (link as HTMLAnchorElement).href.split('/').pop());

describe('<magpie-post-feed> shows what is asked for', () => {
  firstVisit();

  for (const [attribute, value, shows] of [
    ['no-replies', '', ['own', 'repost', 'picture', 'tagged', 'chinese']],
    ['no-reposts', '', ['own', 'reply', 'picture', 'tagged', 'chinese']],
    ['media-only', '', ['picture']],
    ['tags', '#River, lake', ['tagged']],
    ['languages', 'zh fr', ['chinese']],
  ] as const) {
    it(`with ${attribute}${value && `="${value}"`}: ${shows.join(', ')}`, async () => {
      expect(ids(await drawPosts('mixed', mixed, { [attribute]: value }))).to.deep.equal(shows);
    });
  }

  it('shows everything again when a filter is taken away', async () => {
    const feed = await drawPosts('unfiltered', mixed, { tags: 'river' });
    feed.removeAttribute('tags');
    await waitUntil(() => all(feed, 'article').length === 6);
  });

  for (const [limit, shows] of [
    ['3', 3],
    ['0', 20],
    ['-5', 1],
    ['many', 20],
    ['1000', 40],
  ] as const) {
    it(`shows ${shows} posts with limit="${limit}"`, async () => {
      expect(all(await drawFeed({ account: 'fake:many', limit }), 'article')).to.have.lengthOf(shows);
    });
  }

  it('takes its settings as properties too', async () => {
    const feed = await drawPosts('properties', mixed);
    feed.noReplies = true;
    feed.limit = 2;
    await waitUntil(() => ids(feed).join() === 'own,repost');
  });

  it('puts posts beside each other as a grid, where there is room for it', async () => {
    const feed = await drawPosts('grid', () => manyPosts(4), { layout: 'grid' });
    const tops = (): number => new Set(all(feed, 'article').map(({ offsetTop }) => offsetTop)).size;
    feed.style.inlineSize = '800px';
    expect(tops()).to.equal(2);
    feed.style.inlineSize = '700px';
    expect(tops()).to.equal(4);
  });

  it('keeps lines short however wide the page is', async () => {
    const feed = await drawFeed({ account: 'fake:long' });
    feed.style.inlineSize = '2000px';
    expect(inside(feed, '.text').offsetWidth / Number.parseFloat(getComputedStyle(feed).fontSize)).to.be.lessThan(36);
  });

  for (const width of ['240px', '300px', '460px']) {
    it(`scrolls nothing sideways at ${width}`, async () => {
      const feed = await drawFeed({ account: 'fake:long' });
      feed.style.inlineSize = width;
      expect(feed.scrollWidth).to.be.at.most(feed.clientWidth);
      for (const part of all(feed, '.text, .counts, .by, .cw'))
        expect(part.scrollWidth).to.be.at.most(part.clientWidth);
    });
  }
});

describe('<magpie-post-feed> loads more', () => {
  firstVisit();

  it('as many again, until there are no more', async () => {
    const feed = await drawPosts('pages-of-two', () => manyPosts(5), { limit: '2' });
    expect(inside(feed, 'article').ariaSetSize).to.equal('-1');
    inside(feed, '[part=more]').click();
    await waitUntil(() => all(feed, 'article').length === 4);
    inside(feed, '[part=more]').click();
    await waitUntil(() => all(feed, 'article').length === 5);
    expect(inside(feed, 'article').ariaSetSize).to.equal('5');
    expect(feed.shadowRoot!.querySelector('[part=more]')).to.be.null;
  });

  it('and goes on with the first new post for the keyboard', async () => {
    const feed = await drawPosts('more-by-key', () => manyPosts(5), { limit: '3' });
    inside(feed, '[part=more]').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => all(feed, 'article').length === 5);
    await waitUntil(() => feed.shadowRoot!.activeElement === all(feed, 'article')[3], 'the fourth post has the focus');
  });

  it('and says so when that fails, keeps what is there, and asks for the same again', async () => {
    const feed = await drawPosts('half', () => manyPosts(3), { limit: '2' });
    const whole = fakes.get('half')!;
    fakes.set('half', new NetworkError('unreachable', 'No answer'));
    inside(feed, '[part=more]').click();
    await shown(feed, '[part=foot] .stale');
    expect(folded(inside(feed, '.stale').textContent)).to.equal('Fake did not answer. Try again');
    expect(all(feed, 'article').length).to.equal(2);
    fakes.set('half', whole);
    inside(feed, '.stale button').click();
    await waitUntil(() => all(feed, 'article').length === 3);
  });

  it('shows posts that are loaded already without asking', async () => {
    const feed = await drawPosts(
      'filtered',
      () => manyPosts(4).map((post, n) => ({ ...post, tags: n % 2 ? ['a'] : [] })),
      {
        limit: '1',
        tags: 'a',
      },
    );
    const before = asked.length;
    inside(feed, '[part=more]').click();
    await waitUntil(() => all(feed, 'article').length === 2);
    expect(asked.length - before).to.be.at.most(2);
  });
});
