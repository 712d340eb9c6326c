import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/elements/account-card/define.js';
import { configure } from '../../src/stores/settings.js';
import { answeringEach, offline } from '../support/answering.js';
import { has, inside, read, visible } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { nextEvent } from '../support/next-event.js';
import { accountsFor, httpNetwork } from '../support/http-network.js';
import { keepAccount } from '../support/kept.js';

describe('without a network', () => {
  firstVisit();

  const draw = (account: string): Promise<HTMLElement> =>
    fixture(html`
      <magpie-account-card account=${account}><a href="https://river.example/">River</a></magpie-account-card>
    `);
  const cameBack = (): boolean => dispatchEvent(new Event('online'));

  it('a card keeps its link and says so, and loads by itself when the network comes back', async () => {
    const { id, label } = httpNetwork();
    configure({ fetch: offline() });
    const card = await draw(`${id}:river`);
    await waitUntil(() => read(card).includes(`${label} did not answer.`));
    expect(visible(card.querySelector('a')!)).to.equal(true);
    configure({ fetch: answeringEach(accountsFor) });
    cameBack();
    await waitUntil(() => has(card, '[part=name]'));
  });

  it('a card keeps what a former visit has kept, and is refreshed when the network comes back', async () => {
    const { id } = httpNetwork();
    keepAccount(`${id}:river`, 7_200, 'Kept River');
    configure({ fetch: offline() });
    const card = await draw(`${id}:river`);
    await waitUntil(() => has(card, '.stale button'));
    expect(inside(card, '[part=name]').textContent).to.equal('Kept River');
    configure({ fetch: answeringEach((url) => accountsFor(url, { name: 'New River' })) });
    cameBack();
    await waitUntil(() => inside(card, '[part=name]').textContent === 'New River');
    expect(has(card, '.stale')).to.equal(false);
  });

  it('a button stays a button, and gets its count when the network comes back', async () => {
    const { id } = httpNetwork();
    configure({ fetch: offline() });
    const button = await fixture(html`<magpie-follow-button account=${`${id}:river`} count></magpie-follow-button>`);
    await nextEvent(button, 'magpie-error');
    expect(read(button)).to.equal('Follow');
    configure({ fetch: answeringEach(accountsFor) });
    cameBack();
    await waitUntil(() => read(button).includes('48.2K'));
  });

  it('a card that fails again tries again the next time, and asks once each time beside the tries of its own', async () => {
    const { id } = httpNetwork();
    const fetch = offline();
    configure({ fetch });
    const card = await draw(`${id}:river`);
    await waitUntil(() => has(card, '[role=status]'));
    for (let times = 1; times <= 3; times++) {
      const before = fetch.requests.length;
      cameBack();
      await waitUntil(() => fetch.requests.length > before && has(card, '[role=status]'));
    }
    // It may try twice by itself, at a time that nobody knows before.
    expect(fetch.requests.length).to.be.within(4, 6);
  });

  it('nothing is asked for on behalf of widgets that have left', async () => {
    const { id } = httpNetwork();
    const fetch = offline();
    configure({ fetch });
    const card = await draw(`${id}:river`);
    await waitUntil(() => has(card, '[role=status]'));
    card.remove();
    cameBack();
    const { id: other } = httpNetwork();
    const second = await draw(`${other}:lake`);
    await waitUntil(() => has(second, '[role=status]'));
    expect(fetch.requests.map(({ url }) => url.host)).to.deep.equal([`${id}.example`, `${other}.example`]);
  });
});
