import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { generate, mode } from 'lean-qr';
import '../../src/elements/follow-button/define.js';
import { has, inside } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { httpNetwork } from '../support/http-network.js';
import { linksOpened } from '../support/links-opened.js';

const URL_TO_FOLLOW = 'https://line.example/R/ti/p/%40river?from=magpie#鹊';
const QUIET_ZONE = 4;

async function drawButton(url = URL_TO_FOLLOW): Promise<HTMLElement> {
  const { id } = httpNetwork({ ways: () => [{ kind: 'scan', url }] });
  const button = await fixture<HTMLElement>(
    html`<magpie-follow-button account=${`${id}:river`}></magpie-follow-button>`,
  );
  await waitUntil(() => has(button, '[part=more]'));
  return button;
}

const dialogOf = (button: Element): Element | null => button.shadowRoot!.querySelector('magpie-scan-dialog');

async function open(button: Element): Promise<Element> {
  inside(button, '[part=more]').click();
  await waitUntil(() => dialogOf(button)?.shadowRoot?.querySelector('dialog')?.open, 'no dialog');
  return dialogOf(button)!;
}

/** What stands in the drawing: the modules that are black, by column and row. */
function modulesIn(svg: SVGElement): ReadonlySet<string> {
  const squares = svg
    .querySelector('path')!
    .getAttribute('d')!
    .match(/M[^M]+/g)!;
  return new Set(
    squares.map((square) => {
      const [, x, y] = /^M(\d+) (\d+)h1v1h-1z$/.exec(square)!;
      return `${Number(x) - QUIET_ZONE} ${Number(y) - QUIET_ZONE}`;
    }),
  );
}

describe('the QR code of a follow button', () => {
  firstVisit();
  const opened = linksOpened();

  // The first of this page, for what draws it is loaded once.
  it('has its room before it is there', async () => {
    const { id } = httpNetwork({ ways: () => [{ kind: 'scan', url: URL_TO_FOLLOW }] });
    const button = await fixture<HTMLElement>(
      html`<magpie-follow-button account=${`${id}:river`}></magpie-follow-button>`,
    );
    expect(has(button, '[part=more]')).to.be.false;
    const { width } = button.getBoundingClientRect();
    await waitUntil(() => has(button, '[part=more]'));
    expect(button.getBoundingClientRect().width).to.equal(width);
  });

  it('stands beside a button that is the same link', async () => {
    const button = await drawButton();
    const link = inside<HTMLAnchorElement>(button, 'a');
    expect(link.href).to.equal(new URL(URL_TO_FOLLOW).href);
    link.click();
    expect(opened.map(({ url }) => url)).to.deep.equal([link.href]);
    const more = inside(button, '[part=more]');
    expect(more.getAttribute('aria-label')).to.equal('Show QR code');
    expect(more.getAttribute('aria-haspopup')).to.equal('dialog');
  });

  for (const url of [URL_TO_FOLLOW, 'https://a.example/', `https://river.example/${'a'.repeat(500)}`]) {
    it(`says ${url.slice(0, 40)}`, async () => {
      const dialog = await open(await drawButton(url));
      const svg = inside<HTMLElement & SVGElement>(dialog, 'svg[role=img]');
      const code = generate(url, { modes: [url.includes('鹊') ? mode.utf8 : mode.ascii] });
      const drawn = modulesIn(svg);
      let black = 0;
      for (let y = 0; y < code.size; y++) {
        for (let x = 0; x < code.size; x++) {
          black += Number(code.get(x, y));
          expect(drawn.has(`${x} ${y}`), `${x} ${y}`).to.equal(code.get(x, y));
        }
      }
      expect(drawn.size).to.equal(black);
      const side = code.size + 2 * QUIET_ZONE;
      expect(svg.getAttribute('viewBox')).to.equal(`0 0 ${side} ${side}`);
    });
  }

  it('is black on white in the dark too, and square', async () => {
    const button = await drawButton();
    button.parentElement!.style.colorScheme = 'dark';
    const svg = inside(await open(button), 'svg[role=img]');
    expect(getComputedStyle(svg).backgroundColor).to.equal('rgb(255, 255, 255)');
    expect(getComputedStyle(svg.querySelector('path')!).fill).to.equal('rgb(0, 0, 0)');
    const { width, height } = svg.getBoundingClientRect();
    expect(width).to.be.closeTo(height, 0.5);
    expect(width).to.be.above(150);
  });

  it('comes with words, and with the link for whoever has no camera', async () => {
    const dialog = await open(await drawButton());
    expect(inside(dialog, 'svg[role=img]').getAttribute('aria-label')).to.equal('Scan with your phone’s camera');
    expect(inside<HTMLAnchorElement>(dialog, 'p a').href).to.equal(new URL(URL_TO_FOLLOW).href);
    expect(inside(dialog, 'h2').textContent).to.equal('Follow @river');
    expect(inside(dialog, 'dialog').getAttribute('aria-labelledby')).to.equal(inside(dialog, 'h2').id);
  });

  it('opens and closes by keyboard, and the focus goes back', async () => {
    const button = await drawButton();
    inside(button, '[part=more]').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => dialogOf(button)?.shadowRoot?.querySelector('dialog')?.open);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialogOf(button));
    expect(button.shadowRoot!.activeElement).to.equal(inside(button, '[part=more]'));
  });

  for (const scheme of ['light', 'dark']) {
    it(`is accessible: ${scheme}`, async () => {
      const button = await drawButton();
      button.parentElement!.style.colorScheme = scheme;
      await open(button);
      await expect(button).to.be.accessible();
    });
  }
});
