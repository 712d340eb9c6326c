import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { NetworkError } from '../../src/core/errors.js';
import { registerNetwork } from '../../src/core/network.js';
import '../../src/elements/account-card/define.js';
import { line } from '../../src/networks/official/official.js';
import { several } from '../../src/networks/several/several.js';
import { configure } from '../../src/stores/settings.js';
import { folded, has, inside, read } from '../support/drawn.js';
import { driven } from '../support/driven.js';
import { firstVisit } from '../support/first-visit.js';
import { httpNetwork, networkWith } from '../support/http-network.js';
import { eventsOf } from '../support/next-event.js';
import { sampleAccount } from '../support/samples.js';

const rowsOf = (card: Element): readonly HTMLElement[] => [
  ...card.shadowRoot!.querySelectorAll<HTMLElement>('[part=parts] li'),
];

const countIn = (card: Element): string => folded(inside(card, '[part=counts] span').textContent);

const buttonIn = (row: Element): HTMLElementTagNameMap['magpie-follow-button'] =>
  row.querySelector('magpie-follow-button')!;

/** A card of one brand on three networks: 72,104 follow it on the first, 8,127 on the second, and the third does not tell. */
function addresses(): readonly string[] {
  return [72_104, 8_127, undefined].map((followers) => `${networkWith({ followers }).id}:river`);
}

async function draw(account: string, lang = 'en'): Promise<HTMLElement> {
  const stage = await fixture(html`
    <div lang=${lang} style="inline-size: 24rem">
      <magpie-account-card account=${account}><a href="https://river.example/">River</a></magpie-account-card>
    </div>
  `);
  const card = stage.querySelector('magpie-account-card')!;
  await waitUntil(() => rowsOf(card).length);
  return card;
}

