import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/elements/account-card/define.js';
import { configure } from '../../src/stores/settings.js';
import { driven } from '../support/driven.js';
import { has, inside, read } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { accountsFor, httpNetwork } from '../support/http-network.js';
import { aborted, eventsOf } from '../support/next-event.js';

type Mover = (card: Element, to: Element) => void;

// Not in every browser yet, nor in the DOM types.
const moveBefore = (Element.prototype as { moveBefore?: (node: Node, before: Node | null) => void }).moveBefore;

const moves: readonly (readonly [string, Mover])[] = [
  ['appended elsewhere', (card, to) => to.append(card)],
  [
    'taken out and put back in the same task',
    (card, to) => {
      card.remove();
      to.append(card);
    },
  ],
  ...(moveBefore
    ? [['moved with moveBefore', (card: Element, to: Element) => moveBefore.call(to, card, null)] as const]
    : []),
];

describe('a widget that is moved', () => {
  firstVisit();

  async function loading() {
    const { id } = httpNetwork();
    const fetch = driven();
    configure({ fetch });
    const stage = await fixture<HTMLElement>(html`
      <div>
        <div><magpie-account-card account=${`${id}:river`}></magpie-account-card></div>
        <div></div>
      </div>
    `);
    const card = stage.querySelector('magpie-account-card')!;
    return { fetch, card, to: stage.lastElementChild!, request: await fetch.request(1) };
  }

  for (const [how, move] of moves) {
    it(`keeps its request when it is ${how}, and draws the answer there`, async () => {
      const { fetch, card, to, request } = await loading();
      move(card, to);
      expect(request.signal.aborted).to.equal(false);
      request.answer(accountsFor(request.url));
      await waitUntil(() => has(card, '[part=name]'));
      expect(fetch.requests.length).to.equal(1);
    });

    it(`stays as it is when it is ${how} with its answer, and says nothing again`, async () => {
      const { fetch, card, to, request } = await loading();
      request.answer(accountsFor(request.url));
      await waitUntil(() => has(card, '[part=name]'));
      const events = eventsOf(card, 'magpie-load');
      const name = inside(card, '[part=name]');
      move(card, to);
      await card.updateComplete;
      expect(inside(card, '[part=name]')).to.equal(name);
      expect(events.length).to.equal(0);
      expect(fetch.requests.length).to.equal(1);
    });

    it(`still lets go a second after it has left, having been ${how}`, async () => {
      const { card, to, request } = await loading();
      move(card, to);
      const start = performance.now();
      card.remove();
      await aborted(request.signal);
      expect(performance.now() - start).to.be.within(950, 1_700);
    });
  }

  it('loads when it comes back after its request was stopped', async () => {
    const { fetch, card, to, request } = await loading();
    card.remove();
    await aborted(request.signal);
    to.append(card);
    const { url, answer } = await fetch.request(2);
    answer(accountsFor(url));
    await waitUntil(() => has(card, '[part=name]'));
  });

  it('follows changes that were made while it was away', async () => {
    const { id } = httpNetwork();
    const { card, to, request } = await loading();
    request.answer(accountsFor(request.url));
    await waitUntil(() => has(card, '[part=name]'));
    card.remove();
    card.account = `${id}:lake`;
    configure({ fetch: async (url) => new Response(JSON.stringify(accountsFor(new URL(url)))) });
    to.append(card);
    await waitUntil(() => read(card).includes('Name of lake'));
  });

  it('takes its language from where it is now', async () => {
    const { id } = httpNetwork();
    configure({ locale: undefined });
    const stage = await fixture<HTMLElement>(html`
      <div>
        <p lang="en"><magpie-follow-button account=${`${id}:river`}></magpie-follow-button></p>
        <p lang="zh"></p>
      </div>
    `);
    const button = stage.querySelector('magpie-follow-button')!;
    await waitUntil(() => read(button) === 'Follow');
    stage.lastElementChild!.append(button);
    button.requestUpdate();
    await waitUntil(() => read(button) === '关注');
  });
});
