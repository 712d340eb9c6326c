import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/post-feed/define.js';
import type { PostFeed } from '../../src/elements/post-feed/define.js';
import { all, drawFeed, drawPosts } from '../support/draw-feed.js';
import { folded, inside } from '../support/drawn.js';
import { configure } from '../../src/stores/settings.js';
import { $consents } from '../../src/stores/consent.js';
import { NetworkError } from '../../src/core/errors.js';
import { firstVisit } from '../support/first-visit.js';
import { fakes, registerFakeNetwork } from '../support/fake-network.js';
import { everyKind, manyPosts } from '../support/fake-posts.js';
import { samplePost } from '../support/samples.js';

registerFakeNetwork();

/** Puts the focus on the link that skips the posts, and waits until keys are answered. */
async function turnTo(feed: PostFeed): Promise<void> {
  inside(feed, 'button.skip').focus();
  await waitUntil(() => all(feed, 'article a').every((link) => link.tabIndex === -1), 'the feed answers keys');
}

const focused = (feed: PostFeed): Element | null => feed.shadowRoot!.activeElement;

const press = (key: string): Promise<void> => sendKeys({ press: key });

describe('<magpie-post-feed> from the keyboard', () => {
  firstVisit();

  it('costs one Tab stop a post, one before and one after', async () => {
    const feed = await drawPosts('tabs', () => everyKind().slice(0, 6), { limit: '5' });
    await turnTo(feed);
    const stops: string[] = [];
    for (let stop = focused(feed); stop && stops.length < 20; stop = focused(feed)) {
      stops.push(stop.getAttribute('part') ?? stop.className);
      await press('Tab');
    }
    expect(document.activeElement!.textContent).to.equal('After');
    expect(stops).to.deep.equal(['skip', 'post', 'post', 'post', 'post', 'post', 'more']);
  });

  it('comes back the same way', async () => {
    const feed = await drawPosts('tabs-back', () => manyPosts(4), { limit: '3' });
    await turnTo(feed);
    inside(feed, '[part=more]').focus();
    await press('Shift+Tab');
    expect(focused(feed)).to.equal(all(feed, 'article')[2]);
  });

  it('goes into a post with Enter and out of it with Escape', async () => {
    const feed = await drawPosts('enter', () => manyPosts(3));
    await turnTo(feed);
    const [first, second] = all(feed, 'article');
    first!.focus();
    await press('Enter');
    expect(focused(feed)).to.equal(first!.querySelector('a'));
    await press('Tab');
    expect(focused(feed)).to.equal(first!.querySelectorAll('a')[1]);
    await press('Escape');
    expect(focused(feed)).to.equal(first);
    await press('Tab');
    expect(focused(feed)).to.equal(second);
  });

  it('moves on with the next post after the last link of one', async () => {
    const feed = await drawPosts('leave', () => manyPosts(3));
    await turnTo(feed);
    const [first, second] = all(feed, 'article');
    first!.querySelectorAll('a')[1]!.focus();
    await press('Tab');
    expect(focused(feed)).to.equal(second);
    expect([...first!.querySelectorAll('a')].map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, -1]);
  });

  it('moves between posts with Page Down and Page Up, from within them too', async () => {
    const feed = await drawPosts('pages', () => manyPosts(3));
    await turnTo(feed);
    const [first, second, third] = all(feed, 'article');
    first!.querySelector('a')!.focus();
    await press('PageDown');
    expect(focused(feed)).to.equal(second);
    await press('PageDown');
    expect(focused(feed)).to.equal(third);
    await press('PageUp');
    expect(focused(feed)).to.equal(second);
  });

  it('leaves the posts with Control and Home or End', async () => {
    const feed = await drawPosts('leave-all', () => manyPosts(3));
    await turnTo(feed);
    all(feed, 'article')[1]!.focus();
    await press('Control+End');
    expect(folded(focused(feed)!.textContent)).to.equal('End of the posts');
    all(feed, 'article')[1]!.focus();
    await press('Control+Home');
    expect(folded(focused(feed)!.textContent)).to.equal('Skip these posts');
  });

  it('skips the posts', async () => {
    const feed = await drawPosts('skip', () => manyPosts(3));
    await turnTo(feed);
    expect(inside(feed, 'button.skip').checkVisibility()).to.be.true;
    await press('Enter');
    expect(folded(focused(feed)!.textContent)).to.equal('End of the posts');
    await press('Tab');

    expect(document.activeElement!.textContent).to.equal('After');
  });

  it('lets Tab reach every link where nothing answers keys yet', async () => {
    const feed = await drawPosts('plain-links', () => manyPosts(1));
    expect(all(feed, 'article a').map(({ tabIndex }) => tabIndex)).to.deep.equal([0, 0]);
  });

  it('tells the exact time of the post that is entered', async () => {
    const feed = await drawPosts('exact', () => [samplePost({ createdAt: '2020-03-05T12:00:00.000Z' })]);
    await turnTo(feed);
    inside(feed, 'article').focus();
    await press('Enter');
    expect(inside(feed, '.by > :last-child').getAttribute('aria-description')).to.contain('March 5, 2020');
    await press('Tab');
    const time = inside(feed, 'time');
    expect(time.title).to.contain('March 5, 2020');
    // Firefox gives the attribute's name here, the others its value.
    const { content } = getComputedStyle(time, '::after');
    expect(content.replace('attr(title)', time.title)).to.contain('March 5, 2020');
  });

  it('goes on with the first post after the visitor has agreed', async () => {
    configure({ consent: 'ask' });
    fakes.set('agreed', { account: {}, posts: () => manyPosts(2) });
    const feed = await drawFeed({ account: 'fake:agreed' }, '[part=status] button');
    inside(feed, '.pill').focus();
    await press('Enter');
    await waitUntil(() => focused(feed)?.matches('article'), 'the first post has the focus');
    expect(inside(feed, '.panel').hasAttribute('tabindex')).to.be.false;
    $consents.set([]);
  });

  it('goes on with the first post where trying again helps, and asks again where it does not', async () => {
    fakes.set('tried', new NetworkError('unreachable', 'No answer'));
    const feed = await drawFeed({ account: 'fake:tried' }, '[part=status] button');
    const first = inside(feed, '[part=status] button');
    first.focus();
    await press('Enter');
    await waitUntil(() => {
      const now = focused(feed);
      return now !== first && now?.matches('[part=status] button');
    }, 'the new button has the focus');
    fakes.set('tried', { account: {}, posts: () => manyPosts(2) });
    await press('Enter');
    await waitUntil(() => focused(feed)?.matches('article'), 'the first post has the focus');
  });

  it('stays accessible after it has been used', async () => {
    const feed = await drawPosts('used', () => everyKind(), { limit: '5' });
    await turnTo(feed);
    all(feed, 'article')[1]!.focus();
    await press('Enter');
    await expect(feed).to.be.accessible();
  });
});
