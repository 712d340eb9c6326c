import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/post-feed/define.js';
import type { PostFeed } from '../../src/elements/post-feed/define.js';
import { NetworkError } from '../../src/core/errors.js';
import type { Post, PostPage } from '../../src/core/model.js';
import { registerNetwork } from '../../src/core/network.js';
import { several } from '../../src/networks/several/several.js';
import { all, drawFeed, shown } from '../support/draw-feed.js';
import { folded, inside } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { ago, samplePost, text } from '../support/samples.js';

/** Each network of the brand: what it answers, and when. */
const answers = new Map<string, () => Promise<PostPage>>();

const NETWORKS = ['alpha', 'beta', 'gamma', 'dead', 'slow', 'busy'] as const;

registerNetwork(several);
for (const id of NETWORKS) {
  registerNetwork({
    id,
    label: id[0]!.toUpperCase() + id.slice(1),
    parse: (address) => (address.startsWith(`${id}:`) ? { network: id, host: '', id: address } : undefined),
    handle: () => `@brand.${id}`,
    profileUrl: () => `https://${id}.example/`,
    loadPosts: () => answers.get(id)!(),
  });
}

/** As many posts as these ages in minutes. */
function postsOf(id: string, ...minutes: readonly number[]): readonly Post[] {
  return minutes.map((age) =>
    samplePost({ id: `${age}`, url: `https://${id}.example/${age}`, createdAt: ago(age), text: text(`${id} ${age}`) }),
  );
}

const gives = (id: string, ...minutes: readonly number[]): void =>
  void answers.set(id, async () => ({ posts: postsOf(id, ...minutes), cursor: undefined }));

/** One brand on six networks: one dead, one slow, one rate-limited. @returns Lets the slow one answer. */
function sixNetworks(...slow: readonly number[]): () => void {
  gives('alpha', 10, 40);
  gives('beta', 20, 50);
  gives('gamma', 30);
  answers.set('dead', () => Promise.reject(new NetworkError('unreachable', 'No answer')));
  answers.set('busy', () => Promise.reject(new NetworkError('rate-limited', 'Too often', { retryAfterSeconds: 900 })));
  let answer = (_: PostPage): void => {};
  const late = new Promise<PostPage>((resolve) => (answer = resolve));
  answers.set('slow', () => late);
  return () => answer({ posts: postsOf('slow', ...slow), cursor: undefined });
}

let brands = 0;

/** A feed of another brand, for what is loaded of one stays. */
async function drawBrand(limit: string): Promise<PostFeed> {
  const name = `brand-${++brands}`;
  return drawFeed({ account: NETWORKS.map((id) => `${id}:${name}`).join(' '), limit });
}

const words = (feed: PostFeed): readonly string[] =>
  all(feed, 'article .text').map(({ textContent }) => folded(textContent));

describe('<magpie-post-feed> of a brand on six networks', () => {
  firstVisit();
  before(async () => {
    // What feeds are made of is there already, as on most pages.
    sixNetworks()();
    await drawBrand('1');
  });

  it('draws what there is within a second, and says quietly who is missing', async () => {
    sixNetworks(15);
    const begun = performance.now();
    const feed = await drawBrand('10');
    expect(performance.now() - begun).to.be.below(1000);
    expect(words(feed)).to.deep.equal(['alpha 10', 'beta 20', 'gamma 30', 'alpha 40', 'beta 50']);
    await shown(feed, '.stale');
    expect(folded(inside(feed, '.stale').textContent)).to.equal('Posts from Dead and Busy are missing. Try again');
    await expect(feed).to.be.accessible();
  });

  it('has the Tab order of any feed: one stop a post, then asking again, then on', async () => {
    sixNetworks(15);
    const feed = await drawBrand('4');
    await shown(feed, '.stale');
    inside(feed, 'button.skip').focus();
    await waitUntil(() => all(feed, 'article a').every((link) => link.tabIndex === -1), 'the feed answers keys');
    const stops: string[] = [];
    for (let stop = feed.shadowRoot!.activeElement; stop && stops.length < 20; stop = feed.shadowRoot!.activeElement) {
      stops.push(stop.getAttribute('part') ?? (folded(stop.textContent) || stop.className));
      await sendKeys({ press: 'Tab' });
    }
    expect(stops).to.deep.equal(['skip', 'post', 'post', 'post', 'post', 'retry', 'more']);
  });

  it('lets the posts of the slow one wait behind a button where they would move what is read', async () => {
    const answer = sixNetworks(5, 15);
    const feed = await drawBrand('10');
    await shown(feed, '.news');
    const before = words(feed);
    answer();
    await shown(feed, '.news button');
    expect(folded(inside(feed, '.news').textContent)).to.equal('2 new posts');
    expect(words(feed)).to.deep.equal(before);
    inside(feed, '.news button').click();
    await waitUntil(() => words(feed).length === 7);
    expect(words(feed).slice(0, 4)).to.deep.equal(['slow 5', 'alpha 10', 'slow 15', 'beta 20']);
  });

  it('draws them in their place at once where the visitor has not come to it', async () => {
    const answer = sixNetworks(5, 15);
    const feed = await drawBrand('10');
    feed.parentElement!.style.marginBlockStart = '300vh';
    await shown(feed, '.news');
    answer();
    await waitUntil(() => words(feed).length === 7);
    expect(words(feed)[0]).to.equal('slow 5');
  });

  it('names the slow one where it fails in the end', async () => {
    sixNetworks();
    let fail = (_: Error): void => {};
    answers.set('slow', () => new Promise<PostPage>((_, reject) => (fail = reject)));
    const feed = await drawBrand('10');
    await shown(feed, '.news');
    fail(new NetworkError('timeout', 'Too slow'));
    await waitUntil(() => folded(inside(feed, '.stale').textContent).includes('Slow'));
    expect(words(feed)).to.have.lengthOf(5);
  });
});
