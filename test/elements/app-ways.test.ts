import { expect, fixture, waitUntil } from '@open-wc/testing';
import type { HandOver } from '../../src/core/following.js';
import { networkOf, registerNetwork } from '../../src/core/network.js';
import { AppWays } from '../../src/elements/follow-button/app-ways.js';
import { line, qq, wechat } from '../../src/networks/official/official.js';
import { languageOf, type Language } from '../../src/locales/translate.js';
import { folded } from '../support/drawn.js';
import { html, render } from '../support/element-lit.js';
import { refOf } from '../support/http-network.js';
import { linksOpened } from '../support/links-opened.js';
import { shownByPlatform } from '../support/river-gateway.js';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID =
  'Mozilla/5.0 (Linux; Android 13; V2148A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile';

const browsers = {
  desktop: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0',
  iPhone: `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`,
  Android: `${ANDROID} Safari/537.36`,
  WeChat: `${IPHONE} Mobile/15E148 MicroMessenger/8.0.49(0x18003137) NetType/WIFI Language/zh_CN`,
  QQ: `${ANDROID} V1_AND_SQ_8.9.80_4614_YYB_D QQ/8.9.80.12440 NetType/WIFI`,
  LINE: `${IPHONE} Mobile/15E148 Safari Line/14.9.0`,
} as const;

interface Drawn {
  readonly place: HTMLElement;
  readonly sentence: string;
  /** What leads on, in order: its look, its text and its address. */
  readonly links: readonly string[];
  readonly picture: HTMLImageElement | null;
  readonly drawing: SVGElement | null;
}

/** Draws what a visitor with this browser is offered. */
async function draw(account: string, browser: keyof typeof browsers, rest: Partial<HandOver> = {}): Promise<Drawn> {
  const ref = refOf(account);
  const language = languageOf('en', networkOf(ref)) as Language;
  const way = networkOf(ref).ways!(ref, { gateway: 'https://gateway.example' })[0]!;
  const place = await fixture<HTMLElement>('<div></div>');
  const ways = new AppWays({ ref, way, language }, update, { userAgent: browsers[browser] });
  ways.take({ approveUrl: undefined, qrText: undefined, ...shownByPlatform[account], expiresAt: 0, ...rest });
  update();
  return {
    place,
    get sentence() {
      return ways.sentence(true);
    },
    get links() {
      return [...place.querySelectorAll('a')].map((link) =>
        [link.className, folded(link.textContent), link.getAttribute('href')!.replace(/[?;,].*/, '')].join(' | '),
      );
    },
    get picture() {
      return place.querySelector('img');
    },
    get drawing() {
      return place.querySelector('svg');
    },
  };

  function update(): void {
    const [links, code] = [ways.renderLinks(), ways.renderCode()];
    render(html`${ways.hasLinksFirst ? [links, code] : [code, links]}${ways.renderNotes(true)}`, place);
  }
}

