import { expect, waitUntil } from '@open-wc/testing';
import '../../src/elements/post-feed/define.js';
import type { PostFeed } from '../../src/elements/post-feed/define.js';
import { look } from '../../src/elements/post-feed/live.js';
import { whenDue } from '../../src/elements/post-feed/when-due.js';
import { NetworkError } from '../../src/core/errors.js';
import type { Post } from '../../src/core/model.js';
import { all, drawFeed, shown } from '../support/draw-feed.js';
import { folded, inside } from '../support/drawn.js';
import { fakes, registerFakeNetwork } from '../support/fake-network.js';
import { manyPosts } from '../support/fake-posts.js';
import { firstVisit } from '../support/first-visit.js';
import { ago, samplePost, text } from '../support/samples.js';

registerFakeNetwork();

const words = (feed: PostFeed): readonly string[] =>
  all(feed, 'article .text').map(({ textContent }) => folded(textContent));

const fresh = (count: number): readonly Post[] =>
  Array.from({ length: count }, (_, at) =>
    samplePost({ id: `fresh-${at}`, createdAt: ago(1), text: text(`Fresh ${at}.`) }),
  );

/** A feed that looks for new posts, of an account that has more of them from now on. */
async function withNews(id: string, count: number, rest: Readonly<Record<string, string>> = {}): Promise<PostFeed> {
  fakes.set(id, { account: {}, posts: () => manyPosts(30) });
  const feed = await drawFeed({ account: `fake:${id}`, refresh: '60', limit: '10', ...rest }, '.news');
  fakes.set(id, { account: {}, posts: () => [...fresh(count), ...manyPosts(30)] });
  return feed;
}

describe('<magpie-post-feed refresh>', () => {
  firstVisit();

  it('says how many posts are new, and moves nothing', async () => {
    const feed = await withNews('news', 3);
    expect(inside(feed, '.news').role).to.equal('status');
    const [before, top] = [words(feed), inside(feed, 'article').getBoundingClientRect().top];
    await look(feed);
    await shown(feed, '.news button');
    expect(folded(inside(feed, '.news').textContent)).to.equal('3 new posts');
    expect(words(feed)).to.deep.equal(before);
    expect(inside(feed, 'article').getBoundingClientRect().top).to.equal(top);
    await expect(feed).to.be.accessible();
  });

  it('shows them with a click, and goes to the first', async () => {
    const feed = await withNews('clicked', 2);
    scrollTo(0, 600);
    await look(feed);
    await shown(feed, '.news button');
    inside(feed, '.news button').click();
    await waitUntil(() => words(feed)[0] === 'Fresh 0.', 'the new posts are drawn');
    expect(words(feed).slice(0, 3)).to.deep.equal(['Fresh 0.', 'Fresh 1.', 'Post number 1.']);
    await waitUntil(() => feed.shadowRoot!.activeElement === all(feed, 'article')[0], 'the first has the focus');
    expect(all(feed, '.news button')).to.have.lengthOf(0);
    expect(all(feed, 'article')).to.have.lengthOf(12);
    const { top } = inside(feed, 'article').getBoundingClientRect();
    expect(top).to.be.within(0, innerHeight);
  });

  it('shows older posts meanwhile, and keeps the new ones waiting', async () => {
    const feed = await withNews('older', 1);
    await look(feed);
    await shown(feed, '.news button');
    inside(feed, '[part=more]').click();
    inside(feed, '[part=more]').click();
    await waitUntil(() => words(feed).length > 10);
    expect(words(feed)[0]).to.equal('Post number 1.');
    expect(folded(inside(feed, '.news').textContent)).to.equal('1 new post');
  });

  it('keeps what is read where so much is new that the two do not meet', async () => {
    const feed = await withNews('flood', 25);
    const before = words(feed);
    await look(feed);
    await shown(feed, '.news button');
    expect(words(feed)).to.deep.equal(before);
    inside(feed, '.news button').click();
    await waitUntil(() => words(feed)[0] === 'Fresh 0.');
  });

  it('says nothing where nothing is new, or nobody answers', async () => {
    const feed = await withNews('quiet', 0);
    const before = words(feed);
    await look(feed);
    fakes.set('quiet', new NetworkError('unreachable', 'No answer'));
    await look(feed);
    await feed.updateComplete;
    expect(words(feed)).to.deep.equal(before);
    expect(all(feed, '.news button, .stale')).to.have.lengthOf(0);
  });

  it('draws at once what the visitor does not see yet', async () => {
    const feed = await withNews('below', 2);
    feed.parentElement!.style.marginBlockStart = '300vh';
    await look(feed);
    await waitUntil(() => words(feed)[0] === 'Fresh 0.');
  });

  it('looks again and again while the page can be seen, until it is over', async () => {
    let times = 0;
    await new Promise<void>((resolve) => {
      whenDue(
        () => times < 3 && 0.01,
        () => times++,
        resolve,
        0.01,
      );
    });
    expect(times).to.equal(3);
  });

  it('does not look more often than every 30 seconds', async () => {
    let times = 0;
    let on = true;
    whenDue(
      () => on && 0.001,
      () => times++,
      () => {},
    );
    await new Promise(requestAnimationFrame);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(times).to.equal(0);
    on = false;
    document.dispatchEvent(new Event('visibilitychange'));
  });
});
