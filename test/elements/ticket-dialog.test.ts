import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { registerNetwork } from '../../src/core/network.js';
import type { FollowButton } from '../../src/elements/follow-button/define.js';
import '../../src/elements/follow-button/define.js';
import { qrMatrix } from '../../src/elements/follow-button/qr-matrix.js';
import { magpie } from '../../src/networks/magpie/magpie.js';
import { followOf } from '../../src/stores/follows.js';
import { setFollow } from '../../src/stores/set-follow.js';
import { folded, has, inside } from '../support/drawn.js';
import type { FakeGateway } from '../support/fake-gateway.js';
import { firstVisit } from '../support/first-visit.js';
import { control, dialogOf, drawFollow, hasDialog, labelOf, setUpGateway, shows } from '../support/follower.js';
import { refOf } from '../support/http-network.js';
import { linksOpened } from '../support/links-opened.js';
import { press } from '../support/press.js';
import { attemptAt } from '../support/river-gateway.js';

type Dialog = HTMLElementTagNameMap['magpie-ticket-dialog'];

interface Attempt {
  readonly gateway: FakeGateway;
  readonly button: FollowButton;
  readonly dialog: Dialog;
}

/** Begins to follow, in a window. */
async function open(prepare: (gateway: FakeGateway) => void = () => {}): Promise<Attempt> {
  const gateway = setUpGateway();
  prepare(gateway);
  const button = await drawFollow();
  await press(control(button));
  return { gateway, button, dialog: await dialogOf(button) };
}

/** As after a reload, or where the browser opens no window: the attempt is there, and no window of this page. */
async function resume(): Promise<Attempt> {
  const gateway = setUpGateway();
  setFollow(refOf('magpie:river'), attemptAt(gateway));
  const button = await drawFollow();
  await waitUntil(() => control(button).role === 'button', 'it is a button');
  control(button).click();
  return { gateway, button, dialog: await dialogOf(button) };
}

const sentence = (dialog: Dialog): string => folded(inside(dialog, '[role=status]').textContent);
const step = (dialog: Dialog): string => inside(dialog, '[aria-current=step]').textContent;
const says = (dialog: Dialog, text: string): Promise<void> =>
  waitUntil(() => sentence(dialog) === text, `the dialog says “${text}”`);

