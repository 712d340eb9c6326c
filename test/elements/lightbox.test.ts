import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import type { Media } from '../../src/core/model.js';
import { open, type Lightbox } from '../../src/elements/post-feed/lightbox.js';
import type { PostView } from '../../src/elements/post-feed/post-view.js';
import { languageOf } from '../../src/locales/translate.js';
import { fake } from '../support/fake-network.js';
import { pictures, sampleImage, samplePost, squareImage, tallImage } from '../support/samples.js';

const view = {
  network: fake,
  language: languageOf('en'),
  texts: new WeakMap(),
  opened: new Set(),
  update: () => {},
} as PostView;

const four = (): Media[] => [
  sampleImage({ url: `${pictures.wide}?1` }),
  tallImage({ url: `${pictures.tall}?2` }),
  squareImage({ url: `${pictures.square}?3` }),
  sampleImage({ url: `${pictures.wide}?4`, alt: 'A bridge in the rain' }),
];

async function openWith(media: readonly Media[], index = 0, root: Node = document.body): Promise<Lightbox> {
  open(root, samplePost({ media }), index, view);
  const lightbox = (root as Element).querySelector('magpie-lightbox')!;
  await lightbox.updateComplete;
  await Promise.all(
    dialogOf(lightbox)
      .getAnimations()
      .map(({ finished }) => finished),
  );
  return lightbox;
}

const dialogOf = ({ shadowRoot }: Lightbox): HTMLDialogElement => shadowRoot!.querySelector('dialog')!;
const headingOf = ({ shadowRoot }: Lightbox): string => shadowRoot!.querySelector('h2')!.textContent;
const shownIn = ({ shadowRoot }: Lightbox): HTMLImageElement[] => [
  ...shadowRoot!.querySelectorAll<HTMLImageElement>('img:not([hidden])'),
];
const button = ({ shadowRoot }: Lightbox, name: string): HTMLElement =>
  shadowRoot!.querySelector(`button[aria-label="${name}"]`)!;

async function press(lightbox: Lightbox, key: string): Promise<void> {
  await sendKeys({ press: key });
  await lightbox.updateComplete;
}

