import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/elements/account-card/define.js';
import { agree } from '../../src/stores/agree.js';
import { configure } from '../../src/stores/settings.js';
import { answeringEach, type FakeFetch } from '../support/answering.js';
import { folded, has, inside, read, visible } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { accountsFor, httpNetwork } from '../support/http-network.js';
import { keepAccount } from '../support/kept.js';
import { nextVisit } from '../support/next-visit.js';
import { linksOpened } from '../support/links-opened.js';

const asking = (element: Element): boolean => has(element, '.pill');
const buttons = (card: Element): HTMLElement[] => [...card.shadowRoot!.querySelectorAll<HTMLElement>('.pill')];

describe('a page that asks for consent', () => {
  firstVisit({ consent: 'ask' });
  const opened = linksOpened();

  let fetch: FakeFetch;
  beforeEach(() => {
    fetch = answeringEach(accountsFor);
    configure({ fetch });
  });

  async function draw(...addresses: readonly string[]): Promise<HTMLElement[]> {
    const stage = await fixture(html`
      <div>
        ${addresses.map(
          (address) => html`
            <magpie-account-card account=${address} style="position: absolute">
              <a href="https://river.example/">River</a>
            </magpie-account-card>
          `,
        )}
      </div>
    `);
    const cards = [...stage.querySelectorAll('magpie-account-card')];
    await waitUntil(() => cards.every((card) => asking(card) || has(card, '[part=name]')));
    return cards;
  }

  it('contacts nobody and stores nothing before a click, and says who would be told what', async () => {
    const { id, label } = httpNetwork();
    const [card] = await draw(`${id}:river`);
    expect(read(card!)).to.equal(
      `Profile from ${label} Showing this tells ${label} your IP address. Show Always for ${label}`,
    );
    expect(visible(card!.querySelector('a')!)).to.equal(true);
    const button = await fixture(html`<magpie-follow-button account=${`${id}:river`} count></magpie-follow-button>`);
    expect(read(button)).to.equal('Follow');
    // Somebody who has agreed elsewhere is answered meanwhile.
    const { id: other } = httpNetwork();
    agree(other, false);
    const [answered] = await draw(`${other}:lake`);
    await waitUntil(() => has(answered!, '[part=name]'));
    expect(fetch.requests.map(({ url }) => url.host)).to.deep.equal([`${other}.example`]);
    expect(Object.keys(localStorage).filter((key) => key.includes(id))).to.deep.equal([]);
  });

  it('does not even look at what a former visit has kept', async () => {
    const { id } = httpNetwork();
    keepAccount(`${id}:river`, 10);
    const [card] = await draw(`${id}:river`);
    expect(asking(card!)).to.equal(true);
  });

  it('lets visitors follow without it', async () => {
    const { id } = httpNetwork();
    const button = await fixture(html`<magpie-follow-button account=${`${id}:river`}></magpie-follow-button>`);
    inside(button, 'a').click();
    expect(opened.map(({ url }) => url)).to.deep.equal([`https://${id}.example/@river`]);
    expect(fetch.requests.length).to.equal(0);
  });

  it('asks once for all widgets of a network, and again for another', async () => {
    const { id } = httpNetwork({ batchSize: 25 });
    const { id: other } = httpNetwork();
    const [river, lake, pond] = await draw(`${id}:river`, `${id}:lake`, `${other}:pond`);
    buttons(river!)[0]!.click();
    await waitUntil(() => has(river!, '[part=name]') && has(lake!, '[part=name]'));
    expect(asking(pond!)).to.equal(true);
    expect(fetch.requests.map(({ url }) => url.host)).to.deep.equal([`${id}.example`]);
    const [later] = await draw(`${id}:later`);
    await waitUntil(() => has(later!, '[part=name]'));
  });

  it('does not remember an answer that was for this page', async () => {
    const { id } = httpNetwork();
    const [card] = await draw(`${id}:river`);
    buttons(card!)[0]!.click();
    await waitUntil(() => has(card!, '[part=name]'));
    expect(localStorage.getItem('magpie:consent')).to.equal(null);
  });

  it('remembers “always” on the next visit, beside what was remembered before', async () => {
    const [first, second, third] = [httpNetwork(), httpNetwork(), httpNetwork()];
    for (const { id, label } of [first, second]) {
      const [card] = await draw(`${id}:river`);
      expect(folded(buttons(card!)[1]!.textContent)).to.equal(`Always for ${label}`);
      buttons(card!)[1]!.click();
      await waitUntil(() => has(card!, '[part=name]'));
    }
    buttons((await draw(`${third.id}:river`))[0]!)[0]!.click();

    const visit = await nextVisit();
    visit.configure({ consent: 'ask', fetch });
    const cards = [first, second, third].map(({ id }) => {
      visit.httpNetwork({ id });
      const card = visit.document.createElement('magpie-account-card');
      card.account = `${id}:lake`;
      visit.document.body.append(card);
      return card;
    });
    await waitUntil(() => cards.every((card) => asking(card) || has(card, '[part=name]')));
    expect(cards.map(asking)).to.deep.equal([false, false, true]);
    visit.leave();
  });

  for (const junk of ['', ' ', '{', 'null', '{"length":1}', '*', 'net-1,net-2']) {
    it(`still asks, and can remember, where storage holds ${junk || 'nothing'} in place of an answer`, async () => {
      localStorage.setItem('magpie:consent', junk);
      const visit = await nextVisit();
      visit.configure({ consent: 'ask', fetch });
      const { id } = visit.httpNetwork();
      const card = visit.document.createElement('magpie-account-card');
      card.account = `${id}:river`;
      visit.document.body.append(card);
      await waitUntil(() => asking(card));
      buttons(card)[1]!.click();
      await waitUntil(() => has(card, '[part=name]'));
      expect(localStorage.getItem('magpie:consent')).to.include(id);
      visit.leave();
    });
  }

  it('stops asking when the page stops it', async () => {
    const { id } = httpNetwork();
    const [card] = await draw(`${id}:river`);
    configure({ consent: undefined });
    await waitUntil(() => has(card!, '[part=name]'));
  });

  it('goes by a consent manager of the page: shows at its yes, and hides and contacts nobody when it is taken back', async () => {
    const { id } = httpNetwork();
    const [card] = await draw(`${id}:river`);
    configure({ consent: 'granted' });
    await waitUntil(() => has(card!, '[part=name]'));
    configure({ consent: 'ask', freshSeconds: 0 });
    await waitUntil(() => asking(card!));
    expect(has(card!, '[part=name]')).to.equal(false);
    const asked = fetch.requests.length;
    const [other] = await draw(`${id}:mill`);
    expect([asking(other!), fetch.requests.length]).to.deep.equal([true, asked]);
  });
});

describe('a page that does not ask', () => {
  firstVisit();

  it('loads at once', async () => {
    const { id } = httpNetwork();
    configure({ fetch: answeringEach(accountsFor) });
    const card = await fixture(html`<magpie-account-card account=${`${id}:river`}></magpie-account-card>`);
    await waitUntil(() => has(card, '[part=name]'));
    expect(asking(card)).to.equal(false);
  });
});
