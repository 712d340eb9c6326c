import { expect, waitUntil } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { registerNetwork } from '../../src/core/network.js';
import type { FollowButton } from '../../src/elements/follow-button/define.js';
import '../../src/elements/follow-button/define.js';
import { qrMatrix } from '../../src/elements/follow-button/qr-matrix.js';
import { wechat } from '../../src/networks/official/official.js';
import { followOf } from '../../src/stores/follows.js';
import { setFollow } from '../../src/stores/set-follow.js';
import { has, inside, read } from '../support/drawn.js';
import type { FakeGateway } from '../support/fake-gateway.js';
import { firstVisit } from '../support/first-visit.js';
import {
  control,
  dialogOf,
  drawFollow,
  hasDialog,
  labelOf,
  sentenceOf,
  setUpGateway,
  shows,
} from '../support/follower.js';
import { refOf } from '../support/http-network.js';
import { linksOpened } from '../support/links-opened.js';
import { nextVisit } from '../support/next-visit.js';
import { press } from '../support/press.js';
import { shownByPlatform } from '../support/river-gateway.js';

type Dialog = HTMLElementTagNameMap['magpie-ticket-dialog'];

const WECHAT = 'wechat:river';
const CODE = shownByPlatform[WECHAT]!.qrText!;

interface Attempt {
  readonly gateway: FakeGateway;
  readonly button: FollowButton;
  readonly dialog: Dialog;
}

async function open(prepare: (gateway: FakeGateway) => void = () => {}): Promise<Attempt> {
  const gateway = setUpGateway();
  Object.assign(gateway.shown, shownByPlatform);
  prepare(gateway);
  const button = await drawFollow(WECHAT);
  await press(control(button));
  return { gateway, button, dialog: await dialogOf(button) };
}

const says = (dialog: Dialog, text: string): Promise<void> =>
  waitUntil(() => sentenceOf(dialog) === text, `the dialog says “${text}”`);
const steps = (dialog: Dialog): string[] =>
  [...dialog.shadowRoot!.querySelectorAll('li')].map(({ textContent }) => textContent);

