import { expect, waitUntil } from '@open-wc/testing';
import '../../src/elements/post-feed/define.js';
import type { PostFeed } from '../../src/elements/post-feed/define.js';
import type { Post } from '../../src/core/model.js';
import { registerNetwork } from '../../src/core/network.js';
import { several } from '../../src/networks/several/several.js';
import { all, drawFeed, drawPosts } from '../support/draw-feed.js';
import { folded, inside } from '../support/drawn.js';
import { asked, registerFakeNetwork } from '../support/fake-network.js';
import { manyPosts } from '../support/fake-posts.js';
import { firstVisit } from '../support/first-visit.js';
import { otherAuthor, sampleAuthor, sampleImage, samplePost, text } from '../support/samples.js';

registerFakeNetwork();
registerNetwork(several);

const quoted = samplePost({ id: 'inner', text: text('The old sale'), tags: ['spring'] });
const posts: () => readonly Post[] = () => [
  samplePost({ id: 'plain', text: text('Paper and light') }),
  samplePost({ id: 'sale', text: text('The summer SALE, from Friday') }),
  samplePost({ id: 'sales', text: text('Wholesales and salesmen') }),
  samplePost({ id: 'tagged', tags: ['spring', 'paper'] }),
  samplePost({ id: 'quoting', text: text('Remember?'), quote: { state: 'ready', post: quoted } }),
  samplePost({ id: 'picture', media: [sampleImage({ alt: 'A sale sign' })] }),
  samplePost({
    id: 'passed#repost',
    url: 'https://lantern.example/passed',
    author: otherAuthor(),
    repostedBy: sampleAuthor(),
    text: text('From the market'),
  }),
  samplePost({ id: 'chinese', text: text('今天开始促销活动') }),
  samplePost({ id: 'warned', contentWarning: 'sale, loud', text: text('!') }),
];

const shownIn = (feed: PostFeed): readonly string[] =>
  all(feed, 'article > .by > :last-child').map((link) => (link as HTMLAnchorElement).href.split('/').pop()!);
const ALL = ['plain', 'sale', 'sales', 'tagged', 'quoting', 'picture', 'passed', 'chinese', 'warned'];
const without = (...gone: readonly string[]): readonly string[] => ALL.filter((id) => !gone.includes(id));

describe('<magpie-post-feed> shows what its owner lets it', () => {
  firstVisit();

  for (const [attribute, value, shows] of [
    ['hide', 'sale', without('sale', 'quoting', 'picture', 'warned')],
    ['hide', '"summer sale" nothing', without('sale')],
    ['hide', '#Spring', without('tagged', 'quoting')],
    ['hide', 'https://www.lantern.example/passed/', without('passed')],
    ['hide', 'plain, https://fake.example/ann/sales', without('plain', 'sales')],
    ['hide', '@lantern.example', without('passed')],
    ['hide', '促销', without('chinese')],
    ['hide', '.* ( [', ALL],
    ['only', '#spring', ['tagged']],
    ['only', '#spring sale', ['sale', 'tagged', 'picture', 'warned']],
  ] as const) {
    it(`with ${attribute}="${value}": ${shows.join(', ')}`, async () => {
      expect(shownIn(await drawPosts('moderated', posts, { [attribute]: value }))).to.deep.equal(shows);
    });
  }

  it('hides what one of several accounts has, by its own id and by the address of its twin', async () => {
    const long = 'We print the spring edition on Friday, and the door is open from eight o’clock on.';
    registerTwin();
    await drawPosts('one', () => [samplePost({ id: 'same', text: text(long) }), samplePost({ id: 'kept' })]);
    twin = [samplePost({ id: 'copy', url: 'https://twin.example/copy', text: text(long) })];
    const hidden = await drawFeed({ account: 'fake:one twin:one', hide: 'https://twin.example/copy' });
    expect(shownIn(hidden)).to.deep.equal(['kept']);
    const named = await drawFeed({ account: 'fake:one twin:one', hide: 'kept' });
    expect(shownIn(named)).to.deep.equal(['same']);
  });

  it('fills the page in place of what is hidden, and no further than four requests', async () => {
    const before = asked.length;
    const feed = await drawPosts(
      'sparse',
      () => manyPosts(100).map((post, at) => (at % 4 ? { ...post, tags: ['no'] } : post)),
      {
        hide: '#no',
        limit: '10',
      },
    );
    expect(all(feed, 'article')).to.have.lengthOf(10);
    expect(asked.length - before).to.be.below(5);
  });

  it('asks the page about each post before it is drawn, once', async () => {
    const told: string[] = [];
    const onPost = (event: HTMLElementEventMap['magpie-post']): void => {
      told.push(event.post.id);
      expect(event.account.id).to.equal('told');
      if (event.post.id === 'sale') event.preventDefault();
    };
    document.addEventListener('magpie-post', onPost as EventListener);
    const feed = await drawPosts('told', posts);
    feed.requestUpdate();
    await feed.updateComplete;
    document.removeEventListener('magpie-post', onPost as EventListener);
    expect(shownIn(feed)).to.deep.equal(without('sale'));
    expect(told).to.deep.equal(posts().map(({ id }) => id));
  });

  it('fills the page in place of what the page leaves out, but not for ever', async () => {
    const onPost = (event: HTMLElementEventMap['magpie-post']): void => {
      if (Number(event.post.id.slice(5)) % 2) event.preventDefault();
    };
    const refuse = (event: Event): void => event.preventDefault();
    document.addEventListener('magpie-post', onPost as EventListener);
    const feed = await drawPosts('halved', () => manyPosts(50), { limit: '10' });
    await waitUntil(() => all(feed, 'article').length === 10);
    expect(folded(inside(feed, '.text').textContent)).to.equal('Post number 2.');
    document.removeEventListener('magpie-post', onPost as EventListener);

    document.addEventListener('magpie-post', refuse);
    const before = asked.length;
    const none = await drawPosts('refused', () => manyPosts(100), { limit: '5' }).catch(() => undefined);
    document.removeEventListener('magpie-post', refuse);
    expect(none).to.equal(undefined);
    expect(asked.length - before).to.equal(5);
  });
});

let twin: readonly Post[] = [];

function registerTwin(): void {
  registerNetwork({
    id: 'twin',
    label: 'Twin',
    parse: (address) => (address === 'twin:one' ? { network: 'twin', host: '', id: 'one' } : undefined),
    handle: () => '@twin',
    profileUrl: () => 'https://twin.example/',
    loadPosts: async () => ({ posts: twin, cursor: undefined }),
  });
}
