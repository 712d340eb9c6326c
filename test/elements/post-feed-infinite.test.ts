import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../src/elements/post-feed/define.js';
import type { PostFeed } from '../../src/elements/post-feed/define.js';
import { all, drawFeed, drawPosts, shown } from '../support/draw-feed.js';
import { inside } from '../support/drawn.js';
import { asked, fakes, registerFakeNetwork } from '../support/fake-network.js';
import { manyPosts } from '../support/fake-posts.js';
import { firstVisit } from '../support/first-visit.js';

registerFakeNetwork();

const positions = (feed: PostFeed): readonly number[] =>
  all(feed, 'article').map(({ ariaPosInSet }) => Number(ariaPosInSet));

/** One frame, and what the feed draws in answer to it. */
async function frame(feed: PostFeed): Promise<void> {
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  await feed.updateComplete;
}

/** Reads on, as with a wheel, until a post is drawn. */
async function readTo(feed: PostFeed, position: number): Promise<void> {
  for (let steps = 0; steps < 400; steps++) {
    const last = positions(feed).at(-1) ?? 0;
    if (last >= position && inside(feed, `[aria-posinset="${last}"]`)) return;
    scrollBy(0, innerHeight * 0.8);
    await frame(feed);
  }
  throw new Error(`Post ${position} did not come.`);
}

const longFeed = (id: string, count: number, rest: Readonly<Record<string, string>> = {}): Promise<PostFeed> =>
  drawPosts(id, () => manyPosts(count), { infinite: '', ...rest });

describe('<magpie-post-feed infinite>', () => {
  firstVisit();
  beforeEach(() => sessionStorage.clear());

  it('loads more before the visitor comes to the end, and keeps few posts drawn', async function () {
    this.timeout(20_000);
    const feed = await longFeed('endless', 600);
    const first = inside(feed, '[role=feed]').offsetHeight;
    await readTo(feed, 500);
    expect(all(feed, 'article').length).to.be.below(140);
    expect(inside(feed, '[role=feed]').offsetHeight).to.be.greaterThan(first * 10);
    expect(positions(feed)).to.deep.equal(positions(feed).map((_, at) => positions(feed)[0]! + at));
    await expect(feed).to.be.accessible();
  });

  it('keeps the room of the posts above, and draws them again when the visitor goes back', async function () {
    this.timeout(20_000);
    const feed = await longFeed('back-up', 300);
    const top = scrollY;
    await readTo(feed, 200);
    expect(positions(feed)[0]).to.be.above(1);
    const before = document.documentElement.scrollHeight;
    scrollTo(0, top);
    await frame(feed);
    await waitUntil(() => positions(feed)[0] === 1, 'the first post is drawn');
    expect(document.documentElement.scrollHeight).to.be.closeTo(before, 4);
  });

  it('is off by default: nothing is loaded by scrolling', async () => {
    const feed = await drawPosts('still', () => manyPosts(100));
    const before = asked.length;
    for (let steps = 0; steps < 10; steps++) {
      scrollBy(0, innerHeight);
      await frame(feed);
    }
    expect(asked.length).to.equal(before);
    expect(all(feed, '.far')).to.have.lengthOf(0);
  });

  it('loads nothing by itself at the end, so that what stands below can be reached', async () => {
    const feed = await longFeed('footer', 400);
    await frame(feed);
    scrollTo(0, document.documentElement.scrollHeight);
    await frame(feed);
    const before = asked.length;
    for (let steps = 0; steps < 5; steps++) {
      scrollTo(0, document.documentElement.scrollHeight);
      await frame(feed);
    }
    expect(asked.length - before).to.be.below(2);
    const after = feed.nextElementSibling!.getBoundingClientRect();
    expect(after.top).to.be.below(innerHeight);
    inside(feed, '[part=more]').click();
    await waitUntil(() => asked.length > before, 'more is loaded by a click');
  });

  it('asks no further where loading failed, until somebody wants it', async () => {
    let fails = false;
    fakes.set('fails', {
      account: {},
      posts: () => {
        if (fails) throw new TypeError('broken');
        return manyPosts(200);
      },
    });
    const feed = await drawFeed({ account: 'fake:fails', infinite: '' });
    await frame(feed);
    fails = true;
    scrollBy(0, innerHeight * 2);
    await shown(feed, '.stale');
    const before = asked.length;
    for (let steps = 0; steps < 5; steps++) {
      scrollBy(0, 40);
      await frame(feed);
    }
    expect(asked.length).to.equal(before);
  });

  it('goes on with Page Down, over posts that were not drawn', async function () {
    this.timeout(20_000);
    const feed = await longFeed('keys', 200);
    inside(feed, 'button.skip').focus();
    await waitUntil(() => all(feed, 'article a').every((link) => link.tabIndex === -1), 'the feed answers keys');
    inside(feed, '[aria-posinset="1"]').focus();
    for (let position = 2; position <= 60; position++) {
      await sendKeys({ press: 'PageDown' });
      await waitUntil(
        () => feed.shadowRoot!.activeElement?.ariaPosInSet === `${position}`,
        `post ${position} has the focus`,
      );
    }
    scrollTo(0, 0);
    await frame(feed);
    await frame(feed);
    // Where the focus is, stays.
    expect(feed.shadowRoot!.activeElement?.ariaPosInSet).to.equal('60');
  });

  it('fills whole rows of a grid, so that nothing moves when posts go', async function () {
    this.timeout(20_000);
    const feed = await longFeed('rows', 400, { layout: 'grid' });
    await readTo(feed, 240);
    const last = inside(feed, `[aria-posinset="${positions(feed)[0]}"]`);
    expect(positions(feed)[0]! % 60).to.equal(1);
    expect(last.getBoundingClientRect().height).to.be.greaterThan(0);
    await sendMouse({ type: 'move', position: [5, 5] });
  });

  it('returns to the same post when the page is loaded anew', async function () {
    this.timeout(20_000);
    const feed = await longFeed('return', 300);
    await readTo(feed, 160);
    const seen = all(feed, 'article').find((post) => post.getBoundingClientRect().bottom > 0)!;
    const [position, top] = [seen.ariaPosInSet, seen.getBoundingClientRect().top];
    dispatchEvent(new PageTransitionEvent('pagehide'));
    feed.parentElement!.remove();
    scrollTo(0, 0);
    const again = await drawFeed({ account: 'fake:return', infinite: '' });
    await waitUntil(() => again.shadowRoot!.querySelector(`[aria-posinset="${position}"]`), 'the post is drawn', {
      timeout: 5000,
    });
    await waitUntil(
      () => Math.abs(inside(again, `[aria-posinset="${position}"]`).getBoundingClientRect().top - top) < 3,
      'it stands where it stood',
      { timeout: 5000 },
    );
  });
});
