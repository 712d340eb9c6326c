import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { NetworkError, type NetworkErrorCode } from '../../src/core/errors.js';
import { registerNetwork } from '../../src/core/network.js';
import type { AccountCard } from '../../src/elements/account-card/define.js';
import '../../src/elements/account-card/define.js';
import { configure } from '../../src/stores/settings.js';
import { answering, answeringEach } from '../support/answering.js';
import { folded, has, inside, read, visible } from '../support/drawn.js';
import { driven } from '../support/driven.js';
import { firstVisit } from '../support/first-visit.js';
import { accountsFor, httpNetwork, networkWith, unregisteredNetwork } from '../support/http-network.js';
import { keepAccount } from '../support/kept.js';
import { nextEvent } from '../support/next-event.js';
import { text } from '../support/samples.js';

async function draw(account: string): Promise<AccountCard> {
  return fixture(html`
    <magpie-account-card account=${account}><a href="https://river.example/">River</a></magpie-account-card>
  `);
}

const slotted = (card: Element): Element => card.querySelector('a')!;
const button = (card: Element, words: string): HTMLElement | undefined =>
  [...card.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => folded(textContent) === words);

async function failed(code: NetworkErrorCode, retryAfterSeconds?: number): Promise<AccountCard> {
  const { id } = networkWith(new NetworkError(code, 'Made to fail', { retryAfterSeconds }));
  const card = await draw(`${id}:river`);
  await waitUntil(() => has(card, '[role=status]'));
  return card;
}

