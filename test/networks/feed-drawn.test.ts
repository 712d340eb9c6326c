import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/elements/account-card/define.js';
import '../../src/elements/post-feed/define.js';
import '../../src/elements/post-feed/player.js';
import '../../src/elements/post-feed/post-extras.js';
import '../../src/networks/feed/posts.js';
import { riverFeeds } from '../support/river-feeds.js';
import { loadText } from './feed-samples.js';

/** Without its pictures, which browsers would ask for. */
const rss = (await loadText('river-rss.xml')).replace(
  /<image>.*<\/image>|<img[^>]*>|<(?:media:thumbnail|itunes:image)[^>]*>/g,
  '',
);

describe('a feed on a page', () => {
  let undo: () => void;
  beforeEach(() => (undo = riverFeeds({ '/rss.xml': rss, '/page': '<!doctype html><p>Welcome' })));
  afterEach(() => undo());

  const drawn = (element: Element, selector: string): readonly Element[] => [
    ...(element.shadowRoot?.querySelectorAll(selector) ?? []),
  ];

  it('is drawn as the posts of an account are', async () => {
    const feed = await fixture(
      html`<magpie-post-feed account="feed:https://river.example/rss.xml"
        ><a href="https://river.example/">River</a></magpie-post-feed
      >`,
    );
    await waitUntil(() => drawn(feed, 'article').length === 3);
    const [link] = drawn(feed, 'article strong a') as HTMLAnchorElement[];
    expect([link!.textContent, link!.href]).to.deep.equal(['High water', 'https://river.example/2026/high-water']);
    await expect(feed).to.be.accessible();
  });

  it('is drawn as a card', async () => {
    const card = await fixture(
      html`<magpie-account-card account="feed:https://river.example/rss.xml"
        ><a href="https://river.example/">River</a></magpie-account-card
      >`,
    );
    await waitUntil(() => card.shadowRoot?.textContent.includes('News of the river.'));
    expect(card.shadowRoot!.textContent).to.contain('The River & its banks').and.to.contain('river.example');
  });

  it('leaves the page’s own link where the address is no feed', async () => {
    const feed = await fixture(
      html`<magpie-post-feed
        account="feed:https://river.example/page"
        @magpie-error=${(event: Event) => event.preventDefault()}
        ><a href="https://river.example/">River</a></magpie-post-feed
      >`,
    );
    await waitUntil(() => feed.shadowRoot?.textContent.includes('river.example'));
    expect(drawn(feed, 'slot:not([name])')).to.have.length(1);
    expect(drawn(feed, 'article')).to.have.length(0);
  });
});
