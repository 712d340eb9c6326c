import { expect, waitUntil } from '@open-wc/testing';
import { registerNetwork } from '../../src/core/network.js';
import '../../src/elements/follow-button/define.js';
import { line, qq, wechat } from '../../src/networks/official/official.js';
import { setFollow } from '../../src/stores/set-follow.js';
import { folded, inside } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { control, drawFollow, drawFollowing, labelOf, setUpGateway } from '../support/follower.js';
import { refOf } from '../support/http-network.js';
import { linksOpened } from '../support/links-opened.js';
import { press } from '../support/press.js';

const noteOf = (button: Element): HTMLElement => inside(button, '[part=note]');

describe('a follow that ends in the network’s app alone', () => {
  firstVisit();
  for (const network of [wechat, line, qq]) registerNetwork(network);
  linksOpened();

  for (const [account, name, note] of [
    ['wechat:river', 'Following @river on WeChat: how to unfollow', 'To unfollow @river, open the WeChat app.'],
    ['line:@river', 'Added @river on LINE: how to remove', 'To remove @river, block it in the LINE app.'],
  ] as const) {
    it(`says so in the button’s name, and where to end it when it is pressed: ${account}`, async () => {
      const gateway = setUpGateway();
      setFollow(refOf(account), { relationship: 'following' });
      const button = await drawFollow(account);
      await waitUntil(() => control(button).ariaLabel === name, name);
      await press(control(button));
      await waitUntil(() => noteOf(button).matches(':popover-open'), 'a note is shown');
      expect(folded(noteOf(button).textContent)).to.equal(`${note} Open the page of @river`);
      const link = inside<HTMLAnchorElement>(button, '[part=note] a');
      expect(link.href).to.equal(`${gateway.url}/@${account}`);
      expect(gateway.asked).to.deep.equal([]);
      expect(name).to.satisfy((text: string) => text.startsWith(labelOf(button)));
      await expect(button).to.be.accessible();
    });
  }

  it('is told by the network where the button did not know', async () => {
    const gateway = setUpGateway();
    const button = await drawFollowing(gateway, 'qq:river');
    await waitUntil(() => control(button).ariaLabel === 'Following @river on QQ: unfollow');
    gateway.endElsewhere.add('qq:river');
    await press(control(button));
    await waitUntil(() => noteOf(button).matches(':popover-open'), 'a note is shown');
    expect(noteOf(button).textContent).to.include('To unfollow @river, open the QQ app.');
    expect(labelOf(button)).to.equal('Following');
  }).timeout(4_000);
});
