import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { button, openForBusiness } from './customer.mjs';
import { follower, followByWindow, openShop } from './follower.mjs';
import { openGateway } from './gateway.mjs';

const over = (style) => `<div class="over" style="position: fixed; inset: 0; ${style}">Win a prize</div>`;

/** Ways to make somebody press a button who does not know what it is. What lies over it lets the press through. */
const tricks = {
  'covered by a picture': over('background: white; pointer-events: none'),
  'covered but for a hole': over('background: white; pointer-events: none; clip-path: inset(40px 0 0 0)'),
  'covered by a blend': over('background: white; mix-blend-mode: difference; pointer-events: none'),
  'covered by a blur': over('backdrop-filter: blur(30px); pointer-events: none'),
  'covered by a popover':
    '<div popover="manual" class="over" style="pointer-events: none; inset: 0; margin: 0">Win</div>',
  'without colour': '<style>magpie-follow-button { opacity: 0.001 }</style>',
  'almost without colour': '<style>magpie-follow-button { opacity: 0.01; filter: opacity(0.5) }</style>',
  'masked away': '<style>magpie-follow-button { mask: linear-gradient(transparent, transparent) }</style>',
  'cut to a corner': '<style>magpie-follow-button { clip-path: inset(0 60% 40% 0) }</style>',
  'in a corner where nobody looks':
    '<style>magpie-follow-button { position: fixed; inset: auto 0 0 auto; opacity: 0 }</style>',
  'turned on its head': '<style>magpie-follow-button { display: inline-block; rotate: 180deg }</style>',
  'in the colours of something else':
    '<style>magpie-follow-button::part(button) { color: white; background: white; border: 0 }</style>',
  'with the words of something else':
    '<style>magpie-follow-button::part(button) { font-size: 0 } magpie-follow-button::after { content: "Win" }</style>',
  'behind a cursor that is elsewhere': '<style>* { cursor: none !important }</style>',
  'in a list of links':
    '<style>magpie-follow-button { position: absolute; inset: 0; opacity: 0 }</style><a href="#more">Read more</a>',
};

describe('a button that a site makes look like something else', () => {
  const gateway = openGateway();
  openForBusiness();

  for (const [trick, markup] of Object.entries(tricks)) {
    it(`follows nobody, and leads to the gateway’s own page: ${trick}`, async (t) => {
      const context = await follower(t, gateway);
      const body = `${button('magpie:lantern')}${markup}`;
      const shop = await openShop(context, gateway, { body });
      await shop.buttons.waitFor({ state: 'attached' });
      await shop.page.evaluate(() => document.querySelector('[popover]')?.showPopover());
      const asked = [];
      context.on('request', (request) => request.method() !== 'GET' && asked.push(new URL(request.url()).pathname));
      const { x, y, width, height } = await shop.buttons.boundingBox();
      const opened = context.waitForEvent('page');
      // What somebody sees there who goes for the prize.
      await shop.page.mouse.click(Math.max(x, 0) + Math.min(width, 60) / 3, Math.max(y, 0) + Math.min(height, 30) / 3);
      const page = await opened;
      await page.waitForURL((url) => url.href.startsWith(gateway.url));
      await page.getByRole('heading', { name: 'Lantern Market' }).waitFor();
      assert.equal(await gateway.followers('lantern'), 0);
      assert.deepEqual([...new Set(asked)], ['/v1/follows'], 'an attempt, and no answer to it');
      const answer = await context.request.get(page.url());
      assert.match(answer.headers()['content-security-policy'], /frame-ancestors 'none'/);
    });
  }

  it('follows nobody either whose visitor is known to the gateway', async (t) => {
    const context = await follower(t, gateway);
    const shop = await openShop(context, gateway, { body: button('magpie:river') + button('magpie:lantern') });
    await followByWindow(shop, shop.buttons.first());
    await shop.page.addStyleTag({ content: 'magpie-follow-button { opacity: 0.001 }' });
    const [popup] = await Promise.all([context.waitForEvent('page'), shop.buttons.nth(1).click()]);
    await popup.locator('.armed button').waitFor();
    assert.equal(await gateway.followers('lantern'), 0);
  });
});
