import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { registerNetwork } from '../../src/core/network.js';
import '../../src/elements/follow-button/define.js';
import { magpie } from '../../src/networks/magpie/magpie.js';
import { folded, inside } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import {
  control,
  dialogOf,
  drawFollow,
  drawFollowing,
  hasDialog,
  labelOf,
  setUpGateway,
  shows,
} from '../support/follower.js';
import { eventsOf } from '../support/next-event.js';
import { press } from '../support/press.js';

/** What the button says below itself, once it does. */
async function noteOf(button: Element): Promise<HTMLElement> {
  await waitUntil(() => button.shadowRoot!.querySelector('[part=note]:popover-open'), 'the button says something');
  return inside(button, '[part=note]');
}

const textOf = async (button: Element): Promise<string> => folded((await noteOf(button)).textContent);

describe('a follow that comes to nothing', () => {
  firstVisit();
  registerNetwork(magpie);

  for (const [what, refusal, said] of [
    ['there is no network', 'offline', /^gateway-\d+\.example did not answer\. You do not follow @river yet\.$/],
    ['the gateway is busy', { status: 429, code: 'rate-limited' }, /is busy\. Try again in 30 seconds\. You do not/],
    ['the page may not', { status: 403, code: 'origin-refused' }, /^This page may not do that for you\./],
    ['the account is gone', { status: 404, code: 'not-found' }, /has no such account\./],
  ] as const) {
    it(`is taken back with a reason where ${what}`, async () => {
      const gateway = setUpGateway();
      gateway.refusal = refusal;
      const button = await drawFollow();
      await press(control(button));
      expect(await textOf(button)).to.match(said);
      expect(labelOf(button)).to.equal('Follow');
      expect(hasDialog(button)).to.equal(false);
      expect(inside(button, '[part=note]').role).to.equal('status');
    });
  }

  it('leads to the account’s own page where this one may not follow', async () => {
    const gateway = setUpGateway();
    gateway.refusal = { status: 403, code: 'origin-refused' };
    const button = await drawFollow();
    await press(control(button));
    const link = (await noteOf(button)).querySelector('a')!;
    expect(link.textContent).to.equal('Open the page of @river');
    expect(link).to.include({ href: `${gateway.url}/@river`, target: '_blank', rel: 'noopener' });
  });

  for (const [code, said] of [
    ['denied', 'You declined it.'],
    ['follow-limit', 'You follow as many accounts as Magpie allows.'],
  ] as const) {
    it(`says below the button that it was declined, where the dialog is closed: ${code}`, async () => {
      const gateway = setUpGateway();
      const button = await drawFollow();
      await press(control(button));
      await dialogOf(button);
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => !hasDialog(button));
      expect(labelOf(button)).to.equal('Following…');
      gateway.decline(code);
      expect(await textOf(button)).to.equal(said);
      expect(labelOf(button)).to.equal('Follow');
    });
  }

  it('says below the button that its time is over', async () => {
    const gateway = setUpGateway();
    const button = await drawFollow();
    await press(control(button));
    await dialogOf(button);
    await sendKeys({ press: 'Escape' });
    gateway.expire();
    expect(await textOf(button)).to.equal('The time to confirm it ran out.');
  });

  it('is forgotten when the visitor goes on: by a click elsewhere, by Escape, by another try', async () => {
    const gateway = setUpGateway();
    gateway.refusal = 'offline';
    const button = await drawFollow();
    const isSaid = () => button.shadowRoot!.querySelector('[part=note]:popover-open') !== null;
    await press(control(button));
    await noteOf(button);
    await press(document.body);
    await waitUntil(() => !isSaid(), 'a click elsewhere');
    await press(control(button));
    await noteOf(button);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !isSaid(), 'Escape');
    await press(control(button));
    await noteOf(button);
    gateway.refusal = undefined;
    await press(control(button));
    await dialogOf(button);
    expect(isSaid()).to.equal(false);
  });

  it('is said within the window, wherever the button stands', async () => {
    const gateway = setUpGateway();
    gateway.refusal = { status: 403, code: 'origin-refused' };
    for (const place of [
      'inset: 0 auto auto 0',
      'inset: auto 0 0 auto',
      'inset: auto auto 0 0',
      'inset: 0 0 auto auto',
    ]) {
      const button = await drawFollow();
      button.style.cssText = `position: fixed; ${place}`;
      await press(control(button));
      const { left, right, top, bottom } = (await noteOf(button)).getBoundingClientRect();
      expect(Math.min(left, top), place).to.be.at.least(0);
      expect(right, place).to.be.at.most(innerWidth);
      expect(bottom, place).to.be.at.most(innerHeight);
      await sendKeys({ press: 'Escape' });
      button.remove();
    }
  });
});

describe('an unfollow that comes to nothing', () => {
  firstVisit();
  registerNetwork(magpie);

  it('is taken back with a reason', async () => {
    const gateway = setUpGateway();
    const button = await drawFollowing(gateway);
    const events = eventsOf(button, 'magpie-relationship');
    gateway.refusal = { status: 503, code: 'unavailable' };
    await press(control(button));
    await shows(button, 'Following');
    expect(await textOf(button)).to.match(/^gateway-\d+\.example did not answer\. You still follow @river\.$/);
    expect(events.map(({ relationship }) => relationship)).to.deep.equal(['not-following', 'following']);
  }).timeout(4_000);

  it('is none where the visitor has taken back what they allowed: then nothing is known', async () => {
    const gateway = setUpGateway();
    const button = await drawFollowing(gateway);
    gateway.granted.clear();
    await press(control(button));
    expect(await textOf(button)).to.match(/^This page may not do that for you\. Open the page of @river$/);
    expect(labelOf(button)).to.equal('Follow');
  }).timeout(4_000);
});
