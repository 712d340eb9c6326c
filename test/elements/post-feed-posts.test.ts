import { expect, waitUntil } from '@open-wc/testing';
import '../../src/elements/post-feed/define.js';
import { $now } from '../../src/stores/now.js';
import { all, drawFeed, drawPosts, shown } from '../support/draw-feed.js';
import { folded, inside } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { fakes, registerFakeNetwork } from '../support/fake-network.js';
import { hostilePosts, HOSTILE } from '../support/fake-posts.js';
import {
  ago,
  otherAuthor,
  pictures,
  sampleAuthor,
  sampleImage,
  samplePost,
  squareImage,
  tallImage,
  text,
} from '../support/samples.js';

registerFakeNetwork();

const DAY = 24 * 60;

describe('A post of <magpie-post-feed>', () => {
  firstVisit();

  it('says who wrote it, when, and how it was received', async () => {
    const feed = await drawPosts('plain', () => [samplePost({ createdAt: ago(125), likes: 12_345, replies: 1 })]);
    const post = inside(feed, 'article');
    expect(folded(post.querySelector('.by')!.textContent)).to.equal('Ann River @ann.example 2h ago');
    expect(post.querySelector<HTMLAnchorElement>('.by a')!.href).to.equal('https://fake.example/ann');
    const [replies, reposts, likes] = all(feed, '.counts [role=img]');
    expect([replies, reposts, likes].map((count) => folded(count!.textContent))).to.deep.equal(['1', '32', '12.3K']);
    expect([replies, reposts, likes].map((count) => count!.ariaLabel)).to.deep.equal([
      '1 reply',
      '32 reposts',
      '12.3K likes',
    ]);
  });

  it('leaves out counts that the network does not tell', async () => {
    const feed = await drawPosts('uncounted', () => [samplePost({ replies: undefined, reposts: 0, likes: undefined })]);
    expect(all(feed, '.counts [role=img]').map((count) => count.ariaLabel)).to.deep.equal(['0 reposts']);
  });

  for (const [minutes, said] of [
    [-90, '1m ago'],
    [0, '1m ago'],
    [59, '59m ago'],
    [60, '1h ago'],
    [23 * 60 + 59, '23h ago'],
    [DAY, '1d ago'],
    [7 * DAY - 1, '6d ago'],
  ] as const) {
    it(`says ${said} of what was made ${minutes} minutes ago`, async () => {
      const feed = await drawPosts(`age-${minutes + 90}`, () => [samplePost({ createdAt: ago(minutes) })]);
      expect(folded(inside(feed, 'time').textContent)).to.equal(said);
    });
  }

  it('says the day of what is older than a week, with its year where that is another one', async () => {
    const year = new Date().getFullYear();
    const feed = await drawPosts('old', () => [samplePost({ createdAt: `${year - 2}-03-05T12:00:00.000Z` })]);
    expect(folded(inside(feed, 'time').textContent)).to.equal(`Mar 5, ${year - 2}`);
    expect(inside<HTMLTimeElement>(feed, 'time').dateTime).to.equal(`${year - 2}-03-05T12:00:00.000Z`);
  });

  it('grows older while the page is open', async () => {
    const feed = await drawPosts('ageing', () => [samplePost({ createdAt: ago(5) })]);
    $now.set(Date.now() + 10 * 60_000);
    await feed.updateComplete;
    expect(folded(inside(feed, 'time').textContent)).to.equal('15m ago');
  });

  it('says who passed it on, who is answered, and that it is pinned', async () => {
    const feed = await drawPosts('context', () => [
      samplePost({ pinned: true }),
      samplePost({ author: otherAuthor(), repostedBy: sampleAuthor() }),
      samplePost({ replyTo: { handle: '@lantern.example', url: 'https://fake.example/lantern/1' } }),
      samplePost({ replyTo: { handle: '', url: undefined } }),
    ]);
    const marks = all(feed, 'article > .mark').map((mark) => folded(mark.textContent).replace(/[\u2068\u2069]/g, ''));
    expect(marks).to.deep.equal(['Pinned', 'Ann River reposted', 'Replying to @lantern.example', 'A reply']);
  });

  it('names every author where posts share one author object', async () => {
    const author = sampleAuthor();
    const feed = await drawPosts('same', () => [samplePost({ author }), samplePost({ author })]);
    expect(all(feed, '.by > :first-child').map((element) => folded(element.textContent))).to.deep.equal([
      'Ann River',
      'Ann River',
    ]);
  });

  it('shows one picture in its true shape, before it has come, and no taller than five to four', async () => {
    const feed = await drawPosts('one-picture', () => [
      samplePost({ media: [sampleImage({ url: 'https://localhost:9/never.png', previewUrl: undefined })] }),
      samplePost({ media: [tallImage()] }),
      samplePost({ media: [sampleImage({ width: undefined, height: undefined })] }),
    ]);
    const ratios = all(feed, '.media').map((media) => media.offsetWidth / media.offsetHeight);
    expect(ratios[0]).to.be.closeTo(16 / 9, 0.02);
    expect(ratios[1]).to.be.closeTo(4 / 5, 0.02);
    expect(ratios[2]).to.be.closeTo(16 / 10, 0.02);
  });

  it('shows at most four pictures and says how many more there are', async () => {
    const six = [tallImage(), sampleImage(), squareImage(), sampleImage(), squareImage(), tallImage()];
    const feed = await drawPosts('six', () => [samplePost({ media: six })]);
    const links = all(feed, '.media a');
    expect(links).to.have.lengthOf(4);
    expect(links[3]!.dataset.more).to.equal('+2');
    expect(links.map((link) => link.getAttribute('aria-label') ?? link.querySelector('img')!.alt)).to.deep.equal([
      'A press in the morning',
      'Fog over the river',
      'Open the picture',
      'Fog over the river',
    ]);
  });

  it('opens a picture over the page', async () => {
    const feed = await drawPosts('opened', () => [samplePost({ media: [sampleImage(), tallImage()] })]);
    all(feed, '.media a')[1]!.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
    await waitUntil(() => all(feed, 'article a[tabindex="-1"]').length, 'the feed answers');
    all(feed, '.media a')[1]!.click();
    await shown(feed, 'magpie-lightbox');
  });

  it('opens a picture at the first tap, before the feed was looked at', async () => {
    const feed = await drawPosts('tapped', () => [samplePost({ media: [sampleImage()] })]);
    const tap = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    inside(feed, '.media img').dispatchEvent(tap);
    expect(tap.defaultPrevented).to.be.true;
    await shown(feed, 'magpie-lightbox');
  });

  it('keeps a post with a warning closed until the visitor opens it', async () => {
    const feed = await drawPosts('warned', () => [
      samplePost({ contentWarning: 'flashing lights', sensitive: true, media: [sampleImage()] }),
    ]);
    expect(folded(inside(feed, '.cw span').textContent)).to.equal('Content warning: flashing lights');
    expect(all(feed, '.text, .media').length).to.equal(0);
    const button = inside(feed, '.cw button');
    button.click();
    await feed.updateComplete;
    expect(all(feed, '.text, .media a').length).to.equal(2);
    expect(button.ariaExpanded).to.equal('true');
    expect(folded(button.textContent)).to.equal('Hide');
    button.click();
    await feed.updateComplete;
    expect(all(feed, '.text, .media').length).to.equal(0);
  });

  it('keeps a post closed behind a warning without words too', async () => {
    const feed = await drawPosts('warned-bare', () => [samplePost({ contentWarning: '', media: [sampleImage()] })]);
    expect(folded(inside(feed, '.cw span').textContent)).to.equal('Content warning');
    expect(all(feed, '.text, .media').length).to.equal(0);
    inside(feed, '.cw button').click();
    await shown(feed, '.media a');
  });

  it('marks pictures with a description, and nothing else that has a title', async () => {
    const feed = await drawPosts('titles', () => [samplePost({ media: [sampleImage()] })]);
    inside(feed, 'time').title = 'In full';
    const mark = (selector: string): string => getComputedStyle(inside(feed, selector), '::after').content;
    expect(mark('.media a')).to.contain('ALT');
    expect(mark('time')).to.equal('none');
  });

  it('tells the exact time of the post that is drawn now', async () => {
    const point = (time: HTMLElement): boolean =>
      time.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
    const feed = await drawPosts('timed', () => [samplePost({ createdAt: '2020-03-05T12:00:00.000Z' })]);
    point(inside(feed, 'time'));
    await waitUntil(() => all(feed, 'article a[tabindex="-1"]').length, 'the feed answers');
    point(inside(feed, 'time'));
    expect(inside(feed, 'time').title).to.contain('March 5, 2020');
    fakes.set('timed', { account: {}, posts: () => [samplePost({ createdAt: '2021-04-06T12:00:00.000Z' })] });
    feed.posts.store!.load();
    await waitUntil(() => inside(feed, 'time').title.includes('April 6, 2021'), 'the title is of the other post');
  });

  it('lets no name reach into the sentence around it', async () => {
    const name = text('Ann\u2069\u202e River');
    const feed = await drawPosts('bidi', () => [samplePost({ repostedBy: sampleAuthor({ name }) })]);
    expect(inside(feed, '.mark').textContent.trim()).to.equal('\u2068Ann River\u2069 reposted');
  });

  it('has links that are large enough to be hit, and not on top of each other', async () => {
    const feed = await drawPosts('targets', () => [
      samplePost({ replyTo: { handle: '@lantern.example', url: 'https://fake.example/lantern/1' } }),
    ]);
    const boxes = all(feed, '.by a, a.mark').map((link) => link.getBoundingClientRect());
    for (const { height } of boxes) expect(height).to.be.at.least(24);
    expect(Math.max(boxes[0]!.bottom, boxes[1]!.bottom)).to.be.at.most(boxes[2]!.top + 0.5);
  });

  it('keeps sensitive pictures covered, in their room, until the visitor wants to see them', async () => {
    const feed = await drawPosts('veiled', () => [samplePost({ sensitive: true, media: [sampleImage()] })]);
    expect(all(feed, '.media img').length).to.equal(0);
    const height = feed.offsetHeight;
    inside(feed, '.media button').focus();
    inside(feed, '.media button').click();
    await shown(feed, '.media img');
    expect(feed.offsetHeight).to.equal(height);
    await waitUntil(() => feed.shadowRoot!.activeElement === inside(feed, '.media a'), 'the focus stays');
  });

  it('draws link cards, quotes, polls and players with the post, never after it', async () => {
    const feed = await drawFeed({ account: 'fake:ann' });
    for (const part of ['.link-card', '.quoted', '.poll', 'magpie-player', '.rest']) inside(feed, part);
  });

  it('draws hostile text as text', async () => {
    const feed = await drawPosts('evil', hostilePosts);
    expect(folded(inside(feed, '.text').textContent)).to.equal(HOSTILE);
    expect(folded(inside(feed, '.by bdi').textContent)).to.contain('<img src=x');
    expect(all(feed, 'script, .text img, .by img, .cw img').length).to.equal(0);
    inside(feed, '.cw button').click();
    await feed.updateComplete;
    expect(window).not.to.have.property('hacked');
  });

  it('leaves a plain round shape where a picture of an author is missing or cannot be loaded', async () => {
    const feed = await drawPosts('faceless', () => [
      samplePost({ author: sampleAuthor({ avatarUrl: undefined }) }),
      samplePost({ author: sampleAuthor({ avatarUrl: pictures.avatar.replace('avatar', 'none') }) }),
      samplePost(),
    ]);
    await waitUntil(() => all(feed, '[part=avatar][src]').length === 1, 'the broken picture is gone');
    expect(new Set(all(feed, '[part=avatar]').map(({ offsetWidth }) => offsetWidth)).size).to.equal(1);
  });

  it('writes a text in its own direction and language', async () => {
    const feed = await drawPosts('hebrew', () => [samplePost({ text: text('שלום'), language: 'he' })]);
    expect(getComputedStyle(inside(feed, '.text')).direction).to.equal('rtl');
    expect(inside(feed, '.text').lang).to.equal('he');
  });
});
