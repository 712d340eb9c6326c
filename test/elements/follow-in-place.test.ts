import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { registerNetwork } from '../../src/core/network.js';
import '../../src/elements/account-card/define.js';
import '../../src/elements/post-feed/define.js';
import { magpie } from '../../src/networks/magpie/magpie.js';
import { configure } from '../../src/stores/settings.js';
import { has, inside, visible } from '../support/drawn.js';
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
import { linksOpened } from '../support/links-opened.js';
import { eventsOf } from '../support/next-event.js';
import { press } from '../support/press.js';
import { windowsOpened } from '../support/windows-opened.js';

describe('a button that follows in place', () => {
  firstVisit();
  registerNetwork(magpie);
  const links = linksOpened();
  const windows = windowsOpened();

  it('is a link to the account’s page, that asks and keeps nothing until somebody clicks', async () => {
    const gateway = setUpGateway();
    const button = await drawFollow();
    expect(labelOf(button)).to.equal('Follow');
    expect(control(button).href).to.equal(`${gateway.url}/@river`);
    expect(control(button).getAttribute('aria-label')).to.equal('Follow @river on Magpie');
    expect(control(button).getAttribute('aria-haspopup')).to.equal('dialog');
    expect(gateway.asked).to.deep.equal([]);
    expect(localStorage.length).to.equal(0);
  });

  it('leaves the slotted link where the page names no gateway, and so do a card and a feed', async () => {
    configure({ gateway: undefined });
    for (const tag of ['follow-button', 'account-card', 'post-feed']) {
      const element = document.createElement(`magpie-${tag}`) as HTMLElementTagNameMap['magpie-follow-button'];
      element.account = 'magpie:river';
      const link = element.appendChild(Object.assign(document.createElement('a'), { href: '/', textContent: 'River' }));
      await fixture(html`<div>${element}</div>`);
      await element.updateComplete;
      expect(visible(link), tag).to.equal(true);
    }
  });

  it('appears when the page names its gateway later', async () => {
    configure({ gateway: undefined });
    const button = await drawFollow();
    expect(has(button, 'a')).to.equal(false);
    setUpGateway();
    await button.updateComplete;
    expect(labelOf(button)).to.equal('Follow');
  });

  it('is followed in a window that cannot reach the page', async () => {
    const gateway = setUpGateway();
    const button = await drawFollow();
    await press(control(button));
    await waitUntil(() => windows.length, 'a window opens');
    expect(windows).to.deep.equal([{ url: `${gateway.approvePage}?ticket=tk-1`, hasOpener: false, isWindow: true }]);
    expect(links).to.deep.equal([]);
    await shows(button, 'Following…');
    gateway.approve();
    await shows(button, 'Following');
  });

  it('does for a script what the plain link does', async () => {
    const gateway = setUpGateway();
    const button = await drawFollow();
    const events = eventsOf(button, 'magpie-follow');
    control(button).click();
    control(button).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
    expect(links.map(({ url }) => url)).to.deep.equal(Array(2).fill(`${gateway.url}/@river`));
    expect(events.map(({ way }) => way)).to.deep.equal(['ticket', 'ticket']);
    expect(gateway.asked).to.deep.equal([]);
  });

  it('unfollows nobody for a script either', async () => {
    const gateway = setUpGateway();
    const button = await drawFollowing(gateway);
    control(button).click();
    expect(links.map(({ url }) => url)).to.deep.equal([`${gateway.url}/@river`]);
    expect(labelOf(button)).to.equal('Following');
  });

  it('leaves a click with a key held to the browser', async () => {
    const gateway = setUpGateway();
    const button = await drawFollow();
    await sendKeys({ down: 'Control' });
    await press(control(button));
    await sendKeys({ up: 'Control' });
    expect(links.map(({ url }) => url)).to.deep.equal([`${gateway.url}/@river`]);
    expect(gateway.asked).to.deep.equal([]);
  });

  it('does nothing when the page cancels the follow', async () => {
    const gateway = setUpGateway();
    const button = await drawFollow();
    button.addEventListener('magpie-follow', (event) => event.preventDefault());
    await press(control(button));
    expect([gateway.asked.length, links.length, windows.length]).to.deep.equal([0, 0, 0]);
    expect(hasDialog(button)).to.equal(false);
  });

  it('unfollows with a second click, and says both', async () => {
    const gateway = setUpGateway();
    const button = await drawFollowing(gateway);
    const note = inside(button, '[role=status]');
    expect(note.textContent.trim()).to.equal('You follow @river now.');
    expect(control(button).role).to.equal('button');
    await waitUntil(() => control(button).ariaLabel === 'Following @river on Magpie: unfollow');
    expect(control(button).hasAttribute('aria-haspopup')).to.equal(false);
    const events = eventsOf(button, 'magpie-follow');
    await press(control(button));
    await shows(button, 'Follow');
    await waitUntil(() => note.textContent.trim() === 'You no longer follow @river.');
    expect(gateway.following.size).to.equal(0);
    expect(control(button).role).to.equal(null);
    expect(events).to.deep.equal([]);
  });

  it('works by keyboard: Enter follows, Space unfollows, and the focus stays', async () => {
    const gateway = setUpGateway();
    const button = await drawFollow();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await dialogOf(button);
    gateway.approve();
    await waitUntil(() => labelOf(button) === 'Following' && !hasDialog(button), 'followed', { timeout: 2_500 });
    expect(button.shadowRoot!.activeElement).to.equal(control(button));
    await sendKeys({ press: 'Space' });
    await waitUntil(() => gateway.following.size === 0, 'unfollowed');
    expect(labelOf(button)).to.equal('Follow');
    expect(button.shadowRoot!.activeElement).to.equal(control(button));
  }).timeout(4_000);

  it('goes with all other buttons of its account, and leaves those of other accounts alone', async () => {
    const gateway = setUpGateway();
    const [other, lake] = [await drawFollow(), await drawFollow('magpie:lake')];
    const button = await drawFollowing(gateway);
    expect([other, lake, button].map(labelOf)).to.deep.equal(['Following', 'Follow', 'Following']);
    await press(control(other));
    await waitUntil(() => labelOf(button) === 'Follow');
  }).timeout(4_000);

  it('tells the page of each change, and of what it knows from the start', async () => {
    const gateway = setUpGateway();
    const before = eventsOf(document, 'magpie-relationship');
    const button = await drawFollowing(gateway);
    await press(control(button));
    await shows(button, 'Follow');
    await waitUntil(
      () => before.length >= 2,
      `two events, not ${before.map(({ relationship }) => relationship).join()}`,
    );
    expect(before.map(({ relationship }) => relationship)).to.deep.equal(['following', 'not-following']);
    expect(before[0]).to.include({ target: button, bubbles: true, composed: true, cancelable: false });
    expect(before[0]!.account).to.deep.equal({ network: 'magpie', host: '', id: 'river' });
  }).timeout(4_000);

  it('opens its attempt once for two clicks', async () => {
    const gateway = setUpGateway();
    const button = await drawFollow();
    const go = gateway.hold();
    await press(control(button));
    await press(control(button));
    go();
    await dialogOf(button);
    expect(gateway.attempts.length).to.equal(1);
    expect(button.shadowRoot!.querySelectorAll('magpie-ticket-dialog').length).to.equal(1);
  });
});
