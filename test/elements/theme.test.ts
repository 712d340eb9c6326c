import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/elements/account-card/define.js';
import '../../src/elements/follow-button/define.js';
import '../../src/elements/post-feed/define.js';
import type { AccountCard } from '../../src/elements/account-card/define.js';
import { NetworkError } from '../../src/core/errors.js';
import { configure } from '../../src/stores/settings.js';
import { answeringEach } from '../support/answering.js';
import { contrast } from '../support/contrast.js';
import { has, inside, visible } from '../support/drawn.js';
import { registerFakeNetwork } from '../support/fake-network.js';
import { firstVisit } from '../support/first-visit.js';
import { accountsFor, httpNetwork, networkWith } from '../support/http-network.js';

/** Colours all over sRGB, corners and greys among them. */
const ACCENTS = [0, 85, 119, 170, 255].flatMap((r) =>
  [0, 85, 119, 170, 255].flatMap((g) => [0, 85, 119, 170, 255].map((b) => `rgb(${r} ${g} ${b})`)),
);

async function drawCard(parts: unknown = ''): Promise<AccountCard> {
  const { id } = httpNetwork();
  configure({ fetch: answeringEach(accountsFor) });
  const card = await fixture<AccountCard>(
    html`<magpie-account-card account=${`${id}:river`}>${parts}</magpie-account-card>`,
  );
  await waitUntil(() => has(card, '[part=name]'));
  return card;
}

describe('themes', () => {
  firstVisit();

  for (const scheme of ['light', 'dark']) {
    it(`any accent can be read as a link, seen as a ring and written on, in the ${scheme}`, async () => {
      const card = await drawCard();
      card.style.colorScheme = scheme;
      const link = inside(card, '[part=bio] a');
      const surface = getComputedStyle(inside(card, '[part=card]')).backgroundColor;
      await waitUntil(() => has(card, 'magpie-follow-button'));
      const inner = inside(card, 'magpie-follow-button');
      await waitUntil(() => has(inner, '[part=button]'));
      const button = inside(inner, '[part=button]');
      const failing = ACCENTS.filter((accent) => {
        card.style.setProperty('--magpie-accent', accent);
        const { backgroundColor, color } = getComputedStyle(button);
        return contrast(getComputedStyle(link).color, surface) < 4.5 || contrast(backgroundColor, color) < 4.5;
      });
      expect(failing).to.deep.equal([]);
      link.focus();
      card.style.setProperty('--magpie-accent', scheme === 'light' ? '#ffd400' : '#123');
      expect(contrast(getComputedStyle(link).outlineColor, surface)).to.be.at.least(3);
    });
  }

  it('a card takes the look that its theme names, gives it back, and knows no other', async () => {
    const card = await drawCard();
    const radius = (): string => getComputedStyle(inside(card, '[part=card]')).borderTopLeftRadius;
    const usual = radius();
    card.theme = 'sharp';
    await waitUntil(() => radius() === '0px');
    card.setAttribute('theme', 'soft');
    await waitUntil(() => radius() === '24px');
    card.setAttribute('theme', 'toString');
    await waitUntil(() => radius() === usual);
  });

  it('a token of the page wins over a theme', async () => {
    const card = await drawCard();
    card.style.setProperty('--magpie-radius', '3px');
    card.theme = 'contrast';
    await waitUntil(() => getComputedStyle(inside(card, '[part=handle]')).color === 'rgb(51, 51, 51)');
    card.theme = 'sharp';
    await waitUntil(() => getComputedStyle(inside(card, '[part=avatar]')).borderTopLeftRadius === '0px');
    expect(getComputedStyle(inside(card, '[part=card]')).borderTopLeftRadius).to.equal('3px');
  });

  it('a card shows what the page puts above and below it', async () => {
    const card = await drawCard(
      html`<p slot="header">Above</p>
        <p slot="footer">Below</p>`,
    );
    const [above, below] = card.querySelectorAll('p');
    const name = inside(card, '[part=name]').getBoundingClientRect();
    expect(above!.getBoundingClientRect().bottom).to.be.below(name.top);
    expect(below!.getBoundingClientRect().top).to.be.above(name.bottom);
  });

  it('the page’s own words stand where the sentence on a failure would, beside the link and what tries again', async () => {
    const { id } = networkWith(new NetworkError('unreachable', 'Made to fail'));
    const card = await fixture<AccountCard>(html`
      <magpie-account-card account=${`${id}:river`}
        ><a href="https://river.example/">River</a><b slot="error">Out for lunch.</b></magpie-account-card
      >
    `);
    await waitUntil(() => has(card, '[part=retry]'));
    expect(card.querySelector('b')!.getBoundingClientRect().height).to.be.above(0);
    expect(card.querySelector('a')!.getBoundingClientRect().height).to.be.above(0);
  });

  it('a feed shows what the page puts above and below it, in place of no posts, and of a failure', async () => {
    registerFakeNetwork();
    const stage = await fixture(html`
      <div>
        ${['ann', 'empty', 'down'].map(
          (id) => html`
            <magpie-post-feed account=${`fake:${id}`} limit="1">
              <a href="https://fake.example/ann">Ann</a>
              <b slot="header">Above</b><b slot="footer">Below</b> <b slot="empty">Come back on Friday.</b
              ><b slot="error">Out for lunch.</b>
            </magpie-post-feed>
          `,
        )}
      </div>
    `);
    const shown = [...stage.querySelectorAll('magpie-post-feed')].map(
      (feed) => () =>
        [...feed.querySelectorAll('b')]
          .filter(visible)
          .map(({ slot }) => slot)
          .join(' '),
    );
    const wanted = ['header footer', 'header footer empty', 'header footer error'];
    await waitUntil(() => shown.every((slots, at) => slots() === wanted[at]), 'each feed shows its slots');
  });

  it('a button takes a theme too, and tells nobody that it is a link by a line below it', async () => {
    const { id } = httpNetwork();
    const host = await fixture<HTMLElement>(
      html`<magpie-follow-button account=${`${id}:river`} theme="minimal"></magpie-follow-button>`,
    );
    const button = inside(host, '[part=button]');
    await waitUntil(() => getComputedStyle(button).backgroundColor === 'rgba(0, 0, 0, 0)', 'it has no background');
    host.setAttribute('theme', 'sharp');
    await waitUntil(() => getComputedStyle(button).borderTopLeftRadius === '0px', 'its corners are square');
    host.setAttribute('theme', 'contrast');
    await waitUntil(() => getComputedStyle(button).borderTopColor === 'rgb(0, 0, 0)', 'its border is strong');
    expect(getComputedStyle(button).textDecorationLine).to.equal('none');
  });

  it('a card is no wider than the column of a grid that it stands in', async () => {
    const { id } = httpNetwork();
    const stage = await fixture<HTMLElement>(html`
      <div style="display: grid; inline-size: 240px">
        <magpie-account-card account=${`${id}:river`}></magpie-account-card>
      </div>
    `);
    expect(stage.firstElementChild!.getBoundingClientRect().width).to.equal(240);
  });
});