describe('<magpie-account-card> in each of its states', () => {
  firstVisit();

  for (const width of [240, 320, 600]) {
    for (const [what, account] of [
      ['an account that says a lot', {}],
      ['one that says little', { bio: [], fields: [], bannerUrl: undefined, avatarUrl: undefined }],
      ['one that hides its counts', { followers: undefined, following: undefined, posts: undefined }],
      ['one without a visible end', { bio: text('A long story of a river. '.repeat(60)), bot: true, locked: true }],
    ] as const) {
      it(`takes the same room before and after, ${width} pixels wide, for ${what}`, async () => {
        const { id } = httpNetwork();
        const fetch = driven();
        configure({ fetch });
        const stage = await fixture<HTMLElement>(html`
          <div style="inline-size: ${width}px">
            <magpie-account-card account=${`${id}:river`}
              ><a href="https://river.example/">River</a></magpie-account-card
            >
          </div>
        `);
        const card = stage.querySelector('magpie-account-card')!;
        await waitUntil(() => has(card, 'article'));
        const { height } = card.getBoundingClientRect();
        expect(height).to.be.above(150);
        const { url, answer } = await fetch.request(1);
        answer(accountsFor(url, account.followers === undefined && 'followers' in account ? hidden(account) : account));
        await nextEvent(card, 'magpie-load');
        await waitUntil(() => !('fields' in account) || !('bot' in account) || read(card).includes('Automated'));
        await card.updateComplete;
        expect(card.getBoundingClientRect().height).to.be.closeTo(height, 1);
        // And nothing is cut off at its end.
        const counts = inside(card, '[part=counts]').getBoundingClientRect();
        expect(counts.bottom).to.be.at.most(card.getBoundingClientRect().bottom);
      });
    }
  }

  it('shows the slotted link while it is loading', async () => {
    const { id } = httpNetwork();
    configure({ fetch: driven() });
    const card = await draw(`${id}:river`);
    expect(visible(slotted(card))).to.equal(true);
    expect(has(card, '[part=name]')).to.equal(false);
  });

  it('is the slotted link alone for an address that no network reads', async () => {
    const card = await draw('no-such-network:river');
    expect(visible(slotted(card))).to.equal(true);
    expect(has(card, '[part=card]')).to.equal(false);
  });

  it('is the slotted link alone for a network that cannot load accounts', async () => {
    const { loadAccounts: _, ...network } = unregisteredNetwork();
    registerNetwork(network);
    const card = await draw(`${network.id}:river`);
    expect(visible(slotted(card))).to.equal(true);
    expect(has(card, '[part=card]')).to.equal(false);
  });

  for (const [code, seconds, words, retry] of [
    ['not-found', undefined, /^Net \d+ has no such account\.$/, false],
    ['private', undefined, /^@river is shown only to people who are signed in\.$/, false],
    ['rate-limited', 40, /^Net \d+ is busy\. This page asks again in 40 seconds\. Try again$/, true],
    ['rate-limited', 120, /^Net \d+ is busy\. This page asks again in 2 minutes\. Try again$/, true],
    ['rate-limited', undefined, /^Net \d+ is busy\. Try again$/, true],
    ['unreachable', 27, /^Net \d+ did not answer\. This page asks again in 27 seconds\. Try again$/, true],
    ['unreachable', undefined, /^Net \d+ did not answer\. Try again$/, true],
    ['timeout', undefined, /^Net \d+ did not answer\. Try again$/, true],
    ['bad-response', undefined, /^Net \d+ gave an answer that cannot be read\. Try again$/, true],
  ] as const) {
    it(`says what happened (${code}${seconds ? ` for ${seconds} s` : ''}), and keeps the slotted link`, async () => {
      const card = await failed(code, seconds);
      expect(folded(inside(card, '[role=status]').textContent)).to.match(words);
      expect(Boolean(button(card, 'Try again'))).to.equal(retry);
      expect(visible(slotted(card))).to.equal(true);
    });
  }

  it('says beside what was kept when it asks again, so that a click on “Try again” is answered', async () => {
    const { id } = networkWith(new NetworkError('unreachable', 'Made to fail', { retryAfterSeconds: 27 }));
    keepAccount(`${id}:river`, 7_200, 'Kept River');
    const card = await draw(`${id}:river`);
    await waitUntil(() => has(card, '.stale[role=status]'));
    expect(folded(inside(card, '.stale').textContent)).to.match(
      /did not answer\. This page asks again in 27 seconds\. Try again$/,
    );
  });

  it('takes no more room when it fails than when it loads', async () => {
    const { id } = httpNetwork();
    const fetch = driven();
    configure({ fetch });
    const card = await draw(`${id}:river`);
    const { height } = card.getBoundingClientRect();
    (await fetch.request(1)).fail();
    await waitUntil(() => has(card, '[role=status]'));
    expect(card.getBoundingClientRect().height).to.be.closeTo(height, 1);
  });

  it('has room for what went wrong on a phone', async () => {
    const { id } = networkWith(new NetworkError('rate-limited', 'Made to fail', { retryAfterSeconds: 1_000 }));
    const stage = await fixture<HTMLElement>(html`
      <div style="inline-size: 240px">
        <magpie-account-card account=${`${id}:river`}>
          <a href="https://river.example/">Follow River and all of its friends on their own server</a>
        </magpie-account-card>
      </div>
    `);
    const card = stage.querySelector('magpie-account-card')!;
    await waitUntil(() => has(card, '[role=status]'));
    const { top, bottom } = card.getBoundingClientRect();
    expect(slotted(card).getBoundingClientRect().top).to.be.at.least(top);
    expect(inside(card, '[role=status]').getBoundingClientRect().bottom).to.be.at.most(bottom);
  });

  it('names the account’s server, where accounts live on many', async () => {
    const network = unregisteredNetwork();
    registerNetwork({
      ...network,
      parse: (address) =>
        address === `${network.id}:river` ? { network: network.id, host: 'social.example', id: 'river' } : undefined,
      loadAccounts: async () => [new NetworkError('timeout', 'Made to fail')],
    });
    const card = await draw(`${network.id}:river`);
    await waitUntil(() => read(card).includes('social.example did not answer.'));
  });

  it('loads again when the visitor says so', async () => {
    const { id } = httpNetwork();
    let broken = true;
    const fetch = answeringEach((url) => (broken ? 500 : accountsFor(url)));
    configure({ fetch });
    const card = await draw(`${id}:river`);
    await waitUntil(() => button(card, 'Try again'));
    broken = false;
    button(card, 'Try again')!.click();
    await waitUntil(() => has(card, '[part=name]'));
    expect(fetch.requests.length).to.equal(2);
    expect(visible(slotted(card))).to.equal(false);
  });

  it('reads nothing from an answer that is not what is documented', async () => {
    const { id } = httpNetwork();
    configure({ fetch: answering('<!doctype html><title>Welcome</title>') });
    const card = await draw(`${id}:river`);
    await waitUntil(() => read(card).includes('gave an answer that cannot be read.'));
  });

  for (const [what, ageSeconds, chip] of [
    ['nothing for half an hour', 1_800, /^$/],
    ['the time from an hour on', 3_700, /^As of \d+:\d+ (AM|PM)$/],
    ['the day from a day on', 22 * 3_600, /^As of \w+ \d+, \d{4}, \d+:\d+ (AM|PM)$/],
  ] as const) {
    it(`says ${what} of a kept answer, while a newer one is on its way`, async () => {
      const { id } = httpNetwork();
      keepAccount(`${id}:river`, ageSeconds, 'Kept River');
      const fetch = driven();
      configure({ fetch });
      const card = await draw(`${id}:river`);
      expect(inside(card, '[part=name]').textContent).to.equal('Kept River');
      await fetch.request(1);
      const said = (): string => (has(card, '.stale') ? folded(inside(card, '.stale').textContent) : '');
      await waitUntil(() => chip.test(said()), said());
    });
  }

  it('says why a kept answer is not newer, and asks again when told to', async () => {
    const { id, label } = httpNetwork();
    keepAccount(`${id}:river`, 3_700, 'Kept River');
    let broken = true;
    configure({ fetch: answeringEach((url) => (broken ? 503 : accountsFor(url, { name: 'New River' }))) });
    const card = await draw(`${id}:river`);
    await waitUntil(() => button(card, 'Try again'));
    expect(folded(inside(card, '.stale').textContent)).to.match(
      new RegExp(`^As of .* · ${label} did not answer\\. Try again$`),
    );
    expect(inside(card, '[part=name]').textContent).to.equal('Kept River');
    broken = false;
    button(card, 'Try again')!.click();
    await waitUntil(() => inside(card, '[part=name]').textContent === 'New River');
    expect(has(card, '.stale')).to.equal(false);
  });
});

/** As servers say it: JSON knows no `undefined`. */
function hidden(account: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.keys(account).map((key) => [key, undefined]));
}
