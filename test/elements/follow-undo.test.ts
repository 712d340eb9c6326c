import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { FollowButton } from '../../src/elements/follow-button/define.js';
import '../../src/elements/follow-button/define.js';
import { setFollow } from '../../src/stores/set-follow.js';
import { folded, has, inside, read } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { control, dialogOf, drawFollow, hasDialog, labelOf, sentenceOf, shows } from '../support/follower.js';
import { homeNetwork, type HomeNetwork } from '../support/home-network.js';
import { refOf } from '../support/http-network.js';
import { linksOpened } from '../support/links-opened.js';
import { press } from '../support/press.js';
import { windowsOpened } from '../support/windows-opened.js';

/** A button of an account that the visitor follows from `home.example`. */
async function drawFollowed(
  relationship: 'following' | 'requested' = 'following',
): Promise<{ readonly made: HomeNetwork; readonly button: FollowButton }> {
  const made = homeNetwork();
  localStorage[`magpie:home:${made.network.id}`] = 'home.example';
  setFollow(refOf(`${made.network.id}:river`), { relationship });
  const button = await drawFollow(`${made.network.id}:river`);
  await waitUntil(() => control(button).role === 'button', 'it is a button');
  return { made, button };
}

async function noteOf(button: Element): Promise<string> {
  await waitUntil(() => button.shadowRoot!.querySelector('[part=note]:popover-open'), 'the button says something');
  return folded(inside(button, '[part=note]').textContent);
}

describe('an unfollow that the visitor has to confirm', () => {
  firstVisit();
  const links = linksOpened();
  const windows = windowsOpened();

  it('goes on in a window, while the button goes on to say that they follow', async () => {
    const { made, button } = await drawFollowed();
    await press(control(button));
    const dialog = await dialogOf(button);
    await waitUntil(() => windows.length, 'a window opens');
    expect(made.unfollowed.map(({ home }) => home)).to.deep.equal(['home.example']);
    expect(inside(dialog, 'h2').textContent).to.equal(`Unfollow @river on ${made.network.label}`);
    expect(sentenceOf(dialog)).to.equal(`To unfollow, confirm it on ${location.host}.`);
    expect(labelOf(button)).to.equal('Following');
    expect(control(button).className).to.not.include('pending');
    expect(control(button).ariaLabel).to.equal(
      `Following @river on ${made.network.label}: show how unfollowing stands`,
    );
    made.end({ state: 'not-following' });
    await waitUntil(() => sentenceOf(dialog) === 'You no longer follow @river.');
    expect(inside(dialog, '[aria-current=step]').textContent).to.equal('Unfollowed');
    await shows(button, 'Follow');
    await waitUntil(() => !hasDialog(button), 'the dialog goes', { timeout: 2_500 });
  }).timeout(4_000);

  it('is said to screen readers when its dialog is closed', async () => {
    const { made, button } = await drawFollowed();
    await press(control(button));
    await dialogOf(button);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !hasDialog(button));
    made.end({ state: 'not-following' });
    await shows(button, 'Follow');
    await waitUntil(() => /You no longer follow @river\./.test(inside(button, '[part=note]').textContent));
  });

  it('is shown again by a click, by a script’s too, and is not begun twice', async () => {
    const { made, button } = await drawFollowed();
    await press(control(button));
    await dialogOf(button);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !hasDialog(button));
    control(button).click();
    await dialogOf(button);
    expect([made.unfollowed.length, windows.length, links.length]).to.deep.equal([1, 1, 0]);
  });

  for (const [end, said] of [
    [{ state: 'declined', reason: 'denied' }, 'You declined it.'],
    [{ state: 'expired' }, 'The time to confirm it ran out.'],
    [{ state: 'failed', code: 'timeout' }, 'home.example did not answer. You still follow @river.'],
    [{ state: 'failed', code: 'private' }, 'This page may not do that for you. You still follow @river.'],
  ] as const) {
    it(`leaves the follow, and can be tried again: ${end.state} ${'code' in end ? end.code : ''}`, async () => {
      const { made, button } = await drawFollowed();
      await press(control(button));
      const dialog = await dialogOf(button);
      made.end(end);
      await waitUntil(() => sentenceOf(dialog) === said, `it says “${said}”`);
      expect(labelOf(button)).to.equal('Following');
      expect(inside(dialog, 'button.primary').textContent.trim()).to.equal('Try again');
      await press(inside(dialog, 'button.primary'));
      await waitUntil(() => has(dialog, 'a.primary'), 'it goes on');
      expect(made.unfollowed.length).to.equal(2);
      await waitUntil(() => made.watched() === 2, 'it is watched');
      made.end({ state: 'not-following' });
      await shows(button, 'Follow');
    });
  }

  it('takes a request back in the same way', async () => {
    const { made, button } = await drawFollowed('requested');
    expect(labelOf(button)).to.equal('Requested');
    await press(control(button));
    await dialogOf(button);
    expect(labelOf(button)).to.equal('Requested');
    expect(control(button).ariaLabel).to.match(/^Requested to follow @river on .*: show how taking it back stands$/);
    made.end({ state: 'not-following' });
    await shows(button, 'Follow');
  });

  it('asks where the visitor is, where this browser has forgotten that', async () => {
    const { made, button } = await drawFollowed();
    localStorage.removeItem(`magpie:home:${made.network.id}`);
    await press(control(button));
    await waitUntil(() => button.shadowRoot!.querySelector('magpie-home-dialog')?.shadowRoot?.querySelector('input'));
    const question = button.shadowRoot!.querySelector('magpie-home-dialog')!;
    expect(inside(question, 'h2').textContent).to.equal(`Unfollow @river on ${made.network.label}`);
    expect(made.unfollowed).to.deep.equal([]);
  });

  it('opens no window where it needs none', async () => {
    const { made, button } = await drawFollowed();
    made.answer = async () => ({ relationship: 'following' });
    await press(control(button));
    await shows(button, 'Follow');
    await waitUntil(() => /You no longer follow @river\./.test(inside(button, '[part=note]').textContent));
    expect(windows).to.deep.equal([]);
  });

  it('is accessible', async () => {
    const { button } = await drawFollowed();
    await press(control(button));
    await dialogOf(button);
    await expect(button).to.be.accessible();
  });
});

