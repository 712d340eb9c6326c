import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { NetworkError } from '../../src/core/errors.js';
import '../../src/elements/account-card/define.js';
import { configure } from '../../src/stores/settings.js';
import { answeringEach } from '../support/answering.js';
import { has } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { accountsFor, httpNetwork, networkWith } from '../support/http-network.js';
import { eventsOf, nextEvent } from '../support/next-event.js';

/** What is told on the console while something is done. */
async function warnings(act: () => Promise<unknown>): Promise<readonly unknown[][]> {
  const { warn } = console;
  const told: unknown[][] = [];
  console.warn = (...words: unknown[]): void => void told.push(words);
  try {
    await act();
  } finally {
    console.warn = warn;
  }
  return told;
}

describe('magpie-load', () => {
  firstVisit();

  it('comes once an account is drawn, once, and crosses shadow roots', async () => {
    const { id } = httpNetwork();
    configure({ fetch: answeringEach(accountsFor) });
    const host = await fixture(html`<div></div>`);
    const card = document.createElement('magpie-account-card');
    card.account = `${id}:river`;
    let drawn = false;
    card.addEventListener('magpie-load', () => (drawn = has(card, '[part=name]')));
    const events = eventsOf(host, 'magpie-load');
    host.attachShadow({ mode: 'open' }).append(card);
    await nextEvent(host, 'magpie-load');
    expect(drawn).to.equal(true);
    expect(events[0]).to.include({ bubbles: true, composed: true, cancelable: false });
    expect(events[0]!.account).to.deep.equal({ network: id, host: '', id: 'river' });
    card.requestUpdate();
    await card.updateComplete;
    configure({ freshSeconds: 0 });
    host.append(card);
    await card.updateComplete;
    expect(events.length).to.equal(1);
  });

  it('comes again for another account', async () => {
    const { id } = networkWith({});
    const card = await fixture(html`<magpie-account-card account=${`${id}:river`}></magpie-account-card>`);
    const events = eventsOf(card, 'magpie-load');
    await waitUntil(() => has(card, '[part=name]'));
    card.setAttribute('account', `${id}:lake`);
    await waitUntil(() => events.at(-1)?.account.id === 'lake');
    expect(events.length).to.be.at.most(2);
  });
});

describe('magpie-error', () => {
  firstVisit();

  const broken = () => networkWith(new NetworkError('bad-response', 'Made to fail')).id;

  it('comes once for a failure, with its error, and crosses shadow roots', async () => {
    const card = document.createElement('magpie-account-card');
    card.account = `${broken()}:river`;
    const host = await fixture(html`<div></div>`);
    const events = eventsOf(host, 'magpie-error');
    host.attachShadow({ mode: 'open' }).append(card);
    const { error, account } = await nextEvent(host, 'magpie-error');
    expect(error).to.be.instanceOf(NetworkError).with.property('code', 'bad-response');
    expect(account.id).to.equal('river');
    expect(events[0]).to.include({ bubbles: true, composed: true, cancelable: true });
    card.requestUpdate();
    await card.updateComplete;
    expect(events.length).to.equal(1);
  });

  it('comes from each widget of the account', async () => {
    const id = broken();
    const stage = await fixture(html`<div></div>`);
    const events = eventsOf(stage, 'magpie-error');
    for (let number = 0; number < 3; number++) {
      stage.append(Object.assign(document.createElement('magpie-account-card'), { account: `${id}:river` }));
    }
    await waitUntil(() => events.length === 3);
    expect(new Set(events.map(({ target }) => target)).size).to.equal(3);
  });

  it('comes again when trying again fails', async () => {
    const card = await fixture(html`<magpie-account-card account=${`${broken()}:river`}></magpie-account-card>`);
    await waitUntil(() => has(card, '[role=status] button'));
    const next = nextEvent(card, 'magpie-error');
    card.shadowRoot!.querySelector<HTMLElement>('[role=status] button')!.click();
    expect((await next).error.code).to.equal('bad-response');
  });

  it('silences the console when it is canceled', async () => {
    const told = await warnings(async () => {
      const card = document.createElement('magpie-account-card');
      card.account = `${broken()}:river`;
      card.addEventListener('magpie-error', (event) => event.preventDefault());
      (await fixture(html`<div></div>`)).append(card);
      await waitUntil(() => has(card, '[role=status]'));
    });
    expect(told).to.deep.equal([]);
  });

  it('is told on the console once, with the element and the cause, when it is not', async () => {
    const stage = await fixture(html`<div></div>`);
    // Nobody above the stage hears of it, and cancels it.
    stage.addEventListener('magpie-error', (event) => event.stopPropagation());
    const address = `${broken()}:river`;
    const told = await warnings(async () => {
      const card = document.createElement('magpie-account-card');
      card.account = address;
      stage.append(card);
      await waitUntil(() => has(card, '[role=status]'));
      card.requestUpdate();
      await card.updateComplete;
    });
    expect(told.length).to.equal(1);
    expect((told[0]![0] as { account?: string }).account).to.equal(address);
    expect(told[0]![1]).to.be.instanceOf(NetworkError);
  });
});
