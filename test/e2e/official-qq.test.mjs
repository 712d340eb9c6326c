import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openForBusiness } from './customer.mjs';
import { press, problemsOf } from './follower.mjs';
import { agreeOnQq, openOfficialGateway, openTabs, QQ } from './platforms.mjs';

describe('an account on QQ', () => {
  const gateway = openOfficialGateway();
  openForBusiness();

  it('is followed by signing in: the brand’s account of the gateway gets a follower, and loses it by the button', async (t) => {
    const before = await gateway.followers();
    const shop = await openTabs(t, gateway, QQ);
    const popup = await press(shop, shop.button);
    await popup.getByRole('button', { name: 'Continue with QQ' }).waitFor();
    await agreeOnQq(popup, 'Mei 梅');
    await shop.bothSay('Following');
    assert.equal(await gateway.followers(), before + 1);
    await shop.reload();
    await shop.bothSay('Following');

    await Promise.all([
      shop.page.waitForResponse((response) => response.request().method() === 'DELETE' && response.status() === 204),
      shop.button.click(),
    ]);
    await shop.bothSay('Follow');
    assert.equal(await gateway.followers(), before);
    await shop.reload();
    await shop.bothSay('Follow');
    assert.deepEqual([...problemsOf(shop), ...problemsOf(shop.other)], []);
  });

  it('is not followed where QQ is refused', async (t) => {
    const before = await gateway.followers();
    const shop = await openTabs(t, gateway, QQ);
    const popup = await press(shop, shop.button);
    await agreeOnQq(popup, 'Bo Lindqvist', { decision: '取消' });
    await popup.getByText('Nothing was changed.').waitFor();
    await shop.bothSay('Following…');
    assert.equal(await gateway.followers(), before);
  });
});
