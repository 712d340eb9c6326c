import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { registerNetwork, type Network } from '../../src/core/network.js';
import '../../src/elements/account-card/define.js';
import { bluesky, builtInNetworks, line, wechat } from '../../src/networks/index.js';
import { configure } from '../../src/stores/settings.js';
import { folded, has, inside, read } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { networkWith } from '../support/http-network.js';
import { sampleAccount } from '../support/samples.js';

/** A network as it is, but for what it is told of its accounts. */
function answered(network: Network): Network {
  return {
    ...network,
    loadAccounts: async (refs) =>
      refs.map((ref) => sampleAccount({ ref, handle: network.handle(ref), followers: 128, following: undefined })),
  };
}

describe('<magpie-account-card> says which network it is of', () => {
  firstVisit({ locale: undefined, gateway: 'https://gateway.example' });

  before(() => [wechat, line, bluesky].map(answered).forEach(registerNetwork));

  async function draw(account: string, lang = 'en', dir = 'ltr'): Promise<HTMLElement> {
    const stage = await fixture(html`
      <div lang=${lang} dir=${dir}><magpie-account-card account=${account}></magpie-account-card></div>
    `);
    const card = stage.querySelector('magpie-account-card')!;
    await waitUntil(() => has(card, '[part=name]'));
    return card;
  }

  for (const [account, lang, name] of [
    ['wechat:river', 'en', 'WeChat'],
    ['wechat:river', 'zh-CN', '微信公众号'],
    ['wechat:river', 'zh-HK', '微信公眾號'],
    ['wechat:river', 'ja', 'WeChat'],
    ['line:@river', 'ja', 'LINE'],
    ['bluesky:river.example', 'zh-TW', 'Bluesky'],
  ] as const) {
    it(`by a mark beside the handle, which reads “${name}” in ${lang} for ${account}`, async () => {
      const mark = inside<SVGElement>(await draw(account, lang), '[part=handle] svg');
      expect(mark.getAttribute('role')).to.equal('img');
      expect(folded(mark.querySelector('title')!.textContent)).to.equal(name);
    });
  }

  for (const [dir, side] of [
    ['ltr', 'left'],
    ['rtl', 'right'],
  ] as const) {
    it(`in the colour of the handle and before it, as wide as high: ${dir}`, async () => {
      const card = await draw('wechat:river', 'en', dir);
      const mark = inside<SVGElement>(card, '[part=handle] svg');
      const handle = inside(card, '[part=handle] bdi');
      const [drawn, text] = [mark.getBoundingClientRect(), handle.getBoundingClientRect()];
      expect(getComputedStyle(mark).fill).to.equal(getComputedStyle(handle).color);
      expect(side === 'left' ? drawn.right <= text.left : drawn.left >= text.right).to.equal(true);
      expect(Math.abs(drawn.width - drawn.height)).to.be.lessThan(0.5);
      expect(drawn.width).to.be.greaterThan(12);
    });
  }

  it('by no mark where the network has none', async () => {
    const { id } = networkWith({});
    const card = await draw(`${id}:river`);
    expect(has(card, '[part=handle] bdi')).to.equal(true);
    expect(has(card, 'svg')).to.equal(false);
  });

  it('by the words of the network for its followers', async () => {
    for (const [account, lang, words] of [
      ['line:@river', 'en', '128 friends'],
      ['line:@river', 'ja', '128 友だち'],
      ['line:@river', 'zh-TW', '128 好友'],
      ['line:@river', 'zh-CN', '128 好友'],
      ['wechat:river', 'en', '128 followers'],
      ['wechat:river', 'ja', '128 フォロワー'],
      ['wechat:river', 'zh-TW', '128 粉絲'],
      ['wechat:river', 'zh-CN', '128 粉丝'],
    ] as const) {
      expect(read(await draw(account, lang)), `${account} in ${lang}`).to.include(words);
    }
  });

  it('to people with assistive technology, too', async () => {
    configure({ locale: 'ja' });
    await expect(await draw('line:@river', 'ja')).to.be.accessible();
  });
});

describe('the mark of a network', () => {
  // What stands for several networks has none of its own.
  for (const { id, mark } of builtInNetworks.filter((network) => network.mark)) {
    it(`stays in its box: ${id}`, async () => {
      const drawing = await fixture<SVGElement>(html`<svg viewBox="0 0 16 16"><path d=${mark} /></svg>`);
      const { x, y, width, height } = drawing.querySelector('path')!.getBBox();
      expect(width * height).to.be.greaterThan(36);
      for (const edge of [x, y, 16 - x - width, 16 - y - height]) expect(edge).to.be.at.least(0);
    });
  }
});
