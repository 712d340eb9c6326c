import { expect } from '@open-wc/testing';
import { inSandbox } from '../support/sandbox.js';

/** What a page without storage does in each of these tests. */
const page = (run: string): string => `
  import '/src/elements/account-card/define.ts';
  import { configure } from '/src/stores/settings.ts';
  import { accountsFor, httpNetwork } from '/test/support/http-network.ts';
  import { nextEvent } from '/test/support/next-event.ts';

  const requests = [];
  configure({
    locale: 'en',
    fetch: async (url) => {
      requests.push(url);
      return new Response(JSON.stringify(accountsFor(new URL(url))));
    },
  });
  const refused = () => {
    try {
      return localStorage && false;
    } catch {
      return true;
    }
  };
  const draw = (tag, attributes) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
    return element;
  };
  ${run}
`;

describe('where the browser refuses storage', () => {
  it('a card and a button draw their account', async () => {
    const outcome = await inSandbox(
      page(`
        const { id } = httpNetwork();
        const card = draw('magpie-account-card', { account: id + ':river' });
        await nextEvent(card, 'magpie-load');
        const button = draw('magpie-follow-button', { account: id + ':river', count: '' });
        await nextEvent(button, 'magpie-load');
        done({
          refused: refused(),
          name: card.shadowRoot.querySelector('[part=name]').textContent,
          count: button.shadowRoot.querySelector('[part=count]').textContent,
          requests: requests.length,
        });
      `),
    );
    expect(outcome).to.deep.equal({ refused: true, name: 'Name of river', count: '48.2K', requests: 1 });
  });

  it('consent holds for the page, even if it was meant for longer', async () => {
    const outcome = await inSandbox(
      page(`
        configure({ consent: 'ask' });
        const { id } = httpNetwork();
        const card = draw('magpie-account-card', { account: id + ':river' });
        const always = async () => {
          for (let found; ; ) {
            if ((found = card.shadowRoot?.querySelectorAll('.pill')[1])) return found;
            await new Promise(requestAnimationFrame);
          }
        };
        const button = await always();
        const before = requests.length;
        button.click();
        await nextEvent(card, 'magpie-load');
        done({ refused: refused(), before, after: requests.length });
      `),
    );
    expect(outcome).to.deep.equal({ refused: true, before: 0, after: 1 });
  });

  it('a visitor’s server is asked for each time', async () => {
    const outcome = await inSandbox(
      page(`
        const home = await import('/src/elements/follow-button/home.ts');
        home.rememberHome('village', 'home.example');
        const way = { kind: 'ticket', url: 'https://social.example/@river', asksHome: true };
        const asks = home.asksFirst({ network: 'village', host: '', id: 'river' }, way);
        done({ refused: refused(), remembered: home.rememberedHome('village') ?? 'nothing', asks });
      `),
    );
    expect(outcome).to.deep.equal({ refused: true, remembered: 'nothing', asks: true });
  });
});
