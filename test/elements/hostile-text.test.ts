import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { Account } from '../../src/core/model.js';
import { registerNetwork } from '../../src/core/network.js';
import '../../src/elements/account-card/define.js';
import { has, inside } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { networkWith, unregisteredNetwork } from '../support/http-network.js';
import { text } from '../support/samples.js';

const naughty = (await (await fetch(new URL('./fixtures/blns.json', import.meta.url))).json()) as readonly string[];

const url = 'https://river.example/';

/** An account that says the same in every place. */
function saying(words: string): Partial<Account> {
  return {
    name: text(words),
    handle: words,
    bio: [
      { type: 'text', text: words },
      { type: 'link', text: words, url },
      { type: 'mention', text: words, url },
      { type: 'tag', text: words, url },
      { type: 'element', tag: 'p', children: text(words) },
    ],
    fields: [
      { label: text(words), value: [{ type: 'link', text: words, url }], verified: true },
      { label: text(words), value: text(words), verified: false },
    ],
    bot: true,
    bannerUrl: undefined,
    avatarUrl: undefined,
  };
}

/** All elements of a shadow tree, in order, by name and attributes; what scripts or widths may add is left out. */
const skeleton = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('*')]
    .filter((part) => !part.matches('[part=counts] button'))
    .map((part) => `${part.localName}[${part.getAttributeNames().filter(isOurs).sort().join()}]`);

/** Whether words are cut depends on how long they are. */
const isOurs = (attribute: string): boolean => attribute !== 'class';

describe('naughty strings in every text of an account', () => {
  firstVisit();

  it('are drawn as they are, and nothing is made of them', async () => {
    const ids = new Map(naughty.map((words, index) => [`a${index}`, words]));
    const network = unregisteredNetwork({ batchSize: 1_000 });
    const { loadAccounts } = networkWith({});
    registerNetwork({
      ...network,
      loadAccounts: async (refs, io) => {
        const answers = await loadAccounts!(refs, io);
        return answers.map((answer, at) => ({ ...(answer as Account), ...saying(ids.get(refs[at]!.id) ?? 'plain') }));
      },
    });
    const stage = await fixture(html`
      <div>
        ${['plain', ...ids.keys()].map(
          (id) => html`
            <magpie-account-card account=${`${network.id}:${id}`} style="position: absolute"></magpie-account-card>
          `,
        )}
      </div>
    `);
    const cards = [...stage.querySelectorAll('magpie-account-card')];
    await waitUntil(() => cards.every((card) => has(card, 'dl')), 'not all drawn', { timeout: 25_000 });
    const [plain, ...hostile] = cards;
    hostile.forEach((card, index) => {
      const words = naughty[index]!;
      expect(skeleton(card), words).to.deep.equal(skeleton(plain!));
      expect(inside(card, '[part=name]').textContent, 'name').to.equal(words);
      expect(inside(card, '[part=handle] bdi').textContent, 'handle').to.equal(words);
      expect(inside(card, '[part=bio] p').textContent, 'bio').to.equal(words);
      for (const link of card.shadowRoot!.querySelectorAll('[part=bio] a')) expect(link.textContent).to.equal(words);
      for (const label of card.shadowRoot!.querySelectorAll('dt')) expect(label.textContent).to.equal(words);
    });
    expect(naughty.length).to.be.above(500);
    expect(document.querySelectorAll('script[src*="hacked"], iframe').length).to.equal(0);
  }).timeout(30_000);

  it('are drawn as they are by a button, in its name', async () => {
    const stage = await fixture(html`<div></div>`);
    const drawn = new Set<string>();
    for (const words of naughty) {
      const network = unregisteredNetwork({ handle: () => words });
      registerNetwork(network);
      const button = Object.assign(document.createElement('magpie-follow-button'), { account: `${network.id}:river` });
      stage.replaceChildren(button);
      await button.updateComplete;
      expect(inside(button, 'a').getAttribute('aria-label')).to.equal(`Follow ${words} on ${network.label}`);
      drawn.add(skeleton(button).join());
    }
    expect(drawn.size).to.equal(1);
  }).timeout(10_000);
});

describe('texts that would reach out of their place', () => {
  firstVisit();

  for (const [what, words] of [
    ['a word without an end', 'a'.repeat(5_000)],
    ['a mountain of accents', `a${'\u0310\u0345\u035c'.repeat(500)}`],
    ['an override of direction', '\u202e\u2066 txet \u202d'.repeat(50)],
    ['line ends', '\n'.repeat(2_000)],
    ['wide characters', '﷽'.repeat(300)],
  ] as const) {
    it(`do not widen a card: ${what}`, async () => {
      const { id } = networkWith(saying(words));
      const stage = await fixture<HTMLElement>(html`
        <div style="inline-size: 320px">
          <magpie-account-card account=${`${id}:river`}></magpie-account-card>
        </div>
      `);
      const card = stage.querySelector('magpie-account-card')!;
      await waitUntil(() => has(card, 'dl'));
      expect(card.getBoundingClientRect().width).to.equal(320);
      const { right } = card.getBoundingClientRect();
      expect(stage.scrollWidth).to.be.at.most(320);
      for (const part of ['name', 'handle', 'bio', 'counts']) {
        expect(inside(card, `[part=${part}]`).getBoundingClientRect().right, part).to.be.at.most(right);
      }
    });
  }
});
