import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { NetworkError } from '../../src/core/errors.js';
import type { FollowEnd } from '../../src/core/following.js';
import { registerNetwork } from '../../src/core/network.js';
import { finish } from '../../src/elements/follow-return/finish.js';
import { configure } from '../../src/stores/settings.js';
import { folded, has, inside } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { homeNetwork, type HomeNetwork } from '../support/home-network.js';
import { unregisteredNetwork } from '../support/http-network.js';
import { press } from '../support/press.js';

type ReturnDialog = HTMLElementTagNameMap['magpie-return-dialog'];

let ids = 0;

/** A network whose id is one word, as those are that lead back. */
const returning = (rest: Parameters<typeof homeNetwork>[1] = {}): HomeNetwork =>
  homeNetwork(undefined, { id: `back${++ids}`, label: 'Village', ...rest });

const addressFor = ({ network }: HomeNetwork, rest = '&code=c-1'): string =>
  `https://shop.example/page?lang=en#state=magpie-${network.id}-abc${rest}`;

const find = (): ReturnDialog | null => document.querySelector('magpie-return-dialog');

async function shown(): Promise<ReturnDialog> {
  await waitUntil(() => find()?.shadowRoot?.querySelector('dialog')?.open, 'the dialog is open');
  return find()!;
}

const sentence = (dialog: Element): string => folded(inside(dialog, '[role=status] p').textContent);
const says = (dialog: Element, text: string): Promise<void> =>
  waitUntil(() => sentence(dialog) === text, `it says “${text}”, not “${sentence(dialog)}”`);

/** Comes back to a page, to an end. */
async function comeBack(end: FollowEnd): Promise<ReturnDialog> {
  const made = returning();
  made.finish = async () => end;
  await finish(addressFor(made));
  return shown();
}

const stays = (dialog: Element): Promise<void> =>
  waitUntil(() => has(dialog, '.primary'), 'it says that the window can be closed', { timeout: 1_900 });

/** A page of the site, at an address of its own. */
async function visit(rest: string): Promise<Document> {
  const frame = document.createElement('iframe');
  const begun = new Promise((resolve) => frame.addEventListener('visit', resolve));
  frame.src = new URL(`../support/return-visit.html${rest}`, import.meta.url).href;
  document.body.append(frame);
  await begun;
  return frame.contentDocument!;
}

