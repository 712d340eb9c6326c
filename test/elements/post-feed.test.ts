import { expect, waitUntil } from '@open-wc/testing';
import '../../src/elements/post-feed/define.js';
import { registerNetwork } from '../../src/core/network.js';
import type { WidgetErrorEvent } from '../../src/elements/shared/events.js';
import { $consents } from '../../src/stores/consent.js';
import { configure } from '../../src/stores/settings.js';
import { all, drawFeed, drawPosts, shown } from '../support/draw-feed.js';
import { folded, inside, visible } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { asked, fake, fakes, registerFakeNetwork } from '../support/fake-network.js';
import { manyPosts } from '../support/fake-posts.js';
import { samplePost, text } from '../support/samples.js';

registerFakeNetwork();

describe('<magpie-post-feed>', () => {
  firstVisit();
  afterEach(() => $consents.set([]));

  it('shows the posts of the account, newest as the network gives them', async () => {
    const feed = await drawPosts('ready', () => manyPosts(3));
    expect(all(feed, 'article').map((post) => folded(post.querySelector('.text')!.textContent))).to.deep.equal([
      'Post number 1.',
      'Post number 2.',
      'Post number 3.',
    ]);
    expect(inside(feed, '[role=feed]').ariaLabel).to.equal('Posts by @ready.example');
  });

  it('holds room for the posts and keeps the link while they are on their way', async () => {
    const feed = await drawFeed({ account: 'fake:slow' }, '.loading');
    expect(inside(feed, '.loading').ariaBusy).to.equal('true');
    expect(feed.offsetHeight).to.be.greaterThan(window.innerHeight);
    expect(visible(feed.querySelector('a')!)).to.be.true;
  });

  for (const [account, sentence, again] of [
    ['missing', 'Fake has no such account.', false],
    ['private', '@private.example is shown only to people who are signed in.', false],
    ['busy', 'Fake is busy. This page asks again in 2 minutes.', true],
    ['down', 'Fake did not answer.', true],
    ['broken', 'Fake gave an answer that cannot be read.', true],
  ] as const) {
    it(`keeps the link and says what happened when the account is ${account}`, async () => {
      const feed = await drawFeed({ account: `fake:${account}` }, '[part=status]');
      expect(folded(inside(feed, '[role=status]').textContent)).to.equal(again ? `${sentence} Try again` : sentence);
      expect(visible(feed.querySelector('a')!)).to.be.true;
    });
  }

  it('shows the posts when trying again helps', async () => {
    const feed = await drawFeed({ account: 'fake:mended' }, '[part=status]');
    fakes.set('mended', { account: {}, posts: () => manyPosts(2) });
    inside(feed, '[role=status]');
    feed.posts.store!.load();
    await shown(feed, 'article');
    expect(all(feed, 'article').length).to.equal(2);
    fakes.delete('mended');
  });

  it('asks again when the visitor wants it', async () => {
    const feed = await drawFeed({ account: 'fake:down' }, '[part=status]');
    const before = asked.length;
    inside(feed, '[part=status] button').click();
    await waitUntil(() => asked.length > before);
  });

  it('says that there are no posts yet, and keeps the link', async () => {
    const feed = await drawFeed({ account: 'fake:empty' }, '[part=status]');
    expect(folded(inside(feed, '[role=status]').textContent)).to.equal('No posts yet.');
    expect(visible(feed.querySelector('a')!)).to.be.true;
  });

  it('says that no posts fit', async () => {
    const feed = await drawFeed({ account: 'fake:empty', tags: '#river' }, '[part=status]');
    expect(folded(inside(feed, '[role=status]').textContent)).to.equal('No posts fit these filters.');
  });

  it('does not say that no posts fit while there may be some further on', async () => {
    fakes.set('further', { account: {}, posts: () => manyPosts(200) });
    const feed = await drawFeed({ account: 'fake:further', tags: 'river', limit: '1' }, '[part=status]');
    expect(folded(inside(feed, '[role=status]').textContent)).to.equal('');
    expect(folded(inside(feed, '[part=more]').textContent)).to.equal('Load more');
  });

  for (const [account, until, room] of [
    ['slow', '.loading', 2],
    ['two', 'article', 2],
    ['down', '[role=status]:not(.loading)', 2],
    // Who has written less than was asked for keeps no empty room.
    ['one', 'article', 1],
    ['empty', '[role=status]:not(.loading)', 1],
  ] as const) {
    it(`asked for two posts, takes the room of ${room} with the account ${account}`, async () => {
      fakes.set('one', { account: {}, posts: () => manyPosts(1) });
      fakes.set('two', { account: {}, posts: () => manyPosts(2) });
      const feed = await drawFeed({ account: `fake:${account}`, limit: '2' }, until);
      expect(feed.offsetHeight).to.be.closeTo(room * 9 * 16 + 2, 1);
    });
  }

  it('holds the room of the posts while it asks, but no more than can be seen', async () => {
    configure({ consent: 'ask' });
    const few = await drawFeed({ account: 'fake:ann', limit: '2' }, '[part=status]');
    expect(few.offsetHeight).to.equal(2 * 9 * 16 + 2);
    const many = await drawFeed({ account: 'fake:ann' }, '[part=status]');
    expect(many.offsetHeight).to.be.closeTo(window.innerHeight, 3);
  });

  it('says in which language it speaks, and nothing of a text whose author did not', async () => {
    configure({ locale: undefined });
    fakes.set('tongue', { account: {}, posts: () => [samplePost({ language: undefined })] });
    const feed = await drawFeed({ account: 'fake:tongue', lang: 'nl' });
    expect(inside(feed, '.panel').lang).to.equal('en');
    expect(inside(feed, '.text').getAttribute('lang')).to.equal('');
  });

  it('tells whether what is loaded is drawn', async () => {
    fakes.set('extra', { account: {}, posts: () => [samplePost({ contentWarning: 'loud' })] });
    const feed = await drawFeed({ account: 'fake:extra' });
    expect(feed.drawn).to.be.true;
    feed.page = undefined;
    expect(feed.drawn).to.be.false;
  });

  it('loads and keeps nothing before the visitor agrees', async () => {
    configure({ consent: 'ask' });
    const before = asked.length;
    const feed = await drawFeed({ account: 'fake:ann' }, '[part=status]');
    expect(folded(inside(feed, 'strong').textContent)).to.equal('Posts from Fake');
    expect(asked).to.have.lengthOf(before);
    expect(localStorage).to.have.lengthOf(0);
    inside(feed, '.pill').click();
    await shown(feed, 'article');
  });

  it('keeps the link where the network has no posts', async () => {
    const { loadPosts: _, ...rest } = fake;
    registerNetwork({
      ...rest,
      id: 'mute',
      parse: (address) => (address === 'mute:ann' ? { network: 'mute', host: '', id: 'ann' } : undefined),
    });
    const feed = await drawFeed({ account: 'mute:ann' }, 'slot');
    expect(feed.shadowRoot!.querySelector('[part=panel]')).to.be.null;
    expect(visible(feed.querySelector('a')!)).to.be.true;
  });

  it('follows its attribute to another account', async () => {
    const feed = await drawPosts('first', () => [samplePost({ text: text('First.') })]);
    fakes.set('second', { account: {}, posts: () => [samplePost({ text: text('Second.') })] });
    feed.setAttribute('account', 'fake:second');
    await waitUntil(() => feed.shadowRoot!.querySelector('.text')?.textContent.includes('Second.'));
    expect(all(feed, 'article').length).to.equal(1);
  });

  it('speaks the language of the place it stands in', async () => {
    configure({ locale: undefined });
    fakes.set('spoken', { account: {}, posts: () => manyPosts(3) });
    const feed = await drawFeed({ account: 'fake:spoken', lang: 'zh-CN', limit: '2' });
    expect(folded(inside(feed, '[part=more]').textContent)).to.equal('加载更多');
    expect(folded(inside(feed, 'time').textContent)).to.contain('前');
  });

  it('tells the page when the posts are there, and when they cannot be', async () => {
    let loads = 0;
    const onLoad = (): void => {
      loads++;
    };
    addEventListener('magpie-load', onLoad);
    await drawPosts('told', () => manyPosts(1));
    removeEventListener('magpie-load', onLoad);
    expect(loads).to.equal(1);

    const codes: string[] = [];
    const onError = (event: WidgetErrorEvent): void => void codes.push(event.error.code);
    addEventListener('magpie-error', onError as EventListener);
    await drawFeed({ account: 'fake:missing' }, '[part=status]');
    removeEventListener('magpie-error', onError as EventListener);
    expect(codes).to.deep.equal(['not-found']);
  });

  it('loads once for two feeds of the same account', async () => {
    fakes.set('shared', { account: {}, posts: () => manyPosts(1) });
    await Promise.all([drawFeed({ account: 'fake:shared' }), drawFeed({ account: 'fake:shared' })]);
    expect(asked.filter((what) => what === 'posts:shared')).to.have.lengthOf(1);
  });

  for (const account of ['ann', 'long', 'rtl', 'empty', 'missing']) {
    it(`is accessible with the account ${account}`, async () => {
      const feed = await drawFeed({ account: `fake:${account}` }, 'article, [part=status]');
      await expect(feed).to.be.accessible();
    });
  }
});
