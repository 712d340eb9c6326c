import { expect, waitUntil } from '@open-wc/testing';
import { registerNetwork } from '../../src/core/network.js';
import type { FollowButton } from '../../src/elements/follow-button/define.js';
import '../../src/elements/follow-button/define.js';
import { magpie } from '../../src/networks/magpie/magpie.js';
import { folded, has, inside } from '../support/drawn.js';
import type { FakeGateway } from '../support/fake-gateway.js';
import { firstVisit } from '../support/first-visit.js';
import { control, dialogOf, drawFollow, drawFollowing, labelOf, setUpGateway, shows } from '../support/follower.js';
import { nextVisit, type Visit } from '../support/next-visit.js';
import { press } from '../support/press.js';
import { inSandbox } from '../support/sandbox.js';

/** Another page of the site, or the same one again, with a button in it. */
async function visit(
  gateway: FakeGateway,
  sandbox?: string,
): Promise<{ readonly page: Visit; readonly button: FollowButton }> {
  const page = await nextVisit(sandbox);
  page.configure({ gateway: gateway.url, fetch: gateway.fetch });
  const button = page.document.createElement('magpie-follow-button');
  button.account = 'magpie:river';
  page.document.body.append(button);
  await button.updateComplete;
  return { page, button };
}

describe('a follow button on the next visit', () => {
  firstVisit();
  registerNetwork(magpie);

  it('shows at once that the visitor follows, before anybody is asked', async () => {
    const gateway = setUpGateway();
    await drawFollowing(gateway);
    const go = gateway.hold();
    gateway.asked.length = 0;
    const { page, button } = await visit(gateway);
    expect(labelOf(button)).to.equal('Following');
    expect(gateway.asked).to.deep.equal([]);
    await waitUntil(() => gateway.asked.length, 'then the gateway is asked');
    go();
    await waitUntil(() => gateway.asked.length === 2, 'with its nonce');
    expect(labelOf(button)).to.equal('Following');
    page.leave();
  }).timeout(4_000);

  it('says so to the page', async () => {
    const gateway = setUpGateway();
    await drawFollowing(gateway);
    const { page, button } = await visit(gateway);
    const told = await new Promise((resolve) => button.addEventListener('magpie-relationship', resolve));
    expect(told).to.have.property('relationship', 'following');
    page.leave();
  }).timeout(4_000);

  it('learns that the visitor follows no more', async () => {
    const gateway = setUpGateway();
    await drawFollowing(gateway);
    gateway.following.clear();
    const { page, button } = await visit(gateway);
    await shows(button, 'Follow');
    page.leave();
  }).timeout(4_000);

  it('asks nothing about a visitor who has never followed', async () => {
    const gateway = setUpGateway();
    const { page, button } = await visit(gateway);
    expect(labelOf(button)).to.equal('Follow');
    expect(gateway.asked).to.deep.equal([]);
    expect(Object.keys(localStorage)).to.deep.equal([]);
    page.leave();
  });

  it('goes on with an attempt that a reload has cut off', async () => {
    const gateway = setUpGateway();
    const first = await drawFollow();
    await press(control(first));
    await dialogOf(first);
    const { page, button } = await visit(gateway);
    expect(labelOf(button)).to.equal('Following…');
    first.remove();
    gateway.approve();
    await shows(button, 'Following');
    expect(gateway.attempts.length).to.equal(1);
    page.leave();
  });

  it('agrees with the other tab that is open', async () => {
    const gateway = setUpGateway();
    const here = await drawFollow();
    const { page, button } = await visit(gateway);
    await press(control(here));
    await shows(button, 'Following…');
    gateway.approve();
    await shows(here, 'Following');
    await shows(button, 'Following');
    await waitUntil(() => has(button, '[role=status]'));
    page.leave();
  });
});

describe('a follow button in a frame that may open no windows', () => {
  firstVisit();
  registerNetwork(magpie);

  it('shows the code and a link, and does not try to take the page along', async () => {
    const gateway = setUpGateway();
    // A page without an address is not on this machine.
    gateway.approvePage = 'https://gateway.example/approve';
    const { page, button } = await visit(gateway, 'allow-scripts allow-same-origin');
    await press(control(button));
    const dialog = await dialogOf(button);
    expect(folded(inside(dialog, '[role=status]').textContent)).to.equal('Scan this with your phone, or go on here.');
    expect(inside<HTMLAnchorElement>(dialog, 'a.primary').href).to.equal(`${gateway.approvePage}?ticket=tk-1`);
    expect(has(dialog, 'button.link')).to.equal(false);
    expect(gateway.last.returnUrl).to.equal(undefined);
    page.leave();
  });
});

describe('a follow where the browser refuses storage, keys and locks', () => {
  it('holds for the page', async () => {
    const outcome = await inSandbox(`
      import { registerNetwork, parseAddress } from '/src/core/network.ts';
      import { magpie } from '/src/networks/magpie/magpie.ts';
      import { followOf } from '/src/stores/follows.ts';
      import { configure } from '/src/stores/settings.ts';
      import { begin, endOf } from '/src/stores/tickets.ts';
      import { unfollow } from '/src/stores/unfollow.ts';
      import { FakeGateway } from '/test/support/fake-gateway.ts';

      registerNetwork(magpie);
      const gateway = new FakeGateway();
      // A page of no origin is not on this machine.
      gateway.approvePage = 'https://gateway.example/approve';
      configure({ gateway: gateway.url, fetch: gateway.fetch });
      const river = parseAddress('magpie:river');
      await begin(river, { language: 'en' });
      gateway.approve();
      const { state } = await endOf(river);
      const { relationship } = followOf(river);
      await unfollow(river, { language: 'en' });
      done({ state, relationship, after: followOf(river), left: gateway.following.size });
    `);
    expect(outcome).to.deep.equal({ state: 'following', relationship: 'following', after: {}, left: 0 });
  });
});