describe('the page that a visitor comes back to', () => {
  firstVisit();
  afterEach(() => {
    find()?.remove();
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
  });

  it('hands the answer to its network, from fragment or query, and says what happens', async () => {
    const made = returning();
    const answers: Record<string, string>[] = [];
    let end: (end: FollowEnd) => void = () => {};
    made.finish = (params) => {
      answers.push(Object.fromEntries(params));
      return new Promise((resolve) => (end = resolve));
    };
    const finished = finish(addressFor(made));
    const dialog = await shown();
    expect(inside(dialog, 'dialog').matches(':modal')).to.equal(true);
    expect(inside(dialog, 'h2').textContent).to.equal('Village');
    expect(sentence(dialog)).to.equal('Finishing on Village …');
    expect(has(dialog, '.primary')).to.equal(false);
    await expect(dialog).to.be.accessible();
    end({ state: 'following' });
    await finished;
    await says(dialog, 'You follow the account now.');
    dialog.remove();
    const again = finish(`https://shop.example/?state=magpie-${made.network.id}.x&code=c-2#top`);
    await shown();
    end({ state: 'following' });
    await again;
    expect(answers).to.deep.equal([
      { state: `magpie-${made.network.id}-abc`, code: 'c-1' },
      { state: `magpie-${made.network.id}.x`, code: 'c-2' },
    ]);
  }).timeout(4_000);

  it('waits for a network that the page knows later', async () => {
    const id = `back${++ids}`;
    let asked = 0;
    const finished = finish(`https://shop.example/#state=magpie-${id}-abc`);
    registerNetwork(
      unregisteredNetwork({
        id,
        following: async () => ({ finish: async () => (asked++, { state: 'requested' }) }) as never,
      }),
    );
    await finished;
    expect(asked).to.equal(1);
    await says(await shown(), 'The account’s owner has to approve your request.');
  });

  it('leaves what is no answer to a follow alone', async () => {
    await finish('https://shop.example/?state=other&code=c-1');
    await finish('https://shop.example/?q=state=magpie-back1-abc');
    expect(find() === null).to.equal(true);
  });

  it('leaves an answer alone for which its network has no use', async () => {
    const made = returning({ following: async () => ({}) as never });
    await finish(addressFor(made));
    expect(find() === null).to.equal(true);
  });

  for (const [end, said, rest] of [
    [{ state: 'following' }, 'You follow the account now.', ''],
    [{ state: 'requested' }, 'The account’s owner has to approve your request.', ''],
    [{ state: 'not-following' }, 'You no longer follow the account.', ''],
    [{ state: 'declined', reason: 'denied' }, 'You declined it.', ''],
    [{ state: 'declined', reason: 'follow-limit' }, 'You follow as many accounts as Village allows.', ''],
    [{ state: 'expired' }, 'The time to confirm it ran out.', ', and try again'],
    [{ state: 'failed', code: 'unreachable' }, 'Village did not answer.', ', and try again'],
    [
      { state: 'failed', code: 'rate-limited', retryAfterSeconds: 30 },
      'Village is busy. Try again in 30 seconds.',
      ', and try again',
    ],
    [{ state: 'failed', code: 'private' }, 'This page may not do that for you.', ', and try again'],
  ] as const) {
    it(`says how it ended, and that the window can be closed: ${Object.values(end).join(' ')}`, async () => {
      const dialog = await comeBack(end);
      await says(dialog, said);
      await stays(dialog);
      expect(folded(inside(dialog, '.quiet').textContent)).to.equal(`You can close this window${rest}.`);
      await expect(dialog).to.be.accessible();
    }).timeout(4_000);
  }

  for (const [what, fail] of [
    ['what follows cannot be loaded', { following: async () => Promise.reject(new TypeError('No such file')) }],
    [
      'finishing fails',
      { following: async () => ({ finish: () => Promise.reject(new NetworkError('bad-response', 'No')) }) as never },
    ],
  ] as const) {
    it(`says so where ${what}`, async () => {
      await finish(addressFor(returning(fail)));
      await says(await shown(), 'Village gave an answer that cannot be read.');
    });
  }

  it('is known by its address to whoever imports a button and a network', async () => {
    const back = await visit('?state=magpie-comeback-abc&code=c-1');
    const dialog = (): Element | null => back.querySelector('magpie-return-dialog');
    await waitUntil(() => dialog()?.shadowRoot?.querySelector('dialog')?.open, 'the dialog is open');
    await says(dialog()!, 'You follow the account now.');
    const files = (page: Document): boolean =>
      page.defaultView!.performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/finish.ts'));
    expect([files(back), files(await visit('?state=other'))]).to.deep.equal([true, false]);
  });

  it('can be left by keyboard: the focus is on what closes the window', async () => {
    const dialog = await comeBack({ state: 'following' });
    await stays(dialog);
    await waitUntil(() => dialog.shadowRoot!.activeElement === inside(dialog, '.primary'), 'it has the focus');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !find(), 'it goes');
  });

  it('goes by its button, where the browser keeps the window', async () => {
    // A window with nothing to go back to would be closed by some browsers.
    history.pushState(null, '');
    const dialog = await comeBack({ state: 'following' });
    await stays(dialog);
    await press(inside(dialog, '.primary'));
    await waitUntil(() => !find(), 'it goes');
  });

  it('speaks the page’s language', async () => {
    configure({ locale: 'zh-TW' });
    const dialog = await comeBack({ state: 'following' });
    await says(dialog, '你已追蹤這個帳號。');
    expect(dialog.lang).to.equal('zh-TW');
  });

  it('is accessible in the dark, and fits into 320 pixels', async () => {
    document.documentElement.style.colorScheme = 'dark';
    await setViewport({ width: 320, height: 640 });
    try {
      const dialog = await comeBack({ state: 'failed', code: 'unreachable' });
      await stays(dialog);
      await expect(dialog).to.be.accessible();
      const { left, right } = inside(dialog, 'dialog').getBoundingClientRect();
      expect([left >= 0, right <= 320]).to.deep.equal([true, true]);
    } finally {
      document.documentElement.style.colorScheme = '';
      await setViewport({ width: 800, height: 600 });
    }
  }).timeout(4_000);
});
