import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { registerNetwork } from '../../src/core/network.js';
import '../../src/elements/account-card/define.js';
import '../../src/elements/post-feed/define.js';
import { builtInNetworks } from '../../src/networks/index.js';
import { configure } from '../../src/stores/settings.js';
import { has } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { offTheList } from './allowed.js';
import type { HostileNetwork } from './networks.js';
import { provoke, setTraps } from './traps.js';

const POSTS = 20;
const CARDS = 20;

/** Cards and feeds of one network, a pageful at a time, each in the same place. */
type Widget = HTMLElementTagNameMap['magpie-account-card'] | HTMLElementTagNameMap['magpie-post-feed'];

/**
 * Registers a test for each network: whatever its accounts and posts say, nothing comes of it.
 * @param textsOf What they say.
 * @param mayAsk As in `setTraps`.
 */
export function hostileSuite(
  what: string,
  networks: readonly HostileNetwork[],
  textsOf: (network: HostileNetwork, index: number) => readonly string[],
  mayAsk: (request: PerformanceResourceTiming, network: HostileNetwork) => boolean,
): void {
  describe(what, () => {
    firstVisit();
    before(() => builtInNetworks.forEach(registerNetwork));

    networks.forEach((network, index) => {
      it(`of ${network.name} is nothing but what widgets draw, and does nothing`, async () => {
        const texts = textsOf(network, index);
        const wordsOf = (id: string): readonly string[] => {
          const at = Number(id.slice(1));
          return id.startsWith('a') ? [texts[at]!] : texts.slice(at * POSTS, (at + 1) * POSTS);
        };
        configure({
          ...network.settings,
          fetch: async (url, init) => {
            const answer = network.answer(new URL(url), String(init?.body ?? ''), wordsOf, network.say);
            return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer));
          },
        });
        const stage = await fixture<HTMLElement>(html`
          <div style="position: relative; inline-size: 600px">
            <p>A neighbour</p>
            <div style="position: absolute; inset-block-start: 60px; inset-inline: 0; block-size: 2000px"></div>
          </div>
        `);
        const [neighbour, place] = [...stage.children] as [HTMLElement, HTMLElement];
        const traps = setTraps(neighbour, (request) => mayAsk(request, network));
        try {
          for (let at = 0; at < texts.length; at += CARDS) {
            const ids = texts.slice(at, at + CARDS).map((_, index) => `a${at + index}`);
            await judge(place, 'magpie-account-card', ids, network, '[part=name]');
          }
          const feeds = Array.from({ length: Math.ceil(texts.length / POSTS) }, (_, index) => `f${index}`);
          for (const id of feeds)
            await judge(place, 'magpie-post-feed', [id], network, 'article [part=text], article button');
          expect(traps.sprung()).to.deep.equal([]);
        } finally {
          traps.remove();
        }
      }).timeout(300_000);
    });
  });
}

async function judge(
  place: HTMLElement,
  tag: Widget['localName'],
  ids: readonly string[],
  { address }: HostileNetwork,
  until: string,
): Promise<void> {
  const errors: string[] = [];
  const widgets = ids.map((id) => {
    const widget = document.createElement(tag as 'magpie-account-card' | 'magpie-post-feed');
    widget.setAttribute('account', address(id));
    widget.addEventListener('magpie-error', ({ error }) => errors.push(`${widget.account}: ${error.message}`));
    widget.style.cssText = 'position: absolute; inset-inline: 0';
    return widget;
  });
  place.replaceChildren(...widgets);
  const missing = (): readonly string[] =>
    widgets.filter((widget) => !has(widget, until)).map(({ account }) => account);
  await waitUntil(() => missing().length === 0, 'Not all are drawn', { timeout: 60_000 }).catch((cause: unknown) => {
    throw new Error(`Not drawn: ${missing().slice(0, 5).join()}; ${errors.slice(0, 3).join()}`, { cause });
  });
  await nextFrame();
  for (const widget of widgets) open(widget);
  await Promise.all(widgets.map(({ updateComplete }) => updateComplete));
  await nextFrame();
  for (const widget of widgets) {
    const { left, right } = widget.getBoundingClientRect();
    const root = widget.shadowRoot!;
    expect(offTheList(root), widget.account).to.deep.equal([]);
    for (const part of root.querySelectorAll('article, [part=text], [part=bio], [part=name]')) {
      const box = part.getBoundingClientRect();
      expect(
        box.left >= left - 1 && box.right <= right + 1,
        `${widget.account}: ${part.getAttribute('part')}`,
      ).to.equal(true);
    }
    provoke(root);
  }
  await nextFrame();
  for (const widget of widgets) expect(offTheList(widget.shadowRoot!), widget.account).to.deep.equal([]);
}

/** What stands behind a warning, or behind “Show more”. */
function open({ shadowRoot }: Widget): void {
  for (const button of shadowRoot!.querySelectorAll('button')) {
    if (button.getAttribute('aria-expanded') === 'false' || button.closest('[part=warning]')) button.click();
  }
}
