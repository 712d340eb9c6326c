import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { FollowButton } from '../../src/elements/follow-button/define.js';
import '../../src/elements/follow-button/define.js';
import { configure } from '../../src/stores/settings.js';
import { answeringEach, offline } from '../support/answering.js';
import { driven } from '../support/driven.js';
import { has, inside, read } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { accountsFor, httpNetwork, unregisteredNetwork } from '../support/http-network.js';
import { registerNetwork } from '../../src/core/network.js';
import { eventsOf, nextEvent } from '../support/next-event.js';

const draw = (account: string): Promise<FollowButton> =>
  fixture(html`<magpie-follow-button account=${account} count></magpie-follow-button>`);

/** A button whose count has come. */
async function counted(account: string): Promise<FollowButton> {
  const button = await draw(account);
  if (!inside(button, '[part=count]').textContent) await nextEvent(button, 'magpie-load');
  return button;
}

const nameOf = (button: Element): string | null => inside(button, 'a').getAttribute('aria-label');

describe('<magpie-follow-button count>', () => {
  firstVisit();

  for (const [locale, followers, count, name] of [
    ['en', 48_213, '48.2K', ', 48.2K followers'],
    ['en', 1, '1', ', 1 follower'],
    ['en', 0, '0', ', 0 followers'],
    ['en', 999, '999', ', 999 followers'],
    ['en', 123_456_789, '123.5M', ', 123.5M followers'],
    ['en-IN', 4_821_300, '48.2L', ', 48.2L followers'],
    ['zh', 48_213, '4.8万', '4.8万'],
  ] as const) {
    it(`writes ${followers} as ${count} in ${locale}`, async () => {
      const { id } = httpNetwork();
      configure({ locale, fetch: answeringEach((url) => accountsFor(url, { followers })) });
      const button = await draw(`${id}:river`);
      // A language that is not English has to be loaded, too.
      await waitUntil(() => has(button, '[part=count]') && inside(button, '[part=count]').textContent);
      expect(inside(button, '[part=count]').textContent).to.equal(count);
      expect(nameOf(button)).to.include(name);
    });
  }

  it('has a name that says it all', async () => {
    const { id, label } = httpNetwork();
    const fetch = driven();
    configure({ fetch });
    const button = await draw(`${id}:river`);
    expect(nameOf(button)).to.equal(`Follow @river on ${label}`);
    const { url, answer } = await fetch.request(1);
    answer(accountsFor(url));
    await nextEvent(button, 'magpie-load');
    expect(nameOf(button)).to.equal(`Follow @river on ${label}, 48.2K followers`);
  });

  for (const size of ['small', 'medium', 'large'] as const) {
    for (const [font, followers] of [
      ['sans-serif', 48_213],
      ['serif', 1_200_000],
      ['monospace', 123_400],
      ['sans-serif', 7],
    ] as const) {
      it(`is as wide with ${followers} followers as before: ${size}, ${font}`, async () => {
        const { id } = httpNetwork();
        const fetch = driven();
        configure({ fetch });
        const button = await draw(`${id}:river`);
        button.parentElement!.style.fontFamily = font;
        button.size = size;
        await button.updateComplete;
        const { width, height } = button.getBoundingClientRect();
        const { url, answer } = await fetch.request(1);
        answer(accountsFor(url, { followers }));
        await nextEvent(button, 'magpie-load');
        expect(read(button)).to.match(/\d/);
        expect(button.getBoundingClientRect().width).to.be.closeTo(width, 0.1);
        expect(button.getBoundingClientRect().height).to.be.closeTo(height, 0.1);
      });
    }
  }

  it('holds no room where there will be no count', async () => {
    const network = unregisteredNetwork();
    const { loadAccounts: _, ...silentNetwork } = network;
    registerNetwork(silentNetwork);
    const button = await draw(`${network.id}:river`);
    expect(read(button)).to.equal('Follow');
    expect(has(button, '[part=count]')).to.equal(false);
  });

  it('is a button without a count where the network hides it', async () => {
    const { id } = httpNetwork();
    configure({ fetch: answeringEach((url) => accountsFor(url, { followers: null })) });
    const { id: hidden } = httpNetwork({
      loadAccounts: async (refs) => refs.map(() => new Error(`No count at ${id}`)),
    });
    const button = await draw(`${hidden}:river`);
    await nextEvent(button, 'magpie-error');
    expect(read(button)).to.equal('Follow');
  });

  it('is a button without a count when there is no network, and says so once', async () => {
    const { id } = httpNetwork();
    configure({ fetch: offline() });
    const button = await draw(`${id}:river`);
    const errors = eventsOf(button, 'magpie-error');
    await waitUntil(() => errors.length);
    expect(errors[0]!.error.code).to.equal('unreachable');
    expect(inside(button, '[part=count]').textContent).to.equal('');
    expect(inside<HTMLAnchorElement>(button, 'a').href).to.equal(`https://${id}.example/@river`);
    button.requestUpdate();
    await button.updateComplete;
    expect(errors.length).to.equal(1);
  });

  it('is as wide when the count cannot come as while it is waited for', async () => {
    const { id } = httpNetwork();
    configure({ fetch: offline() });
    const button = await draw(`${id}:river`);
    const { width } = button.getBoundingClientRect();
    await nextEvent(button, 'magpie-error');
    expect(button.getBoundingClientRect().width).to.equal(width);
  });

  it('comes with the attribute and goes with it', async () => {
    const { id } = httpNetwork();
    configure({ fetch: answeringEach(accountsFor) });
    const button = await counted(`${id}:river`);
    button.count = false;
    await button.updateComplete;
    expect(has(button, '[part=count]')).to.equal(false);
    button.setAttribute('count', '');
    await button.updateComplete;
    expect(inside(button, '[part=count]').textContent).to.equal('48.2K');
  });

  it('follows its attribute to another account, and never shows the count of the one before', async () => {
    const { id } = httpNetwork();
    const fetch = driven();
    configure({ fetch });
    const button = await draw(`${id}:river`);
    const first = await fetch.request(1);
    button.account = `${id}:lake`;
    await button.updateComplete;
    const second = await fetch.request(2);
    second.answer(accountsFor(second.url, { followers: 2 }));
    await nextEvent(button, 'magpie-load');
    first.answer(accountsFor(first.url, { followers: 1 }));
    await button.updateComplete;
    expect(inside(button, '[part=count]').textContent).to.equal('2');
  });

  it('asks once for a hundred buttons of one account', async () => {
    const { id } = httpNetwork();
    const fetch = answeringEach(accountsFor);
    configure({ fetch });
    const stage = await fixture<HTMLElement>(html`
      <div>
        ${Array.from({ length: 100 }, () => html`<magpie-follow-button account=${`${id}:river`} count></magpie-follow-button>`)}
      </div>
    `);
    const buttons = [...stage.querySelectorAll('magpie-follow-button')];
    await waitUntil(() => buttons.every((button) => read(button).includes('48.2K')));
    expect(fetch.requests.length).to.equal(1);
  });

  for (const scheme of ['light', 'dark']) {
    it(`is accessible: ${scheme}`, async () => {
      const { id } = httpNetwork();
      configure({ fetch: answeringEach(accountsFor) });
      const stage = await fixture(html`
        <div style="color-scheme: ${scheme}; background: Canvas; color: CanvasText">
          <magpie-follow-button account=${`${id}:river`} count></magpie-follow-button>
          <magpie-follow-button account=${`${id}:river`} count variant="outline"></magpie-follow-button>
        </div>
      `);
      await nextEvent(stage, 'magpie-load');
      // The name begins with “Follow”, which is what people say who speak to their browser; the number comes later in it.
      await expect(stage).to.be.accessible({ ignoredRules: ['label-content-name-mismatch'] });
    });
  }
});
