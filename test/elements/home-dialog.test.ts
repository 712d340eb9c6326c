import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { NetworkError, type NetworkErrorCode } from '../../src/core/errors.js';
import type { FollowButton } from '../../src/elements/follow-button/define.js';
import '../../src/elements/follow-button/define.js';
import { configure } from '../../src/stores/settings.js';
import { folded, has, inside, read } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { control, dialogOf, drawFollow, hasDialog, shows } from '../support/follower.js';
import { homeNetwork, ticketAt, type HomeNetwork } from '../support/home-network.js';
import { linksOpened } from '../support/links-opened.js';
import { eventsOf } from '../support/next-event.js';
import { press } from '../support/press.js';
import { windowsOpened } from '../support/windows-opened.js';

type HomeDialog = HTMLElementTagNameMap['magpie-home-dialog'];

const question = (button: Element): HomeDialog | null => button.shadowRoot!.querySelector('magpie-home-dialog');

async function questionOf(button: Element): Promise<HomeDialog> {
  await waitUntil(() => question(button)?.shadowRoot?.querySelector('dialog')?.open, 'the question is asked');
  return question(button)!;
}

/** Presses the button, and waits for its question. */
async function ask(button: Element): Promise<HomeDialog> {
  await press(control(button));
  return questionOf(button);
}

const field = (dialog: Element): HTMLInputElement => inside<HTMLInputElement>(dialog, 'input');

async function answer(dialog: Element, home: string): Promise<void> {
  field(dialog).value = home;
  await press(inside(dialog, 'button.primary'));
}

/** What was said because of an answer. */
async function problemOf(dialog: Element): Promise<string> {
  await waitUntil(() => has(dialog, '[role=alert]'), 'the dialog says what went wrong');
  return folded(inside(dialog, '[role=alert]').textContent);
}

const failing =
  (code: NetworkErrorCode, retryAfterSeconds?: number): HomeNetwork['answer'] =>
  async () => {
    throw new NetworkError(code, 'Made to fail', { retryAfterSeconds });
  };

const draw = (made: HomeNetwork): Promise<FollowButton> => drawFollow(`${made.network.id}:river`);

/** What has the focus, through shadow roots. */
function focused(root: DocumentOrShadowRoot = document): Element | null {
  const { activeElement } = root;
  return activeElement?.shadowRoot?.activeElement ? focused(activeElement.shadowRoot) : activeElement;
}

