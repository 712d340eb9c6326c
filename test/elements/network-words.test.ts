import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { registerNetwork } from '../../src/core/network.js';
import type { FollowButton } from '../../src/elements/follow-button/define.js';
import '../../src/elements/follow-button/define.js';
import { line, qq, wechat } from '../../src/networks/official/official.js';
import { messages } from '../../src/locales/zh-CN.js';
import { has } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { control, labelOf, setUpGateway } from '../support/follower.js';
import { httpNetwork } from '../support/http-network.js';

async function draw(account: string, lang: string): Promise<FollowButton> {
  setUpGateway();
  const button = await fixture<FollowButton>(
    html`<magpie-follow-button account=${account} lang=${lang}></magpie-follow-button>`,
  );
  await waitUntil(() => has(button, 'a'));
  return button;
}

describe('a network’s own words', () => {
  firstVisit({ locale: undefined });
  for (const network of [wechat, qq, line]) registerNetwork(network);

  for (const [account, lang, label, name] of [
    ['wechat:river', 'en', 'Follow', 'Follow @river on WeChat'],
    ['wechat:river', 'zh-CN', '关注', '在 微信公众号 上关注 @river'],
    ['qq:river', 'zh-CN', '关注', '在 QQ公众号 上关注 @river'],
    ['line:@river', 'en', 'Add friend', 'Add friend: @river on LINE'],
    ['line:@river', 'ja', '友だち追加', undefined],
    ['line:@river', 'zh-CN', '加好友', '加好友：LINE 上的 @river'],
  ] as const) {
    it(`are spoken in the language of the page: ${account}, ${lang}`, async () => {
      const button = await draw(account, lang);
      expect(labelOf(button)).to.equal(label);
      if (name) expect(control(button).ariaLabel).to.equal(name);
    });
  }

  it('may be in no table: they are said as they stand', async () => {
    const { id } = httpNetwork({
      speak: (say) => (text, values) => say(text === 'Follow' ? 'Subscribe' : `To {handle}: ${text}`, values),
    });
    const button = await draw(`${id}:river`, 'zh-CN');
    expect(labelOf(button)).to.equal('Subscribe');
    expect(control(button).ariaLabel).to.equal('To @river: Follow @river on Net 1');
  });

  it('are all in the tables of languages', () => {
    for (const { speak, id } of [wechat, qq, line]) {
      const said = new Set<string>();
      const say = speak!((text) => {
        said.add(text);
        return text;
      });
      for (const text of Object.keys(messages)) say(text);
      // A name that is the same in every language needs no text.
      for (const text of said) if (text !== 'LINE' || id !== 'line') expect(messages).to.have.property(text);
    }
  });
});
