import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { button, openForBusiness } from './customer.mjs';
import { press, problemsOf, says } from './follower.mjs';
import {
  agreeOnLine,
  codeOfWechat,
  LINE,
  everythingKept,
  newestCode,
  openOfficialGateway,
  openTabs,
  WECHAT,
} from './platforms.mjs';

describe('an account on WeChat', () => {
  const gateway = openOfficialGateway();
  openForBusiness();

  const ticketStates = async () =>
    (await gateway.services.database.selectFrom('ticket').select('state').orderBy('created_at').execute()).map(
      ({ state }) => state,
    );
  const followers = async () => {
    const { followers } = await gateway.services.database
      .selectFrom('account')
      .select('followers')
      .where('username', '=', WECHAT)
      .executeTakeFirstOrThrow();
    return followers;
  };

  it('is followed by somebody new who scans the code: all buttons of both tabs say so, also after a reload, and how to unfollow', async (t) => {
    const { phone } = gateway.platforms.wechat;
    const shop = await openTabs(t, gateway, WECHAT);
    const code = await codeOfWechat(shop, gateway);
    assert.ok(code.startsWith(`${gateway.url}platforms/wechat/q/`), code);
    assert.deepEqual(await phone.scan(code, 'Ann'), { shows: 'account' });
    const { says: welcome } = await phone.follow('Ann');
    assert.match(welcome, /谢谢关注/);
    await shop.bothSay('Following');
    await shop.dialog.waitFor({ state: 'detached' });
    await shop.reload();
    await shop.bothSay('Following');

    await shop.button.click();
    await shop.page.getByText('To unfollow @river, open the WeChat app.').waitFor();
    const link = shop.page.getByRole('link', { name: 'Open the page of @river' });
    assert.equal(await link.getAttribute('href'), `${gateway.url}@wechat:river`);
    assert.deepEqual([...problemsOf(shop), ...problemsOf(shop.other)], []);
  });

  it('is seen to be followed by a scan of somebody who follows it on WeChat already', async (t) => {
    const { phone } = gateway.platforms.wechat;
    await phone.follow('Bo');
    const before = await followers();
    const shop = await openTabs(t, gateway, WECHAT);
    const { shows } = await phone.scan(await codeOfWechat(shop, gateway), 'Bo');
    assert.equal(shows, 'chat');
    await shop.bothSay('Following');
    await shop.reload();
    await shop.bothSay('Following');
    assert.equal(await followers(), before);
  });

  it('is followed by who closes the dialog first', async (t) => {
    const { phone } = gateway.platforms.wechat;
    const shop = await openTabs(t, gateway, WECHAT);
    const code = await codeOfWechat(shop, gateway);
    await shop.page.keyboard.press('Escape');
    await shop.dialog.waitFor({ state: 'detached' });
    await shop.bothSay('Following…');
    await phone.scan(code, 'Cleo');
    await phone.follow('Cleo');
    await shop.bothSay('Following');
  });

  it('is followed by who reloads the page between pressing the button and scanning', async (t) => {
    const { phone } = gateway.platforms.wechat;
    const shop = await openTabs(t, gateway, WECHAT);
    const code = await codeOfWechat(shop, gateway);
    await shop.page.reload();
    await says(shop.button, 'Following…');
    await phone.scan(code, 'Dora');
    await phone.follow('Dora');
    await shop.bothSay('Following');
  });

  it('gives a new code in one click when the first has expired, which is of no use then', async (t) => {
    const { wechat } = gateway.platforms;
    const { config } = gateway.services;
    const { ticketSeconds } = config;
    t.after(() => (config.ticketSeconds = ticketSeconds));
    config.ticketSeconds = 2;
    const shop = await openTabs(t, gateway, WECHAT);
    const old = await codeOfWechat(shop, gateway);
    await shop.dialog.getByText('The time to confirm it ran out.').waitFor();
    await shop.bothSay('Follow');

    config.ticketSeconds = ticketSeconds;
    const again = shop.dialog.getByRole('button', { name: 'New code' });
    await again.click();
    await again.waitFor({ state: 'detached' });
    const code = await newestCode(shop.page, gateway);
    assert.notEqual(code, old);
    await shop.bothSay('Following…');

    // WeChat knows the old code for a while yet; the gateway does not.
    await wechat.phone.scan(old, 'Emil');
    await wechat.phone.follow('Emil');
    assert.ok(!(await ticketStates()).slice(-2).includes('following'));
    await wechat.phone.scan(code, 'Fay');
    await wechat.phone.follow('Fay');
    await shop.bothSay('Following');
  });

  it('is not followed any more by who unfollows on WeChat, and nothing is kept of them', async (t) => {
    const { wechat } = gateway.platforms;
    const shop = await openTabs(t, gateway, WECHAT);
    const before = await followers();
    await wechat.phone.scan(await codeOfWechat(shop, gateway), 'Gil');
    await wechat.phone.follow('Gil');
    await shop.bothSay('Following');
    const openId = wechat.openId('Gil');
    const viewers = gateway.services.database.selectFrom('viewer').select('id').where('subject', '=', openId);
    const { id } = await viewers.executeTakeFirstOrThrow();

    await wechat.phone.unfollow('Gil');
    const kept = await everythingKept(gateway);
    assert.deepEqual([kept.includes(openId), kept.includes(id), await followers()], [false, false, before]);
    await shop.reload();
    await shop.bothSay('Follow');
  });

  it('is followed by no message that is forged, altered or told again', async (t) => {
    const { wechat } = gateway.platforms;
    const shop = await openTabs(t, gateway, WECHAT);
    const code = await codeOfWechat(shop, gateway);
    const { scene } = wechat.codes.get(code);
    const event = {
      ToUserName: wechat.account.originalId,
      FromUserName: wechat.openId('Ida'),
      CreateTime: Math.floor(Date.now() / 1_000),
      MsgType: 'event',
      Event: 'SCAN',
      EventKey: scene,
    };
    const before = await followers();
    const genuine = wechat.toCall(event);
    const unsigned = { ...genuine, url: genuine.url.replace(/msg_signature=\w+/, `msg_signature=${'0'.repeat(40)}`) };
    const plain = {
      ...genuine,
      body: `<xml><FromUserName>${event.FromUserName}</FromUserName><MsgType>event</MsgType><Event>SCAN</Event><EventKey>${scene}</EventKey></xml>`,
    };
    const bomb = { ...genuine, body: `<!DOCTYPE xml [<!ENTITY a "a">]>${genuine.body}` };
    for (const call of [unsigned, plain, bomb]) assert.ok((await wechat.post(call)).status >= 400);
    assert.deepEqual([(await ticketStates()).at(-1), await followers()], ['pending', before]);

    await wechat.phone.scan(code, 'Jo');
    await wechat.phone.follow('Jo');
    await shop.bothSay('Following');
    const told = wechat.deliveries.at(-1);
    await wechat.phone.unfollow('Jo');
    await wechat.post(told);
    assert.equal(await followers(), before);
    await shop.reload();
    await shop.bothSay('Follow');
  });

  it('shows a code of its own where WeChat makes none now, and promises nothing; LINE beside it works all the same', async (t) => {
    const { wechat } = gateway.platforms;
    const shop = await openTabs(t, gateway, WECHAT, button(LINE));
    wechat.answerNext('qrcode/create', () => new Response('', { status: 502 }), 3);
    await shop.button.click();
    await shop.dialog.getByText('WeChat does not tell this page how it ends.').waitFor();
    await shop.dialog.getByRole('img', { name: 'Scan with the WeChat app' }).waitFor();
    await shop.page.keyboard.press('Escape');
    await shop.bothSay('Follow');
    const onLine = shop.page.locator(`magpie-follow-button[account="${LINE}"] [part=button]`);
    await agreeOnLine(await press(shop, onLine), 'Mei 梅');
    await says(onLine, 'Added');
  });
});
