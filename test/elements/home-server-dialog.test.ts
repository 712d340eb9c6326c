import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { NetworkError, type NetworkErrorCode } from '../../src/core/errors.js';
import type { FollowWay, Io } from '../../src/core/network.js';
import '../../src/elements/follow-button/define.js';
import { folded, has, inside, read } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { httpNetwork } from '../support/http-network.js';
import { linksOpened } from '../support/links-opened.js';
import { aborted, eventsOf } from '../support/next-event.js';

type RemoteWay = Extract<FollowWay, { kind: 'remote' }>;

const found: RemoteWay['followPage'] = async (home) => `https://${home.replace(/^.*@/, '')}/follow?uri=river`;
const failing =
  (code: NetworkErrorCode): RemoteWay['followPage'] =>
  async () => {
    throw new NetworkError(code, 'Made to fail');
  };

const PROFILE = 'https://social.example/@river';

async function drawButton(followPage: RemoteWay['followPage'] = found): Promise<HTMLElement> {
  const { id } = httpNetwork({ ways: () => [{ kind: 'remote', url: PROFILE, followPage }] });
  return fixture(html`<magpie-follow-button account=${`${id}:river`}></magpie-follow-button>`);
}

const dialogOf = (button: Element): Element | null => button.shadowRoot!.querySelector('magpie-home-server-dialog');

/** Clicks the button and waits for its dialog. */
async function open(button: Element): Promise<Element> {
  inside(button, 'a').click();
  await waitUntil(() => dialogOf(button)?.shadowRoot?.querySelector('dialog')?.open, 'no dialog');
  return dialogOf(button)!;
}

async function answer(dialog: Element, home: string): Promise<void> {
  inside<HTMLInputElement>(dialog, 'input').value = home;
  inside(dialog, 'button.primary').click();
  await waitUntil(() => !/Looking/.test(read(dialog)) && !(has(dialog, 'form') && !has(dialog, '[role=alert]')));
}

/** What has the focus, through shadow roots. */
function focused(root: DocumentOrShadowRoot = document): Element | null {
  const { activeElement } = root;
  return activeElement?.shadowRoot?.activeElement ? focused(activeElement.shadowRoot) : activeElement;
}

