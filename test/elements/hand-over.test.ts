import { expect, waitUntil } from '@open-wc/testing';
import { registerNetwork } from '../../src/core/network.js';
import '../../src/elements/follow-button/define.js';
import { qrMatrix } from '../../src/elements/follow-button/qr-matrix.js';
import { line, qq } from '../../src/networks/official/official.js';
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
import { linksOpened } from '../support/links-opened.js';
import { press } from '../support/press.js';
import { shownByPlatform } from '../support/river-gateway.js';
import { pictures } from '../support/samples.js';

async function open(account: string, prepare: (gateway: FakeGateway) => void = () => {}) {
  const gateway = setUpGateway();
  Object.assign(gateway.shown, shownByPlatform);
  prepare(gateway);
  const button = await drawFollow(account);
  await press(control(button));
  return { gateway, button, dialog: await dialogOf(button) };
}

const linkOf = (dialog: Element): HTMLAnchorElement => inside<HTMLAnchorElement>(dialog, '.ways a');

describe('a follow that nobody tells the end of', () => {
  firstVisit();
  registerNetwork(line);
  registerNetwork(qq);
  linksOpened();

  it('shows the platform’s code and link, and says that it will not be told', async () => {
    const { dialog } = await open('line:@river');
    expect(sentenceOf(dialog)).to.equal('Scan with the LINE app');
    expect(read(dialog)).to.include('LINE does not tell this page how it ends.');
    expect(linkOf(dialog)).to.include({
      href: 'https://line.me/R/ti/p/%40river',
      target: '_blank',
      rel: 'noopener',
      textContent: 'Open the page of @river',
    });
    expect([has(dialog, '[role=timer]'), has(dialog, 'ol')]).to.deep.equal([false, false]);
  });

  it('leaves nothing behind: the button follows, and can be pressed again', async () => {
    const { gateway, button, dialog } = await open('line:@river');
    expect(labelOf(button)).to.equal('Add friend');
    expect(Object.keys(JSON.parse(localStorage.getItem('magpie:follows') ?? '{}') as object)).to.deep.equal([]);
    expect(gateway.asked.some(({ path }) => path.includes('/follows/'))).to.equal(false);
    inside(dialog, '[aria-label="Close"]').click();
    await waitUntil(() => !hasDialog(button));
    expect(labelOf(button)).to.equal('Add friend');
    await press(control(button));
    await dialogOf(button);
    expect(gateway.attempts.length).to.equal(2);
  });

  it('shows the operator’s picture of a code', async () => {
    const { dialog } = await open('qq:river');
    const picture = inside<HTMLImageElement>(dialog, 'img');
    expect(picture).to.include({ src: pictures.square, alt: 'Scan with the QQ app', referrerPolicy: 'no-referrer' });
    expect(getComputedStyle(picture).backgroundColor).to.equal('rgb(255, 255, 255)');
    // A scheme of an app is no use without one.
    expect(linkOf(dialog).protocol).to.equal('https:');
  });

  it('shows a code that leads to the account’s page where that picture does not come', async () => {
    const { button, dialog } = await open('qq:river', (made) => {
      made.shown['qq:river'] = { confirmedBy: 'nobody', qrImageUrl: new URL('./no-such.png', import.meta.url).href };
    });
    await waitUntil(() => has(dialog, 'svg[role=img]'));
    expect([has(dialog, 'img'), has(dialog, '.ways')]).to.deep.equal([false, false]);
    const side = qrMatrix(control(button).href).length + 8;
    expect(inside(dialog, 'svg[role=img]').getAttribute('viewBox')).to.equal(`0 0 ${side} ${side}`);
  });

  it('becomes one that is told of when the gateway has a sign-in for it', async () => {
    const { gateway, button, dialog } = await open('line:@river', (made) => delete made.shown['line:@river']);
    expect(sentenceOf(dialog)).to.equal('Go on in the window that has opened, or scan this with your phone.');
    gateway.scan();
    await waitUntil(() => inside(dialog, '[aria-current=step]').textContent === 'Opened');
    gateway.approve();
    await shows(button, 'Added');
  });

  for (const account of ['line:@river', 'qq:river']) {
    it(`is accessible: ${account}`, async () => {
      const { button } = await open(account);
      await expect(button).to.be.accessible();
    });
  }
});
