import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/elements/account-card/define.js';
import type { RichText } from '../../src/core/rich-text.js';
import { folded, has, inside } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { networkWith } from '../support/http-network.js';
import { text } from '../support/samples.js';

const link = (words: string, url: string): RichText => [{ type: 'link', text: words, url }];

/** Words of links, where they lead, and what is shown. */
const LINKS = [
  ['https://g\u043eod.example/a', 'https://g\u043eod.example/a', 'https://xn--god-sed.example/a'],
  ['p\u0430y.example', 'https://p\u0430y.example/', 'https://xn--py-7kc.example/'],
  [
    'https://\u043f\u0440\u0438\u043c\u0435\u0440.example/',
    'https://\u043f\u0440\u0438\u043c\u0435\u0440.example/',
    undefined,
  ],
  ['\u6cb3\u7554.example', 'https://\u6cb3\u7554.example/', undefined],
  ['Vue\u0448\u043a\u0430', 'https://vue.example/', undefined],
] as const;

describe('words of links that are not what they seem', () => {
  firstVisit();

  const cardWith = async (account: Parameters<typeof networkWith>[0]) => {
    const { id } = networkWith(account);
    const card = await fixture<HTMLElement>(html`<magpie-account-card account=${`${id}:river`}></magpie-account-card>`);
    await waitUntil(() => has(card, '[part=counts] b'), 'the account is drawn');
    return card;
  };

  it('are the address as it is asked for, where a word of theirs mixes letters that look alike', async () => {
    const card = await cardWith({ bio: LINKS.flatMap(([words, url]) => link(words, url)), fields: [] });
    const shown = [...card.shadowRoot!.querySelectorAll('[part=bio] > a')].map(({ textContent }) => textContent);
    expect(shown).to.deep.equal(LINKS.map(([words, , instead]) => instead ?? words));
  });

  it('are the address where the network has proved the link', async () => {
    const value = link('bank.example', 'https://www.evil.example/bank.example/');
    const card = await cardWith({ fields: [{ label: text('Website'), value, verified: true }] });
    await waitUntil(() => has(card, 'a.proved'), 'the mark is drawn');
    expect(folded(inside(card, 'a.proved').textContent)).to.equal('evil.example/bank.example');
  });
});