describe('the dialog of an attempt that an app finishes', () => {
  firstVisit();
  registerNetwork(wechat);
  const links = linksOpened();

  it('says with what to scan, that the page will know, and how long there is', async () => {
    const { dialog } = await open();
    expect(inside(dialog, 'h2').textContent).to.equal('Follow @river on WeChat');
    expect(sentenceOf(dialog)).to.equal('Scan with the WeChat app. This page will know.');
    expect(inside(dialog, '[role=timer]').textContent).to.match(/^Valid for (2:00|1:59)$/);
  });

  it('offers nothing that opens inside of WeChat alone', async () => {
    const { dialog } = await open();
    expect(links).to.deep.equal([]);
    expect(has(dialog, 'a')).to.equal(false);
  });

  it('has the platform’s code, black on white in the dark and in forced colours too, with a text beside it', async () => {
    const { dialog } = await open();
    const svg = inside<HTMLElement & SVGElement>(dialog, 'svg[role=img]');
    const side = qrMatrix(CODE).length + 8;
    expect(svg.getAttribute('viewBox')).to.equal(`0 0 ${side} ${side}`);
    expect(svg.getAttribute('aria-label')).to.equal('Scan with the WeChat app');
    try {
      for (const media of [{ colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
        await emulateMedia(media);
        document.documentElement.style.colorScheme = 'light dark';
        if ('forcedColors' in media) expect(matchMedia('(forced-colors: active)').matches).to.equal(true);
        expect(getComputedStyle(svg).forcedColorAdjust).to.equal('none');
        expect(getComputedStyle(svg).backgroundColor).to.equal('rgb(255, 255, 255)');
        expect(getComputedStyle(svg.querySelector('path')!).fill).to.equal('rgb(0, 0, 0)');
      }
    } finally {
      document.documentElement.style.colorScheme = '';
      await emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    }
  });

  it('goes from waiting to following, for no platform tells of a scan', async () => {
    const { gateway, button, dialog } = await open();
    expect(steps(dialog)).to.deep.equal(['Waiting', 'Following']);
    expect(inside(dialog, '[aria-current=step]').textContent).to.equal('Waiting');
    gateway.approve();
    await says(dialog, 'You follow @river now.');
    expect(inside(dialog, '[aria-current=step]').textContent).to.equal('Following');
    expect(labelOf(button)).to.equal('Following');
    await waitUntil(() => !hasDialog(button), 'it goes', { timeout: 2_500 });
  }).timeout(4_000);

  it('makes a new code in one click when the time is over', async () => {
    const { gateway, button, dialog } = await open();
    gateway.expire();
    await says(dialog, 'The time to confirm it ran out.');
    expect(getComputedStyle(inside(dialog, 'svg[role=img]')).opacity).to.equal('0.12');
    gateway.shown[WECHAT] = {
      confirmedBy: 'webhook',
      qrText: 'http://weixin.qq.com/q/another-code-of-more-letters-than-before',
    };
    await press(inside(dialog, 'button.primary'));
    await says(dialog, 'Scan with the WeChat app. This page will know.');
    const side = qrMatrix('http://weixin.qq.com/q/another-code-of-more-letters-than-before').length + 8;
    await waitUntil(() => inside(dialog, 'svg[role=img]').getAttribute('viewBox') === `0 0 ${side} ${side}`);
    gateway.approve();
    await shows(button, 'Following');
  });

  it('says so when the platform gives no new code, and when it gives one that it tells nothing of', async () => {
    const { gateway, button, dialog } = await open();
    gateway.expire();
    await waitUntil(() => has(dialog, 'button.primary'));
    gateway.refusal = { status: 503, code: 'unavailable' };
    await press(inside(dialog, 'button.primary'));
    await waitUntil(() => /did not answer\. You do not follow @river yet\.$/.test(sentenceOf(dialog)));
    gateway.refusal = undefined;
    gateway.shown[WECHAT] = { confirmedBy: 'nobody', qrText: 'http://weixin.qq.com/r/own' };
    await press(inside(dialog, 'button.primary'));
    await says(dialog, 'Scan with the WeChat app');
    expect(read(dialog)).to.include('WeChat does not tell this page how it ends.');
    expect(labelOf(button)).to.equal('Follow');
  });

  it('ends nothing when it is closed, and opens again', async () => {
    const { gateway, button, dialog } = await open();
    inside(dialog, '[aria-label="Close"]').click();
    await waitUntil(() => !hasDialog(button));
    expect(labelOf(button)).to.equal('Following…');
    await waitUntil(() => control(button).ariaLabel === 'Following… @river on WeChat: show how it stands');
    await press(control(button));
    const again = await dialogOf(button);
    expect(has(again, 'svg[role=img]')).to.equal(true);
    expect(gateway.attempts.length).to.equal(1);
    gateway.approve();
    await shows(button, 'Following');
  });

  it('is followed in every tab', async () => {
    const { gateway, button } = await open();
    const visit = await nextVisit();
    visit.configure({ gateway: gateway.url, fetch: gateway.fetch });
    gateway.approve();
    await shows(button, 'Following');
    await waitUntil(() => visit.followOf(refOf(WECHAT))?.relationship === 'following');
    visit.leave();
  });

  it('says below the button that the platform does not answer, and takes the wish back', async () => {
    const gateway = setUpGateway();
    gateway.refusal = { status: 503, code: 'unavailable' };
    const button = await drawFollow(WECHAT);
    await press(control(button));
    await waitUntil(() => has(button, '[part=note].shown'));
    expect(inside(button, '[part=note]').textContent).to.match(/did not answer\. You do not follow @river yet\./);
    expect(labelOf(button)).to.equal('Follow');
    expect(hasDialog(button)).to.equal(false);
  });

  it('draws nothing that others have written into storage', async () => {
    const { gateway, dialog } = await open((made) => (made.streams = 'silent'));
    await waitUntil(() => gateway.asked.some(({ path }) => path === '/v1/follows/tk-1'));
    const ref = refOf(WECHAT);
    const junk = {
      qrText: 7,
      qrImageUrl: 'javascript:alert(1)',
      links: [
        { where: 'anywhere', url: 'javascript:alert(1)' },
        { where: 'anywhere', url: 'mqqapi://card' },
        { where: 'anywhere', url: 'https://river.example/' },
      ],
    };
    setFollow(ref, { step: 'pending', ticket: { ...followOf(ref)!.ticket, ...junk } as never });
    await waitUntil(() => has(dialog, '.ways a'));
    const urls = [...dialog.shadowRoot!.querySelectorAll('a')].map(({ href }) => href);
    expect(urls).to.deep.equal(['https://river.example/']);
    expect(has(dialog, 'img')).to.equal(false);
  });

  for (const scheme of ['light', 'dark']) {
    it(`is accessible in every state: ${scheme}`, async () => {
      const gateway = setUpGateway();
      Object.assign(gateway.shown, shownByPlatform);
      const button = await drawFollow(WECHAT);
      button.parentElement!.style.colorScheme = scheme;
      await press(control(button));
      const dialog = await dialogOf(button);
      await expect(button).to.be.accessible();
      gateway.expire();
      await waitUntil(() => has(dialog, 'button.primary'));
      await expect(button).to.be.accessible();
      gateway.shown[WECHAT] = { confirmedBy: 'nobody', qrText: CODE };
      await press(inside(dialog, 'button.primary'));
      await says(dialog, 'Scan with the WeChat app');
      await expect(button).to.be.accessible();
    }).timeout(6_000);
  }

  it('fits into 320 pixels', async () => {
    await setViewport({ width: 320, height: 640 });
    try {
      const { dialog } = await open();
      const { left, right } = inside(dialog, 'dialog').getBoundingClientRect();
      expect([left >= 0, right <= 320]).to.deep.equal([true, true]);
      expect(inside(dialog, 'dialog').scrollWidth).to.be.at.most(inside(dialog, 'dialog').clientWidth);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });
});
