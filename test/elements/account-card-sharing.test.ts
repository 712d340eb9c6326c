import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/elements/account-card/define.js';
import { configure } from '../../src/stores/settings.js';
import { answeringEach } from '../support/answering.js';
import { has, inside } from '../support/drawn.js';
import { driven } from '../support/driven.js';
import { firstVisit } from '../support/first-visit.js';
import { accountsFor, httpNetwork } from '../support/http-network.js';
import { nextEvent } from '../support/next-event.js';

const cards = (stage: Element): HTMLElement[] => [...stage.querySelectorAll('magpie-account-card')];
const ready = (stage: Element): boolean => cards(stage).every((card) => has(card, '[part=name]'));
const idsOf = ({ url }: { url: URL }): readonly string[] => url.searchParams.getAll('id');
/** Further down than any visitor reaches before an answer does. */
const FAR = 20_000;

describe('widgets of one page', () => {
  firstVisit();

  it('cost one request for twenty of one account, cards and buttons', async () => {
    const { id } = httpNetwork();
    const fetch = answeringEach(accountsFor);
    configure({ fetch });
    const address = `${id}:river`;
    const stage = await fixture(html`
      <div>
        ${Array.from(
          { length: 10 },
          () => html`
            <magpie-follow-button account=${address} count></magpie-follow-button>
            <magpie-account-card account=${address} style="position: absolute"></magpie-account-card>
          `,
        )}
      </div>
    `);
    await waitUntil(() => ready(stage));
    expect(fetch.requests.length).to.equal(1);
  });

  it('cost two requests for thirty accounts of a network that answers for twenty-five', async () => {
    const { id } = httpNetwork({ batchSize: 25 });
    const fetch = answeringEach(accountsFor);
    configure({ fetch });
    const stage = await fixture(html`
      <div>
        ${Array.from(
          { length: 30 },
          (_, index) => html`
            <magpie-account-card account=${`${id}:a${index}`} style="position: absolute"></magpie-account-card>
          `,
        )}
      </div>
    `);
    await waitUntil(() => ready(stage));
    expect(fetch.requests.map((request) => idsOf(request).length)).to.deep.equal([25, 5]);
  });

  it('have at most four requests in flight at one origin', async () => {
    const { id } = httpNetwork();
    const fetch = driven();
    configure({ fetch });
    const stage = await fixture(html`
      <div>
        ${Array.from(
          { length: 6 },
          (_, index) => html`
            <magpie-account-card account=${`${id}:a${index}`} style="position: absolute"></magpie-account-card>
          `,
        )}
      </div>
    `);
    for (let number = 1; number <= 6; number++) {
      const { url, answer } = await fetch.request(number);
      expect(fetch.requests.length - number).to.be.below(4);
      answer(accountsFor(url));
    }
    await waitUntil(() => ready(stage));
  });

  it('wait until a visitor comes near', async () => {
    const { id } = httpNetwork();
    const fetch = answeringEach(accountsFor);
    configure({ fetch });
    const stage = await fixture<HTMLElement>(html`
      <div>
        <magpie-account-card account=${`${id}:near`}></magpie-account-card>
        <div style="block-size: ${FAR}px"></div>
        <magpie-account-card account=${`${id}:far`}><a href="https://river.example/">River</a></magpie-account-card>
      </div>
    `);
    const [near, far] = cards(stage);
    await nextEvent(near!, 'magpie-load');
    expect(fetch.requests.flatMap(idsOf)).to.deep.equal(['near']);
    const { height } = far!.getBoundingClientRect();
    far!.scrollIntoView();
    await nextEvent(far!, 'magpie-load');
    expect(fetch.requests.flatMap(idsOf)).to.deep.equal(['near', 'far']);
    expect(far!.getBoundingClientRect().height).to.be.closeTo(height, 1);
  });

  it('draw, wherever they are, what is known without asking', async () => {
    const { id } = httpNetwork();
    const fetch = answeringEach(accountsFor);
    configure({ fetch });
    const stage = await fixture<HTMLElement>(html`
      <div>
        <magpie-account-card account=${`${id}:river`}></magpie-account-card>
        <div style="block-size: ${FAR}px"></div>
        <magpie-account-card account=${`${id}:river`}></magpie-account-card>
      </div>
    `);
    await waitUntil(() => ready(stage));
    expect(fetch.requests.length).to.equal(1);
  });

  it('go along, from further down, with a request that goes out anyway and has room', async () => {
    const { id } = httpNetwork({ batchSize: 3 });
    const fetch = answeringEach(accountsFor);
    configure({ fetch });
    const stage = await fixture<HTMLElement>(html`
      <div>
        <magpie-account-card account=${`${id}:near`}></magpie-account-card>
        <div style="block-size: ${FAR}px"></div>
        ${['far', 'farther', 'farthest'].map(
          (name) => html`<magpie-account-card account=${`${id}:${name}`}></magpie-account-card>`,
        )}
      </div>
    `);
    const [near, far, farther, farthest] = cards(stage);
    await waitUntil(() => has(farther!, '[part=name]'));
    expect(has(near!, '[part=name]') && has(far!, '[part=name]')).to.equal(true);
    expect(has(farthest!, '[part=name]')).to.equal(false);
    expect(fetch.requests.map(idsOf)).to.deep.equal([['near', 'far', 'farther']]);
  });

  it('do not ask again for an account that comes back, within a minute', async () => {
    const { id } = httpNetwork();
    const fetch = answeringEach(accountsFor);
    configure({ fetch });
    const stage = await fixture(html`
      <div><magpie-account-card account=${`${id}:river`}></magpie-account-card></div>
    `);
    const [card] = cards(stage);
    await waitUntil(() => ready(stage));
    card!.setAttribute('account', `${id}:lake`);
    await waitUntil(() => inside(card!, '[part=name]').textContent === 'Name of lake');
    card!.setAttribute('account', `${id}:river`);
    await waitUntil(() => inside(card!, '[part=name]').textContent === 'Name of river');
    expect(fetch.requests.flatMap(idsOf)).to.deep.equal(['river', 'lake']);
  });
});