describe('the dialog that asks for the visitor’s server', () => {
  firstVisit();
  const opened = linksOpened();

  it('opens in place of the profile, is announced as a dialog, and is named', async () => {
    const button = await drawButton();
    expect(inside(button, 'a').getAttribute('aria-haspopup')).to.equal('dialog');
    expect(inside<HTMLAnchorElement>(button, 'a').href).to.equal(PROFILE);
    const events = eventsOf(button, 'magpie-follow');
    const dialog = await open(button);
    expect(events.map(({ way }) => way)).to.deep.equal(['remote']);
    expect(opened).to.deep.equal([]);
    const element = inside<HTMLDialogElement>(dialog, 'dialog');
    expect(element.matches(':modal')).to.equal(true);
    const label = inside(dialog, `#${element.getAttribute('aria-labelledby')}`);
    expect(label.textContent).to.equal('Follow @river');
  });

  it('opens once for two clicks', async () => {
    const button = await drawButton();
    inside(button, 'a').click();
    await open(button);
    // The next dialog would be there a turn later than the first.
    await (button as HTMLElementTagNameMap['magpie-follow-button']).updateComplete;
    expect(button.shadowRoot!.querySelectorAll('magpie-home-server-dialog').length).to.equal(1);
  });

  it('keeps the focus in the field when the server is a wrong one', async () => {
    const dialog = await open(await drawButton(failing('not-found')));
    await answer(dialog, 'nowhere.example');
    await waitUntil(() => focused() === inside(dialog, 'input'), 'the field has no focus');
  });

  it('does not open when the page cancels the follow, and the profile does not either', async () => {
    const button = await drawButton();
    button.addEventListener('magpie-follow', (event) => event.preventDefault());
    inside(button, 'a').click();
    await sendKeys({ press: 'Shift' });
    expect(dialogOf(button)).to.equal(null);
    expect(opened).to.deep.equal([]);
  });

  it('leaves a click with a key held to the browser, which opens the profile in a window of its own', async () => {
    const button = await drawButton();
    inside(button, 'a').dispatchEvent(
      new MouseEvent('click', { ctrlKey: true, bubbles: true, composed: true, cancelable: true }),
    );
    expect(opened.map(({ url }) => url)).to.deep.equal([PROFILE]);
    expect(dialogOf(button)).to.equal(null);
  });

  it('works by keyboard alone: focus is in the field, Enter goes on', async () => {
    const button = await drawButton();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => dialogOf(button) && has(dialogOf(button)!, 'input'));
    const dialog = dialogOf(button)!;
    await waitUntil(() => focused() === inside(dialog, 'input'), 'no focus in the field');
    await sendKeys({ type: 'me@home.example' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => has(dialog, '#found'));
    expect(opened.map(({ url }) => url)).to.deep.equal(['https://home.example/follow?uri=river']);
    expect(read(dialog)).to.include('Opened on home.example.');
  });

  it('closes on Escape, and the focus goes back to the button', async () => {
    const button = await drawButton();
    inside(button, 'a').focus();
    const dialog = await open(button);
    await waitUntil(() => focused() === inside(dialog, 'input'));
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialogOf(button));
    expect(focused()).to.equal(inside(button, 'a'));
  });

  it('closes by its button and by a click beside it, and opens again', async () => {
    const button = await drawButton();
    inside(await open(button), '[aria-label="Close"]').click();
    await waitUntil(() => !dialogOf(button));
    const element = inside(await open(button), 'dialog');
    element.dispatchEvent(new MouseEvent('click', { clientX: 1, clientY: 1, bubbles: true }));
    await waitUntil(() => !dialogOf(button));
    await open(button);
  });

  it('stays open at a click on itself', async () => {
    const button = await drawButton();
    const dialog = await open(button);
    const { left, top } = inside(dialog, 'dialog').getBoundingClientRect();
    inside(dialog, 'dialog').dispatchEvent(
      new MouseEvent('click', { clientX: left + 3, clientY: top + 3, bubbles: true }),
    );
    inside(dialog, 'h2').click();
    expect(inside<HTMLDialogElement>(dialog, 'dialog').open).to.equal(true);
  });

  it('offers the remembered server at once the next time, and lets the visitor take another', async () => {
    const homes: string[] = [];
    const button = await drawButton(async (home, io) => {
      homes.push(home);
      return found(home, io);
    });
    const first = await open(button);
    expect(read(first)).to.include('Remembered on this device only.');
    await answer(first, ' home.example ');
    inside(first, '.close').click();
    await waitUntil(() => !dialogOf(button));

    const second = await open(button);
    await waitUntil(() => has(second, '#found'));
    expect(homes).to.deep.equal(['home.example', 'home.example']);
    inside(second, '.link').click();
    await waitUntil(() => has(second, 'input'));
    expect(inside<HTMLInputElement>(second, 'input').value).to.equal('home.example');
    await answer(second, 'other.example');
    await waitUntil(() => opened.length === 3);
    expect(opened.at(-1)!.url).to.equal('https://other.example/follow?uri=river');
  });

  for (const [code, words] of [
    ['not-found', 'nowhere.example has no such account, or is not a server to follow from.'],
    ['unreachable', 'nowhere.example did not answer. Check the spelling, or try again.'],
    ['timeout', 'nowhere.example did not answer. Check the spelling, or try again.'],
    ['bad-response', 'nowhere.example did not answer. Check the spelling, or try again.'],
  ] as const) {
    it(`says in words what went wrong (${code}), keeps what was typed, and asks again`, async () => {
      const button = await drawButton(failing(code));
      const dialog = await open(button);
      await answer(dialog, 'https://nowhere.example/@me');
      const input = inside<HTMLInputElement>(dialog, 'input');
      expect(folded(inside(dialog, '[role=alert]').textContent)).to.equal(words);
      expect(input.value).to.equal('https://nowhere.example/@me');
      expect(input.getAttribute('aria-invalid')).to.equal('true');
      expect(input.getAttribute('aria-describedby')).to.equal(inside(dialog, '[role=alert]').id);
      expect(localStorage.length).to.equal(0);
      expect(opened).to.deep.equal([]);
    });
  }

  it('always has a way out: the profile, without a server', async () => {
    const button = await drawButton(failing('unreachable'));
    const dialog = await open(button);
    for (const home of ['', 'nowhere.example']) {
      if (home) await answer(dialog, home);
      const out = inside<HTMLAnchorElement>(dialog, 'footer a');
      expect(out).to.include({ href: PROFILE, target: '_blank', rel: 'noopener' });
      expect(folded(out.textContent)).to.equal('Open @river without your server');
    }
  });

  it('asks nothing for an empty answer', async () => {
    let asked = false;
    const button = await drawButton(async () => ((asked = true), PROFILE));
    const dialog = await open(button);
    inside(dialog, '.primary').click();
    expect(inside<HTMLInputElement>(dialog, 'input').validity.valueMissing).to.equal(true);
    expect(asked).to.equal(false);
  });

  it('stops looking when it is closed, and opens nothing then', async () => {
    let io: Io | undefined;
    const button = await drawButton((_, given) => {
      io = given;
      return new Promise((_resolve, reject) => given.signal.addEventListener('abort', reject));
    });
    const dialog = await open(button);
    inside<HTMLInputElement>(dialog, 'input').value = 'home.example';
    inside(dialog, '.primary').click();
    await waitUntil(() => /Looking for home.example …/.test(read(dialog)));
    expect(inside(dialog, '[role=status]')).to.exist;
    inside(dialog, '.close').click();
    await aborted(io!.signal);
    expect(opened).to.deep.equal([]);
  });

  for (const scheme of ['light', 'dark']) {
    it(`is accessible in each of its states: ${scheme}`, async () => {
      const button = await drawButton(async (home, io) =>
        home.startsWith('no') ? failing('not-found')(home, io) : found(home, io),
      );
      button.parentElement!.style.colorScheme = scheme;
      const dialog = await open(button);
      await expect(button).to.be.accessible();
      await answer(dialog, 'nowhere.example');
      await expect(button).to.be.accessible();
      await answer(dialog, 'home.example');
      await waitUntil(() => has(dialog, '#found'));
      await expect(button).to.be.accessible();
    });
  }
});