describe('<magpie-lightbox>', () => {
  afterEach(async () => {
    for (const lightbox of document.querySelectorAll('magpie-lightbox')) lightbox.remove();
    await setViewport({ width: 800, height: 600 });
  });

  it('shows the picture that was asked for, which one it is, and its description', async () => {
    const lightbox = await openWith(four(), 1);
    expect(headingOf(lightbox)).to.equal('Picture 2 of 4');
    expect(shownIn(lightbox).map(({ alt }) => alt)).to.deep.equal(['A press in the morning']);
    expect(lightbox.shadowRoot!.querySelector('p')!.textContent).to.equal('A press in the morning');
    expect(dialogOf(lightbox).matches(':modal')).to.be.true;
  });

  it('leaves the videos of a post out', async () => {
    const lightbox = await openWith([{ ...sampleImage(), kind: 'video' }, sampleImage(), squareImage()], 1);
    expect(headingOf(lightbox)).to.equal('Picture 2 of 2');
    expect(shownIn(lightbox)[0]!.src).to.equal(pictures.square);
  });

  it('goes on and back with its buttons, round and round', async () => {
    const lightbox = await openWith(four());
    button(lightbox, 'Previous').click();
    await lightbox.updateComplete;
    expect(headingOf(lightbox)).to.equal('Picture 4 of 4');
    button(lightbox, 'Next').click();
    button(lightbox, 'Next').click();
    await lightbox.updateComplete;
    expect(headingOf(lightbox)).to.equal('Picture 2 of 4');
  });

  it('goes on and back with the arrow keys', async () => {
    const lightbox = await openWith(four());
    await press(lightbox, 'ArrowRight');
    await press(lightbox, 'ArrowRight');
    expect(headingOf(lightbox)).to.equal('Picture 3 of 4');
    await press(lightbox, 'ArrowLeft');
    expect(headingOf(lightbox)).to.equal('Picture 2 of 4');
  });

  it('goes the other way where text runs from right to left', async () => {
    const root = await fixture(html`<div dir="rtl"></div>`);
    const lightbox = await openWith(four(), 0, root);
    await press(lightbox, 'ArrowLeft');
    expect(headingOf(lightbox)).to.equal('Picture 2 of 4');
    const { left: next } = button(lightbox, 'Next').getBoundingClientRect();
    expect(next).to.be.below(button(lightbox, 'Previous').getBoundingClientRect().left);
  });

  it('has nothing to press beside a single picture', async () => {
    const lightbox = await openWith([sampleImage()]);
    expect(lightbox.shadowRoot!.querySelectorAll('.step').length).to.equal(0);
    await press(lightbox, 'ArrowRight');
    expect(headingOf(lightbox)).to.equal('Picture 1 of 1');
  });

  it('loads the neighbours ahead, and no more', async () => {
    const lightbox = await openWith([...four(), sampleImage({ url: `${pictures.wide}?5` })]);
    const asked = (): boolean[] =>
      [...lightbox.shadowRoot!.querySelectorAll('img')].map((image) => image.hasAttribute('src'));
    expect(asked()).to.deep.equal([true, true, false, false, true]);
    await press(lightbox, 'ArrowRight');
    expect(asked()).to.deep.equal([true, true, true, false, true]);
  });

  it('is closed by Escape, and gives the focus back', async () => {
    const opener = await fixture<HTMLElement>(html`<button>Open</button>`);
    opener.focus();
    const lightbox = await openWith(four());
    expect(document.activeElement === lightbox).to.be.true;
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !lightbox.isConnected);
    expect(document.activeElement === opener).to.be.true;
  });

  it('is closed by a click beside the picture, not on it', async () => {
    const lightbox = await openWith([sampleImage()]);
    await waitUntil(() => shownIn(lightbox)[0]!.complete);
    await sendMouse({ type: 'click', position: [400, 300] });
    expect(dialogOf(lightbox).open).to.be.true;
    await sendMouse({ type: 'click', position: [400, 80] });
    await waitUntil(() => !lightbox.isConnected);
  });

  it('fits a picture into a small window and does not blow it up in a large one', async () => {
    const lightbox = await openWith([tallImage()]);
    const [image] = shownIn(lightbox) as [HTMLImageElement];
    await waitUntil(() => image.naturalWidth);
    expect(image.getBoundingClientRect().height).to.equal(image.naturalHeight);
    await setViewport({ width: 320, height: 240 });
    const { bottom, height, top, width } = image.getBoundingClientRect();
    expect(top).to.be.above(0);
    expect(bottom).to.be.below(240);
    expect(width / height).to.be.closeTo(image.naturalWidth / image.naturalHeight, 0.02);
    const { clientWidth, scrollWidth } = dialogOf(lightbox);
    expect(scrollWidth).to.equal(clientWidth);
  });

  it('is dark whatever the page looks like, and moves nothing in it', async () => {
    const root = await fixture<HTMLElement>(
      html`<div style="--magpie-surface: #fff; --magpie-text: #000; display: grid; gap: 9px"><p>Page</p></div>`,
    );
    const { height } = root.getBoundingClientRect();
    const lightbox = await openWith(four(), 0, root);
    expect(root.getBoundingClientRect().height).to.equal(height);
    expect(getComputedStyle(dialogOf(lightbox)).backgroundColor).to.equal('rgb(11, 12, 14)');
  });

  it('keeps arrow keys to itself, but no shortcuts of the browser', async () => {
    const keys: string[] = [];
    const root = await fixture(html`<div @keydown=${({ key }: KeyboardEvent) => keys.push(key)}></div>`);
    const lightbox = await openWith(four(), 0, root);
    await press(lightbox, 'ArrowRight');
    await press(lightbox, 'Control+ArrowRight');
    expect(keys).to.deep.equal(['Control', 'ArrowRight']);
    expect(headingOf(lightbox)).to.equal('Picture 2 of 4');
  });

  it('is accessible', async () => {
    await expect(await openWith(four())).to.be.accessible();
    expect(headingOf(document.querySelector('magpie-lightbox')!)).to.equal('Picture 1 of 4');
  });
});
