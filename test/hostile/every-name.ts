import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { Account } from '../../src/core/model.js';
import { registerNetwork } from '../../src/core/network.js';
import { visibleName } from '../../src/core/visible-name.js';
import '../../src/elements/account-card/define.js';
import '../../src/elements/post-feed/define.js';
import { bluesky } from '../../src/networks/bluesky/bluesky.js';
import { configure } from '../../src/stores/settings.js';
import { drawPosts, all } from '../support/draw-feed.js';
import { has, inside } from '../support/drawn.js';
import { registerFakeNetwork } from '../support/fake-network.js';
import { firstVisit } from '../support/first-visit.js';
import { networkWith } from '../support/http-network.js';
import { sampleAuthor, samplePost, text } from '../support/samples.js';
import { emptyNames, reachingNames } from './names.js';

const WIDTH = 320;

/** The left edges of each of the characters of a text, as they are seen. */
function edgesOf(node: Node): readonly number[] {
  const range = document.createRange();
  return [...node.textContent!].map((_, at) => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return Math.round(range.getBoundingClientRect().left);
  });
}

const textIn = (element: Element): Text => document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text;

describe('names that are not what they seem', () => {
  firstVisit();
  before(() => registerNetwork(bluesky));
  before(() => {
    registerFakeNetwork();
  });

  it('give way to the handle where there is nothing to see in them', async () => {
    for (const name of emptyNames) expect(visibleName(name, '@river'), JSON.stringify(name)).to.equal('@river');
    configure({
      fetch: (url) => {
        const profiles = new URL(url).searchParams.getAll('actors').map((handle) => ({
          did: 'did:plc:abc',
          handle,
          displayName: emptyNames[Number(/\d+/.exec(handle)![0])],
        }));
        return Promise.resolve(new Response(JSON.stringify({ profiles })));
      },
    });
    const stage = await fixture(html`
      <div>
        ${emptyNames.map(
          (_, index) => html`
            <magpie-account-card
              account=${`bluesky:n${index}.example`}
              style="position: absolute"
            ></magpie-account-card>
          `,
        )}
      </div>
    `);
    const cards = [...stage.querySelectorAll('magpie-account-card')];
    await waitUntil(() => cards.every((card) => has(card, '[part=name]')), 'not all drawn', { timeout: 30_000 });
    for (const [index, card] of cards.entries()) {
      expect(inside(card, '[part=name]').textContent).to.equal(`@n${index}.example`);
    }
  }).timeout(60_000);

  it('leave the card as wide as it was, and what stands after them in its order', async () => {
    const plain = networkWith({ name: text('River'), handle: '@river 0123456789' });
    const stage = await fixture<HTMLElement>(html`<div style="inline-size: ${WIDTH}px"></div>`);
    const draw = async (account: string): Promise<HTMLElement> => {
      const card = Object.assign(document.createElement('magpie-account-card'), { account });
      stage.replaceChildren(card);
      await waitUntil(() => has(card, '[part=counts] b'), 'not drawn', { timeout: 30_000 });
      return card;
    };
    const handleOf = (card: HTMLElement): readonly number[] => edgesOf(textIn(inside(card, '[part=handle] bdi')));
    const before = handleOf(await draw(`${plain.id}:river`));
    for (const name of reachingNames) {
      const network = networkWith({ name: text(name), handle: '@river 0123456789' } satisfies Partial<Account>);
      const card = await draw(`${network.id}:river`);
      const what = JSON.stringify(name.slice(0, 30));
      expect(handleOf(card), what).to.deep.equal(before);
      expect(card.getBoundingClientRect().width, what).to.equal(WIDTH);
      expect(stage.scrollWidth, what).to.be.at.most(WIDTH);
      expect(inside(card, '[part=name]').getBoundingClientRect().right, what).to.be.at.most(
        card.getBoundingClientRect().right,
      );
    }
    expect(emptyNames.length + reachingNames.length).to.be.at.least(182);
  }).timeout(120_000);

  it('leave the handle and the time of a post in their order', async () => {
    const url = 'https://fake.example/ann';
    const names = reachingNames.filter(({ length }) => length < 1_000);
    const feed = await drawPosts(
      'names',
      () =>
        ['River', ...names].map((name) =>
          samplePost({
            author: sampleAuthor({ name: text(name), handle: '@river 0123456789', url, avatarUrl: undefined }),
          }),
        ),
      { limit: '40' },
    );
    const order = (article: Element): boolean => {
      const edges = edgesOf(textIn(article.querySelector('[part=handle]')!));
      return edges.every((edge, at) => at === 0 || edge >= edges[at - 1]!);
    };
    const articles = all(feed, 'article');
    expect(articles.length).to.equal(40);
    for (const article of articles) {
      expect(order(article), article.querySelector('[part=name]')!.textContent?.slice(0, 40)).to.equal(true);
      expect(article.scrollWidth).to.be.at.most(article.clientWidth);
    }
  }).timeout(30_000);
});