describe('the dialog of an attempt to follow', () => {
  firstVisit();
  registerNetwork(magpie);
  linksOpened();

  it('is named for what it is about, and says where to go on', async () => {
    const { dialog } = await open();
    expect(inside(dialog, 'dialog').matches(':modal')).to.equal(true);
    expect(inside(dialog, 'h2').textContent).to.equal('Follow @river on Magpie');
    expect(sentence(dialog)).to.equal('Go on in the window that has opened, or scan this with your phone.');
    expect(step(dialog)).to.equal('Waiting');
  });

  it('has the page as a QR code in black on white, in words, and as a link', async () => {
    const { gateway, dialog } = await open();
    const url = `${gateway.approvePage}?ticket=tk-1`;
    const svg = inside(dialog, 'svg[role=img]');
    expect(svg.getAttribute('aria-label')).to.equal('Scan with your phone’s camera');
    expect(svg.getAttribute('viewBox')).to.equal(`0 0 ${qrMatrix(url).length + 8} ${qrMatrix(url).length + 8}`);
    document.documentElement.style.colorScheme = 'dark';
    expect(getComputedStyle(svg).backgroundColor).to.equal('rgb(255, 255, 255)');
    expect(getComputedStyle(svg.querySelector('path')!).fill).to.equal('rgb(0, 0, 0)');
    document.documentElement.style.colorScheme = '';
    const link = inside<HTMLAnchorElement>(dialog, 'p a');
    expect(link).to.include({ href: url, textContent: url, target: '_blank', rel: 'noopener' });
  });

  it('goes through its steps, and then goes', async () => {
    const { gateway, button, dialog } = await open();
    gateway.scan();
    await says(dialog, 'Now confirm it on the page that was opened.');
    expect(step(dialog)).to.equal('Opened');
    gateway.approve();
    await says(dialog, 'You follow @river now.');
    expect(step(dialog)).to.equal('Following');
    expect([has(dialog, 'p a'), has(dialog, '[role=timer]')]).to.deep.equal([false, false]);
    await waitUntil(() => !hasDialog(button), 'it goes', { timeout: 2_500 });
  }).timeout(4_000);

  it('says how long the code is valid', async () => {
    const { dialog } = await open((gateway) => (gateway.expiresInSeconds = 62));
    expect(inside(dialog, '[role=timer]').textContent).to.match(/^Valid for 1:0[12]$/);
    await waitUntil(() => /^Valid for (1:00|0:59)$/.test(inside(dialog, '[role=timer]').textContent), 'time goes by', {
      timeout: 4_000,
    });
  }).timeout(5_000);

  it('makes a new code in one click when the time is over', async () => {
    const { gateway, button, dialog } = await open();
    gateway.expire();
    await says(dialog, 'The time to confirm it ran out.');
    await waitUntil(() => has(dialog, 'button.primary'));
    expect(inside(dialog, 'button.primary').textContent.trim()).to.equal('New code');
    expect(labelOf(button)).to.equal('Follow');
    expect(dialog.shadowRoot!.activeElement?.className).to.be.oneOf(['primary', 'close']);
    await press(inside(dialog, 'button.primary'));
    // The window of before is out of reach.
    await says(dialog, 'Scan this with your phone, or go on here.');
    expect(inside<HTMLAnchorElement>(dialog, 'a.primary').href).to.equal(`${gateway.approvePage}?ticket=tk-2`);
    gateway.approve();
    await shows(button, 'Following');
  });

  it('says so when no new code can be had', async () => {
    const { gateway, dialog } = await open();
    gateway.expire();
    await waitUntil(() => has(dialog, 'button.primary'));
    gateway.refusal = 'offline';
    await press(inside(dialog, 'button.primary'));
    await waitUntil(() => /did not answer\. You do not follow @river yet\.$/.test(sentence(dialog)));
    expect(inside<HTMLButtonElement>(dialog, 'button.primary').disabled).to.equal(false);
  });

  for (const [code, said, again] of [
    ['denied', 'You declined it.', true],
    ['follow-limit', 'You follow as many accounts as Magpie allows.', false],
  ] as const) {
    it(`says that it was declined, and ${again ? 'offers' : 'does not offer'} another try: ${code}`, async () => {
      const { gateway, dialog } = await open();
      gateway.decline(code);
      await says(dialog, said);
      expect(has(dialog, 'button.primary')).to.equal(again);
      expect(has(dialog, '[aria-current]')).to.equal(false);
    });
  }

  it('ends nothing when it is closed, and opens again', async () => {
    const { gateway, button, dialog } = await open();
    inside(dialog, '[aria-label="Close"]').click();
    await waitUntil(() => !hasDialog(button));
    expect(labelOf(button)).to.equal('Following…');
    await waitUntil(() => control(button).ariaLabel === 'Following… @river on Magpie: show how it stands');
    await press(control(button));
    expect(step(await dialogOf(button))).to.equal('Waiting');
    expect(gateway.attempts.length).to.equal(1);
  });

  it('leads to a window or takes the page along, where no window has opened', async () => {
    const { gateway, dialog } = await resume();
    expect(dialog.shadowRoot!.activeElement).to.equal(inside(dialog, 'a.primary'));
    expect(sentence(dialog)).to.equal('Scan this with your phone, or go on here.');
    const link = inside<HTMLAnchorElement>(dialog, 'a.primary');
    expect(link).to.include({ target: '_blank', rel: 'noopener' });
    expect(link.textContent).to.equal('Open in a window');
    // A page that only moves within itself stays.
    gateway.approvePage = `${location.href.replace(/#.*/, '')}#approve`;
    expect(inside(dialog, 'button.link').textContent.trim()).to.equal('Go on in this tab');
    const here = location.href;
    await press(inside(dialog, 'button.link'));
    await waitUntil(() => location.hash === '#approve?ticket=tk-2', 'the page is taken along');
    expect(gateway.last.returnUrl).to.equal(here);
    history.back();
  });

  for (const [what, junk] of [
    ['a script for an address', { approveUrl: 'javascript:alert(1)', qrText: 'https://gateway.example/' }],
    ['a text that no code can hold', { approveUrl: 'https://gateway.example/', qrText: 'a'.repeat(5_000) }],
    ['numbers for texts', { approveUrl: 7, qrText: 7 }],
  ] as const) {
    it(`leaves out what it cannot draw, where storage holds ${what}`, async () => {
      // What the gateway tells of the attempt would put right what storage holds.
      const { gateway, dialog } = await open((made) => (made.streams = 'silent'));
      await waitUntil(() => gateway.asked.some(({ path }) => path === '/v1/follows/tk-1'), 'the attempt is watched');
      const { ticket } = followOf(refOf('magpie:river'))!;
      setFollow(refOf('magpie:river'), { step: 'pending', ticket: { ...ticket, expiresAt: 'soon', ...junk } as never });
      await waitUntil(() => inside(dialog, '[role=timer]').textContent === 'Valid for 0:00', 'it is drawn');
      const links = [...dialog.shadowRoot!.querySelectorAll('a')].map(({ protocol }) => protocol);
      expect(links.every((protocol) => protocol === 'https:')).to.equal(true);
      expect(has(dialog, 'svg[role=img]')).to.equal(what.startsWith('a script'));
    });
  }

  it('says what another tab has learnt', async () => {
    const { dialog, button } = await open();
    setFollow(refOf('magpie:river'), { relationship: 'following' });
    await says(dialog, 'You follow @river now.');
    expect(labelOf(button)).to.equal('Following');
  });

  for (const scheme of ['light', 'dark']) {
    it(`is accessible in every state: ${scheme}`, async () => {
      const gateway = setUpGateway();
      const button = await drawFollow();
      button.parentElement!.style.colorScheme = scheme;
      await press(control(button));
      const dialog = await dialogOf(button);
      await expect(button).to.be.accessible();
      gateway.scan();
      await waitUntil(() => step(dialog) === 'Opened');
      await expect(button).to.be.accessible();
      gateway.expire();
      await waitUntil(() => has(dialog, 'button.primary'));
      await expect(button).to.be.accessible();
    }).timeout(6_000);
  }

  it('fits into 320 pixels', async () => {
    await setViewport({ width: 320, height: 640 });
    try {
      const { dialog } = await resume();
      const { left, right } = inside(dialog, 'dialog').getBoundingClientRect();
      expect(left).to.be.at.least(0);
      expect(right).to.be.at.most(320);
      expect(inside(dialog, 'dialog').scrollWidth).to.be.at.most(inside(dialog, 'dialog').clientWidth);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });
});

describe('a button that waits', () => {
  firstVisit();
  registerNetwork(magpie);

  it('turns, and stands still for whoever wants less motion', async () => {
    const { button } = await open();
    expect(getComputedStyle(control(button), '::before').animationName).to.equal('turn');
    const still = button
      .shadowRoot!.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules])
      .filter((rule) => rule instanceof CSSMediaRule && rule.conditionText.includes('prefers-reduced-motion: reduce'));
    expect(still.map(({ cssText }) => cssText).join()).to.match(/\.pending::before[^}]*animation: (?!.*turn)/);
    await sendKeys({ press: 'Escape' });
  });
});