describe('what a visitor is offered where the network’s app finishes a follow', () => {
  for (const network of [wechat, qq, line]) registerNetwork(network);
  const opened = linksOpened();

  it('is in WeChat its page of the account, and a picture to press and hold: WeChat does not look into drawings', async () => {
    const drawn = await draw('wechat:river', 'WeChat');
    expect(drawn.sentence).to.equal('Press and hold the QR code to go on.');
    expect(drawn.links).to.deep.equal(['primary | Open the page of @river | https://mp.weixin.qq.com/mp/profile_ext']);
    expect(drawn.place.querySelector('a')!.target).to.equal('');
    expect(drawn.drawing).to.equal(null);
    expect(drawn.picture!.src).to.match(/^data:image\/png;base64,/);
    expect(drawn.picture!.alt).to.equal('Scan with the WeChat app');
    await drawn.picture!.decode();
    expect(drawn.picture!.naturalWidth).to.be.above(250);
  });

  it('stands above the code where this device has the app, and below it elsewhere', async () => {
    for (const [account, browser, isAbove] of [
      ['wechat:river', 'WeChat', true],
      ['line:@river', 'iPhone', true],
      ['line:@river', 'desktop', false],
    ] as const) {
      const drawn = await draw(account, browser);
      const code = (drawn.picture ?? drawn.drawing)!;
      const order = drawn.place.querySelector('a')!.compareDocumentPosition(code);
      expect(Boolean(order & Node.DOCUMENT_POSITION_FOLLOWING), browser).to.equal(isAbove);
    }
  });

  it('is the drawing where the page’s policy lets no such picture in', async () => {
    const drawn = await draw('wechat:river', 'WeChat');
    drawn.picture!.dispatchEvent(new Event('error'));
    expect(drawn.picture).to.equal(null);
    expect(drawn.drawing!.getAttribute('aria-label')).to.equal('Scan with the WeChat app');
  });

  it('is on a phone without a link a code to be saved', async () => {
    const drawn = await draw('wechat:river', 'iPhone');
    expect(drawn.sentence).to.equal('Save the QR code, and choose it when you scan with the WeChat app.');
    expect(drawn.links).to.deep.equal(['link | Save the QR code | data:image/png']);
    expect(drawn.place.querySelector('a')!.download).to.equal('qr.png');
    expect(drawn.place.querySelector('a')!.href).to.equal(drawn.picture!.src);
  });

  for (const [browser, app] of [
    ['iPhone', 'mqqapi://card/show_pslcard'],
    ['Android', 'mqqapi://app/action'],
  ] as const) {
    it(`is on a phone the app by its link for it, then the page: ${browser}`, async () => {
      const drawn = await draw('qq:river', browser);
      expect(drawn.sentence).to.equal('Go on in the QQ app.');
      expect(drawn.links).to.deep.equal([
        `primary | Open the QQ app | ${app}`,
        'link | Open the page of @river | https://share.mp.qq.com/cgi/share.php',
      ]);
      expect(drawn.place.querySelector('a')!.target).to.equal('');
    });
  }

  it('opens no app by itself, and says so when a visitor’s click opens none', async () => {
    const drawn = await draw('qq:river', 'iPhone');
    expect(opened).to.deep.equal([]);
    drawn.place.querySelector('a')!.click();
    expect(opened.map(({ url }) => url.replace(/\?.*/, ''))).to.deep.equal(['mqqapi://card/show_pslcard']);
    expect(drawn.sentence).to.equal('Go on in the QQ app.');
    await waitUntil(() => drawn.sentence === 'Did the QQ app not open? Go on another way.', 'it is said', {
      timeout: 3_500,
    });
  }).timeout(4_500);

  it('says nothing when the app has opened', async () => {
    const drawn = await draw('qq:river', 'iPhone');
    const begun = performance.now();
    drawn.place.querySelector('a')!.click();
    // As the page would be told when an app comes before it.
    document.dispatchEvent(new Event('visibilitychange'));
    await waitUntil(() => performance.now() - begun > 2_700, 'the time is over', { timeout: 3_500 });
    expect(drawn.sentence).to.equal('Go on in the QQ app.');
  }).timeout(4_500);

  it('is in QQ its own link too', async () => {
    const { links, place, sentence } = await draw('qq:river', 'QQ');
    await expect(place).to.be.accessible();
    expect(links[0]).to.equal('primary | Open the QQ app | mqqapi://app/action');
    expect(sentence).to.equal('Press and hold the QR code to go on.');
  });

  it('is in LINE, and on a phone, the link that adds the account', async () => {
    for (const browser of ['LINE', 'Android'] as const) {
      const { links } = await draw('line:@river', browser);
      expect(links[0]).to.equal('primary | Open the page of @river | https://line.me/R/ti/p/%40river');
    }
  });

  it('is on a desktop the code, with the page below', async () => {
    const drawn = await draw('line:@river', 'desktop');
    expect(drawn.drawing).not.to.equal(null);
    expect(drawn.picture).to.equal(null);
    expect(drawn.links).to.deep.equal(['link | Open the page of @river | https://line.me/R/ti/p/%40river']);
  });

  it('is the account’s page where there is nothing else', async () => {
    const nothing = { qrText: undefined, qrImageUrl: undefined, links: [] };
    const phone = await draw('wechat:river', 'iPhone', nothing);
    expect(phone.links).to.deep.equal(['primary | Open the page of @river | https://gateway.example/@wechat:river']);
    expect([phone.picture, phone.drawing]).to.deep.equal([null, null]);
    const desktop = await draw('wechat:river', 'desktop', nothing);
    expect(desktop.drawing).not.to.equal(null);
  });

  it('is what fits another platform’s browser: a phone’s', async () => {
    expect((await draw('qq:river', 'WeChat')).links[0]).to.equal(
      'primary | Open the QQ app | mqqapi://card/show_pslcard',
    );
    expect((await draw('wechat:river', 'LINE')).sentence).to.match(/^Save the QR code/);
  });
});