describe('an attempt to follow that was allowed, and not done', () => {
  firstVisit();
  linksOpened();

  for (const [code, said] of [
    ['unreachable', 'home.example did not answer. Try again in 30 seconds. You do not follow @river yet.'],
    ['rate-limited', 'home.example is busy. Try again in 30 seconds. You do not follow @river yet.'],
    ['not-found', 'home.example has no such account. You do not follow @river yet.'],
    ['bad-response', 'home.example gave an answer that cannot be read. You do not follow @river yet.'],
    ['private', 'This page may not do that for you. You do not follow @river yet.'],
  ] as const) {
    it(`says so in words: ${code}`, async () => {
      const made = homeNetwork();
      localStorage[`magpie:home:${made.network.id}`] = 'home.example';
      const button = await drawFollow(`${made.network.id}:river`);
      await press(control(button));
      const dialog = await dialogOf(button);
      made.end({ state: 'failed', code, retryAfterSeconds: 30 });
      await waitUntil(() => sentenceOf(dialog) === said, `it says “${said}”, not “${sentenceOf(dialog)}”`);
      expect(read(dialog)).to.include('Use another server');
      await shows(button, 'Follow');
    });
  }

  it('says so below the button where the dialog is closed', async () => {
    const made = homeNetwork();
    localStorage[`magpie:home:${made.network.id}`] = 'home.example';
    const button = await drawFollow(`${made.network.id}:river`);
    await press(control(button));
    await dialogOf(button);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !hasDialog(button));
    made.end({ state: 'failed', code: 'unreachable' });
    expect(await noteOf(button)).to.equal('home.example did not answer. You do not follow @river yet.');
  });
});
