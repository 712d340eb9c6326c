import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { registerNetwork } from '../../src/core/network.js';
import '../../src/elements/account-card/define.js';
import type { FollowButton } from '../../src/elements/follow-button/define.js';
import '../../src/elements/post-feed/define.js';
import { line, qq, wechat } from '../../src/networks/official/official.js';
import { has, inside, visible } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { control, labelOf } from '../support/follower.js';
import { linksOpened } from '../support/links-opened.js';
import { pictures } from '../support/samples.js';

const HREF = 'https://river.example/wechat';

async function draw(account: string, src: string = pictures.square): Promise<FollowButton> {
  const button = await fixture<FollowButton>(
    html`<magpie-follow-button account=${account}>
      <a href=${HREF}><img src=${src} alt="QR code" />Follow River</a>
    </magpie-follow-button>`,
  );
  await waitUntil(() => has(button, '[part=more]'));
  return button;
}

async function open(button: Element): Promise<Element> {
  inside(button, '[part=more]').click();
  const find = () => button.shadowRoot!.querySelector('magpie-scan-dialog');
  await waitUntil(() => find()?.shadowRoot?.querySelector('dialog')?.open, 'no dialog');
  return find()!;
}

describe('a button of an official account on a page without a gateway', () => {
  firstVisit();
  for (const network of [wechat, qq, line]) registerNetwork(network);
  const opened = linksOpened();

  it('is the link that the author has written', async () => {
    const button = await draw('wechat:river');
    expect(labelOf(button)).to.equal('Follow');
    expect(control(button).getAttribute('aria-label')).to.equal('Follow @river on WeChat');
    control(button).click();
    expect(opened.map(({ url }) => url)).to.deep.equal([HREF]);
  });

  it('shows the author’s picture as the code, in the words of the platform', async () => {
    const dialog = await open(await draw('wechat:river'));
    const picture = inside<HTMLImageElement>(dialog, 'img');
    expect(picture).to.include({ src: pictures.square, alt: 'Scan with the WeChat app' });
    expect(inside(dialog, 'p').textContent).to.equal('Scan with the WeChat app');
    expect(inside<HTMLAnchorElement>(dialog, 'p a').href).to.equal(HREF);
    expect(has(dialog, 'svg[role=img]')).to.equal(false);
  });

  it('shows the link as a code where that picture does not come', async () => {
    const dialog = await open(await draw('qq:river', new URL('./no-such.png', import.meta.url).href));
    await waitUntil(() => has(dialog, 'svg[role=img]'));
    expect(has(dialog, 'img')).to.equal(false);
  });

  it('is LINE’s own link and its code where the author has written none', async () => {
    const button = await fixture<FollowButton>(
      html`<magpie-follow-button account="line:@river"></magpie-follow-button>`,
    );
    await waitUntil(() => has(button, '[part=more]'));
    expect(control(button).href).to.equal('https://line.me/R/ti/p/%40river');
    expect(labelOf(button)).to.equal('Add friend');
    const dialog = await open(button);
    expect(inside(dialog, 'h2').textContent).to.equal('Add @river as a friend');
    expect(has(dialog, 'svg[role=img]')).to.equal(true);
  });

  it('leaves what the author has written where that is no link to https', async () => {
    const button = await fixture<FollowButton>(
      html`<magpie-follow-button account="wechat:river"
        ><a href="http://weixin.qq.com/r/x">River</a></magpie-follow-button
      >`,
    );
    expect(has(button, 'a')).to.equal(false);
    expect(visible(button.querySelector('a')!)).to.equal(true);
  });

  for (const tag of ['account-card', 'post-feed']) {
    for (const account of ['wechat:river', 'line:@river']) {
      it(`leaves a ${tag} of ${account} what the author has written, and asks nobody`, async () => {
        const element = document.createElement(`magpie-${tag}`) as HTMLElementTagNameMap['magpie-account-card'];
        element.account = account;
        const link = element.appendChild(
          Object.assign(document.createElement('a'), { href: HREF, textContent: 'River' }),
        );
        await fixture(html`<div>${element}</div>`);
        await element.updateComplete;
        expect(visible(link)).to.equal(true);
        expect(element.ref).to.equal(undefined);
      });
    }
  }

  for (const scheme of ['light', 'dark']) {
    it(`is accessible: ${scheme}`, async () => {
      const button = await draw('wechat:river');
      button.parentElement!.style.colorScheme = scheme;
      await open(button);
      await expect(button).to.be.accessible();
    });
  }
});
