import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { NetworkError } from '../../src/core/errors.js';
import type { FollowButton } from '../../src/elements/follow-button/define.js';
import '../../src/elements/follow-button/define.js';
import { openSession } from '../../src/stores/session.js';
import { setFollow } from '../../src/stores/set-follow.js';
import { folded, has, inside } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { control, drawFollow, labelOf, shows } from '../support/follower.js';
import { homeNetwork, type HomeNetwork } from '../support/home-network.js';
import { refOf } from '../support/http-network.js';
import { linksOpened } from '../support/links-opened.js';
import { press } from '../support/press.js';
import { windowsOpened } from '../support/windows-opened.js';

interface Visit {
  readonly made: HomeNetwork;
  readonly button: FollowButton;
}

/** A button that takes one click, as after an earlier follow, on a device that has just lost its connection. */
async function goOffline(relationship?: 'following'): Promise<Visit> {
  const made = homeNetwork();
  const ref = refOf(`${made.network.id}:river`);
  openSession(ref, true);
  if (relationship) setFollow(ref, { relationship });
  made.answer = async () => ({ relationship: 'following' });
  const button = await drawFollow(`${made.network.id}:river`);
  await shows(button, relationship ? 'Following' : 'Follow');
  dispatchEvent(new Event('offline'));
  return { made, button };
}

async function saysThatItWaits(button: Element): Promise<void> {
  await waitUntil(() => has(button, '[part=note]:popover-open'), 'the button says something');
  expect(folded(inside(button, '[part=note]').textContent)).to.equal(
    'You are offline. This is sent when you are connected again.',
  );
}

describe('a click without a connection', () => {
  firstVisit();
  const links = linksOpened();
  const windows = windowsOpened();
  afterEach(() => void dispatchEvent(new Event('online')));

  it('waits, says so below the button and by its name, and is sent when there is one', async () => {
    const { made, button } = await goOffline();
    await press(control(button));
    await saysThatItWaits(button);
    expect(labelOf(button)).to.equal('Following…');
    const name = `Following… @river on ${made.network.label}: waits for a connection, take it back`;
    await waitUntil(() => control(button).ariaLabel === name, 'it is called so');
    expect([made.begun.length, windows.length]).to.deep.equal([0, 0]);
    await expect(button).to.be.accessible();
    dispatchEvent(new Event('online'));
    await shows(button, 'Following');
    expect(made.begun.length).to.equal(1);
  });

  it('is taken back by another click, and is never sent', async () => {
    const { made, button } = await goOffline();
    await press(control(button));
    await saysThatItWaits(button);
    await press(control(button));
    await shows(button, 'Follow');
    await waitUntil(() => folded(inside(button, '[part=note]').textContent) === 'You do not follow @river yet.');
    dispatchEvent(new Event('online'));
    await button.updateComplete;
    expect([made.begun.length, labelOf(button)]).to.deep.equal([0, 'Follow']);
  });

  it('is taken back by the Space key, too', async () => {
    const { button } = await goOffline();
    await press(control(button));
    await waitUntil(() => control(button).role === 'button', 'it is a button');
    control(button).focus();
    await sendKeys({ press: 'Space' });
    await shows(button, 'Follow');
  });

  it('is taken back by no script', async () => {
    const { button } = await goOffline();
    await press(control(button));
    await saysThatItWaits(button);
    control(button).click();
    // What a click does takes no longer than a key takes.
    await sendKeys({ press: 'Shift' });
    await sendKeys({ press: 'Shift' });
    expect([labelOf(button), links.length]).to.deep.equal(['Following…', 0]);
  });

  it('leaves what was followed as it is until an unfollow can be sent', async () => {
    const { made, button } = await goOffline('following');
    await press(control(button));
    await saysThatItWaits(button);
    expect(labelOf(button)).to.equal('Following');
    expect(control(button).ariaLabel).to.equal(
      `Following @river on ${made.network.label}: unfollowing waits for a connection, stop that`,
    );
    dispatchEvent(new Event('online'));
    await shows(button, 'Follow');
    expect(made.unfollowed.length).to.equal(1);
  });

  it('needs a connection where the visitor has to allow it, and no window is opened', async () => {
    const made = homeNetwork();
    localStorage[`magpie:home:${made.network.id}`] = 'home.example';
    made.answer = async () => {
      throw new NetworkError('unreachable', 'Made to fail');
    };
    const button = await drawFollow(`${made.network.id}:river`);
    dispatchEvent(new Event('offline'));
    await press(control(button));
    await waitUntil(() =>
      button.shadowRoot!.querySelector('magpie-home-dialog')?.shadowRoot?.querySelector('[role=alert]'),
    );
    const question = button.shadowRoot!.querySelector('magpie-home-dialog')!;
    expect(folded(inside(question, '[role=alert]').textContent)).to.equal('You are offline. This needs a connection.');
    expect(windows).to.deep.equal([]);
  });
});