describe('the question where the visitor is', () => {
  firstVisit();
  const opened = linksOpened();
  const windows = windowsOpened();

  it('is asked before anything begins, and named for what it is about', async () => {
    const made = homeNetwork();
    const button = await draw(made);
    expect(control(button).getAttribute('aria-haspopup')).to.equal('dialog');
    const events = eventsOf(button, 'magpie-follow');
    const dialog = await ask(button);
    expect(events.map(({ way }) => way)).to.deep.equal(['ticket']);
    const element = inside<HTMLDialogElement>(dialog, 'dialog');
    expect(element.matches(':modal')).to.equal(true);
    const label = inside(dialog, `#${element.getAttribute('aria-labelledby')}`);
    expect(label.textContent).to.equal(`Follow @river on ${made.network.label}`);
    expect(inside(dialog, 'label').textContent).to.equal('From which server do you follow people?');
    expect(field(dialog).placeholder).to.equal('For example: mastodon.social');
    expect([made.begun, opened, windows]).to.deep.equal([[], [], []]);
    expect(localStorage.length).to.equal(0);
  });

  it('is not asked by a script, which gets the account’s page', async () => {
    const button = await draw(homeNetwork());
    control(button).click();
    expect(opened.map(({ url }) => url)).to.deep.equal(['https://social.example/@river']);
    await button.updateComplete;
    expect(question(button) === null).to.equal(true);
  });

  it('is not answered by a script, either', async () => {
    const made = homeNetwork();
    const dialog = await ask(await draw(made));
    field(dialog).value = 'home.example';
    inside(dialog, 'button.primary').click();
    inside<HTMLFormElement>(dialog, 'form').requestSubmit();
    await sendKeys({ press: 'Shift' });
    expect([made.begun, windows]).to.deep.equal([[], []]);
  });

  it('leads on a click to a window at the visitor’s server, and goes', async () => {
    const made = homeNetwork();
    const button = await draw(made);
    await answer(await ask(button), ' @me@home.example ');
    const attempt = await dialogOf(button);
    expect(made.begun.map(({ home }) => home)).to.deep.equal(['@me@home.example']);
    await waitUntil(() => windows.length, 'a window opens');
    expect(windows[0]).to.include({ hasOpener: false });
    expect(windows[0]!.url).to.match(/home=%40me%40home\.example$/);
    expect(question(button) === null).to.equal(true);
    expect(read(attempt)).to.include('Go on in the window that has opened.');
    await shows(button, 'Following…');
    made.end({ state: 'following' });
    await shows(button, 'Following');
  });

  it('names the server of a page whose address nobody would type', async () => {
    const made = homeNetwork();
    const button = await draw(made);
    await answer(await ask(button), `${'long.'.repeat(20)}example`);
    const link = inside<HTMLAnchorElement>(await dialogOf(button), '.address a');
    expect(link.textContent).to.equal(location.host);
    expect(new URL(link.href).searchParams.get('home')).to.match(/^long/);
  });

  it('works by keyboard alone: focus is in the field, Enter goes on', async () => {
    const made = homeNetwork();
    const button = await draw(made);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    const dialog = await questionOf(button);
    await waitUntil(() => focused() === field(dialog), 'the field has the focus');
    await sendKeys({ type: 'home.example' });
    await sendKeys({ press: 'Enter' });
    await dialogOf(button);
    await waitUntil(() => windows.length, 'a window opens');
    expect(made.begun.map(({ home }) => home)).to.deep.equal(['home.example']);
  });

  it('closes on Escape, and the focus goes back to the button', async () => {
    const made = homeNetwork();
    const button = await draw(made);
    control(button).focus();
    await ask(button);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !question(button));
    expect(focused() === control(button)).to.equal(true);
    expect(made.begun).to.deep.equal([]);
  });

  it('may be left empty only where there is a server for that, and says so', async () => {
    const must = await ask(await draw(homeNetwork()));
    await press(inside(must, 'button.primary'));
    expect(field(must).validity.valueMissing).to.equal(true);
    await sendKeys({ press: 'Escape' });

    const made = homeNetwork({
      question: 'What is your handle on Bluesky?',
      example: 'you.bsky.social',
      standard: 'bsky.social',
    });
    const button = await draw(made);
    const dialog = await ask(button);
    expect(folded(inside(dialog, '#hint').textContent)).to.equal(
      'Leave it empty for bsky.social. Remembered on this device only.',
    );
    await press(inside(dialog, 'button.primary'));
    await dialogOf(button);
    expect(made.begun.map(({ home }) => home)).to.deep.equal(['']);
  });

  it('is asked once: the next click opens the window at once, for that network alone', async () => {
    const made = homeNetwork();
    await answer(await ask(await draw(made)), 'once.example');
    const opened = (): number => windows.filter(({ url }) => url.includes('once.example')).length;
    await waitUntil(() => opened() === 1, 'a window opens');
    expect(localStorage[`magpie:home:${made.network.id}`]).to.equal('once.example');
    const next = await drawFollow(`${made.network.id}:lantern`);
    await dismiss();
    await press(control(next));
    await dialogOf(next);
    await waitUntil(() => opened() === 2, 'a window opens');
    expect(made.begun.map(({ home }) => home)).to.deep.equal(['once.example', 'once.example']);
    await dismiss();
    await ask(await draw(homeNetwork()));
  }).timeout(4_000);

  it('is asked again where the visitor wants another server, with what they said before', async () => {
    const made = homeNetwork();
    const button = await draw(made);
    await answer(await ask(button), 'home.example');
    const attempt = await dialogOf(button);
    expect(inside(attempt, 'button.link').textContent.trim()).to.equal('Use another server');
    await press(inside(attempt, 'button.link'));
    const dialog = await questionOf(button);
    expect(hasDialog(button)).to.equal(false);
    expect(field(dialog).value).to.equal('home.example');
    await answer(dialog, 'other.example');
    await dialogOf(button);
    expect(made.begun.map(({ home }) => home)).to.deep.equal(['home.example', 'other.example']);
    expect(localStorage[`magpie:home:${made.network.id}`]).to.equal('other.example');
  }).timeout(4_000);

  it('is asked again where a server that the visitor named before is gone', async () => {
    const made = homeNetwork();
    localStorage[`magpie:home:${made.network.id}`] = 'gone.example';
    made.answer = failing('timeout');
    const button = await draw(made);
    await press(control(button));
    const dialog = await questionOf(button);
    expect(await problemOf(dialog)).to.equal('gone.example did not answer. Check the spelling, or try again.');
    expect(field(dialog).value).to.equal('gone.example');
    await shows(button, 'Follow');
    made.answer = async ({ home }) => ({ ticket: ticketAt(home!) });
    await answer(dialog, 'home.example');
    await dialogOf(button);
  });

  for (const [code, words] of [
    ['not-found', 'nowhere.example was not found, or does not know this account. Check the spelling.'],
    ['unreachable', 'nowhere.example did not answer. Check the spelling, or try again.'],
    ['timeout', 'nowhere.example did not answer. Check the spelling, or try again.'],
    ['bad-response', 'nowhere.example did not answer. Check the spelling, or try again.'],
    ['rate-limited', 'nowhere.example is busy. Try again in 30 seconds.'],
  ] as const) {
    it(`says in words what went wrong (${code}), keeps what was typed, and lets the visitor try again`, async () => {
      const made = homeNetwork();
      made.answer = failing(code, 30);
      const dialog = await ask(await draw(made));
      await answer(dialog, 'https://nowhere.example/@me');
      expect(await problemOf(dialog)).to.equal(words);
      expect(field(dialog).value).to.equal('https://nowhere.example/@me');
      expect(field(dialog).getAttribute('aria-invalid')).to.equal('true');
      expect(field(dialog).getAttribute('aria-describedby')).to.equal(inside(dialog, '[role=alert]').id);
      await waitUntil(() => focused() === field(dialog), 'the field has the focus');
      expect(localStorage[`magpie:home:${made.network.id}`]).to.equal(undefined);
      expect(windows.some(({ url }) => url.includes('nowhere'))).to.equal(false);
    });
  }

  it('says that it needs a connection where there is none', async () => {
    const made = homeNetwork();
    made.answer = failing('unreachable');
    const dialog = await ask(await draw(made));
    dispatchEvent(new Event('offline'));
    try {
      await answer(dialog, 'home.example');
      expect(await problemOf(dialog)).to.equal('You are offline. This needs a connection.');
    } finally {
      dispatchEvent(new Event('online'));
    }
  });

  it('goes where the page may not follow at all, and the account’s page is the way that is left', async () => {
    const made = homeNetwork();
    made.answer = failing('private');
    const button = await draw(made);
    await answer(await ask(button), 'home.example');
    await waitUntil(() => button.shadowRoot!.querySelector('[part=note]:popover-open'), 'the button says something');
    await waitUntil(() => !question(button), 'the question goes');
    expect(inside<HTMLAnchorElement>(button, '[part=note] a').href).to.equal('https://social.example/@river');
  });

  it('always has a way out: the account’s page', async () => {
    const dialog = await ask(await draw(homeNetwork()));
    const out = inside<HTMLAnchorElement>(dialog, 'footer a');
    expect(out).to.include({ href: 'https://social.example/@river', target: '_blank', rel: 'noopener' });
    expect(folded(out.textContent)).to.equal('Open the page of @river');
  });

  for (const scheme of ['light', 'dark']) {
    it(`is accessible in each of its states: ${scheme}`, async () => {
      const made = homeNetwork();
      const button = await draw(made);
      button.parentElement!.style.colorScheme = scheme;
      const dialog = await ask(button);
      await expect(button).to.be.accessible();
      let fail: () => void = () => {};
      made.answer = () =>
        new Promise((_, reject) => (fail = () => reject(new NetworkError('not-found', 'Made to fail'))));
      await answer(dialog, 'nowhere.example');
      await waitUntil(() => /Looking for nowhere.example …/.test(read(dialog)));
      await expect(button).to.be.accessible();
      fail();
      await problemOf(dialog);
      await expect(button).to.be.accessible();
    }).timeout(6_000);
  }

  it('speaks the page’s language', async () => {
    configure({ locale: 'ja' });
    const button = await draw(homeNetwork());
    await waitUntil(() => has(button, '[part=button]'));
    const dialog = await ask(button);
    expect(inside(dialog, 'label').textContent).to.equal('お使いのサーバーはどこですか？');
  });

  /** Closes the dialog that is open. */
  async function dismiss(): Promise<void> {
    await sendKeys({ press: 'Escape' });
  }
});