describe('<magpie-account-card> of several accounts', () => {
  firstVisit({ gateway: 'https://gateway.example' });

  before(() => {
    registerNetwork(several);
    registerNetwork({
      ...line,
      loadAccounts: async (refs) =>
        refs.map((ref) => sampleAccount({ ref, handle: '@river', followers: 128, following: undefined })),
    });
  });

  // The first of this page, for what draws the rows is loaded once.
  it('holds the room of its rows before they are there', async () => {
    const card = document.createElement('magpie-account-card');
    card.account = addresses().join(' ');
    const stage = await fixture(html`<div></div>`);
    stage.append(card);
    await card.updateComplete;
    expect(rowsOf(card).length).to.equal(0);
    const { height } = card.getBoundingClientRect();
    await waitUntil(() => rowsOf(card).length === 3);
    expect(card.getBoundingClientRect().height).to.equal(height);
  });

  it('has a row for each, in the order of the page, with its network, its handle and how many follow it', async () => {
    const named = addresses();
    const card = await draw(named.join(' '));
    await waitUntil(() => has(card, '[part=name]'));
    expect(rowsOf(card).map((row) => folded(row.textContent))).to.deep.equal(
      named.map((address, at) => {
        const label = address.replace(/^net-(\d+):.*/, 'Net $1');
        return `${label} · @river ${['72.1K followers', '8.1K followers', ''][at]}`.trim();
      }),
    );
  });

  it('links each row to the profile, and has one button in each, which follows that account alone', async () => {
    const named = addresses();
    const card = await draw(named.join(' '));
    const ids = named.map((address) => address.replace(/:.*/, ''));
    expect(rowsOf(card).map((row) => row.querySelector('a')!.href)).to.deep.equal(
      ids.map((id) => `https://${id}.example/@river`),
    );
    expect(rowsOf(card).map((row) => buttonIn(row).account)).to.deep.equal(named);
    await waitUntil(() => has(card, '[part=name]'));
    expect(card.shadowRoot!.querySelectorAll('magpie-follow-button').length).to.equal(3);
    expect(has(card, '.head magpie-follow-button')).to.equal(false);
    expect(inside(buttonIn(rowsOf(card)[1]!), 'a').getAttribute('aria-label')).to.equal(
      `Follow @river on Net ${ids[1]!.slice(4)}`,
    );
  });

  it('says the followers as a sum, of as many networks as tell', async () => {
    const card = await draw(addresses().join(' '));
    await waitUntil(() => has(card, '[part=name]'));
    expect(countIn(card)).to.equal('80.2K followers on 2 networks');
  });

  for (const [lang, words] of [
    ['ja', '7.2万 フォロワー（2つのネットワークの合計）'],
    ['zh-CN', '7.2万 粉丝（2 个平台合计）'],
    ['zh-TW', '7.2萬 粉絲（2 個平台合計）'],
  ] as const) {
    it(`speaks of the sum in ${lang}, and of a row in the words of its network`, async () => {
      configure({ locale: undefined });
      const card = await draw(`${addresses()[0]} line:@river`, lang);
      await waitUntil(() => has(card, '[part=name]'));
      expect(countIn(card)).to.equal(words);
      expect(folded(rowsOf(card)[1]!.textContent)).to.match(/^LINE · @river 128 (友だち|好友)$/);
    });
  }

  it('keeps the row of an account that could not be loaded, without a number', async () => {
    const [first] = addresses();
    const dead = networkWith(new NetworkError('unreachable', 'Made to fail'));
    const card = await draw(`${dead.id}:river ${first}`);
    await waitUntil(() => has(card, '[part=name]'));
    expect(rowsOf(card)[0]!.querySelector('.count')).to.equal(null);
    expect(has(buttonIn(rowsOf(card)[0]!), '[part=button]')).to.equal(true);
    expect(countIn(card)).to.equal('72.1K followers');
  });

  it('has its whole height before anything is loaded, and its rows, so that nobody has to wait to follow', async () => {
    const loaded = await draw(addresses().join(' '));
    await waitUntil(() => has(loaded, '[part=name]'));
    configure({ fetch: driven() });
    const waiting = await draw([1, 2, 3].map(() => `${httpNetwork().id}:river`).join(' '));
    expect(has(waiting, '[part=name]')).to.equal(false);
    expect(rowsOf(waiting).length).to.equal(3);
    expect(waiting.getBoundingClientRect().height).to.equal(loaded.getBoundingClientRect().height);
  });

  it('hands on what its rows tell, of the one account', async () => {
    const named = addresses();
    const card = await draw(named.join(' '));
    const button = buttonIn(rowsOf(card)[2]!);
    await waitUntil(() => has(button, 'a'));
    const follows = eventsOf(card, 'magpie-follow');
    button.addEventListener('magpie-follow', (event) => event.preventDefault());
    inside(button, 'a').click();
    expect(follows[0]!.account).to.include({ network: named[2]!.replace(/:.*/, ''), id: 'river' });
  });

  it('stays one of one account where only one address can be used', async () => {
    const [first] = addresses();
    const stage = await fixture(html`<magpie-account-card account="nobody:knows ${first}"></magpie-account-card>`);
    await waitUntil(() => has(stage, '[part=name]'));
    expect(has(stage, '[part=parts]')).to.equal(false);
    expect(has(stage, '.head magpie-follow-button')).to.equal(true);
  });

  for (const [scheme, dir, width] of [
    ['light', 'ltr', '24rem'],
    ['dark', 'rtl', '24rem'],
    ['light', 'rtl', '16rem'],
  ] as const) {
    it(`fits and is accessible: ${scheme}, ${dir}, ${width}`, async () => {
      const account = [...addresses(), 'line:@river'].join(' ');
      const stage = await fixture(html`
        <div
          dir=${dir}
          style="color-scheme: ${scheme}; background: Canvas; color: CanvasText; inline-size: ${width}; min-block-size: 100vb"
        >
          <magpie-account-card account=${account}></magpie-account-card>
        </div>
      `);
      const card = stage.querySelector('magpie-account-card')!;
      await waitUntil(() => has(card, '[part=name]') && rowsOf(card).length === 4);
      const box = card.getBoundingClientRect();
      for (const row of rowsOf(card)) {
        expect(row.scrollWidth, read(card)).to.be.at.most(row.clientWidth);
        const { left, right } = buttonIn(row).getBoundingClientRect();
        expect(left >= box.left && right <= box.right).to.equal(true);
        expect(row.querySelector('bdi')!.getBoundingClientRect().width).to.be.greaterThan(20);
      }
      await expect(stage).to.be.accessible();
    });
  }
});
