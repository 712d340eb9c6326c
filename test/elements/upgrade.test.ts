import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { configure } from '../../src/stores/settings.js';
import { answeringEach } from '../support/answering.js';
import { has, inside, read, visible } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { accountsFor, httpNetwork } from '../support/http-network.js';

// Nothing is defined before the first test says so: pages hold elements before their script is there.
const define = (): Promise<unknown> =>
  Promise.all([
    import('../../src/elements/account-card/define.js'),
    import('../../src/elements/follow-button/define.js'),
  ]);

describe('elements that were on the page before their script', () => {
  firstVisit();

  it('keep their link until then, and their attributes and properties after', async () => {
    const { id } = httpNetwork();
    configure({ fetch: answeringEach(accountsFor) });
    const stage = await fixture<HTMLElement>(html`<div></div>`);
    stage.innerHTML = `
      <magpie-follow-button account="${id}:attribute" count><a href="https://river.example/">River</a></magpie-follow-button>
      <magpie-follow-button account="${id}:attribute"></magpie-follow-button>
      <magpie-account-card account="${id}:card"><a href="https://river.example/">River</a></magpie-account-card>`;
    const [plain, mixed] = stage.querySelectorAll('magpie-follow-button');
    const card = stage.querySelector('magpie-account-card')!;
    const made = document.createElement('magpie-follow-button');
    Object.assign(mixed!, { account: `${id}:property`, count: true });
    Object.assign(made, { account: `${id}:made`, variant: 'outline' });
    for (const link of stage.querySelectorAll('a')) expect(visible(link)).to.equal(true);

    await define();
    stage.append(made);
    await waitUntil(() => [plain!, mixed!, made].every((button) => has(button, 'a')) && has(card, '[part=name]'));
    const hrefs = [plain!, mixed!, made].map((button) => inside<HTMLAnchorElement>(button, 'a').pathname);
    expect(hrefs).to.deep.equal(['/@attribute', '/@property', '/@made']);
    await waitUntil(() => has(mixed!, '[part=count]') && has(plain!, '[part=count]'));
    expect(has(made, '[part=count]')).to.equal(false);
    expect(made.variant).to.equal('outline');
    expect(mixed!.account).to.equal(`${id}:property`);
    mixed!.account = `${id}:later`;
    await waitUntil(() => inside<HTMLAnchorElement>(mixed!, 'a').pathname === '/@later');
  });
});

describe('elements that come after their script', () => {
  firstVisit();
  before(define);

  for (const [how, make] of [
    [
      'as text',
      (stage: HTMLElement, account: string) => {
        stage.innerHTML = `<magpie-follow-button account="${account}"></magpie-follow-button>`;
      },
    ],
    [
      'by createElement, with a property',
      (stage: HTMLElement, account: string) => {
        stage.append(Object.assign(document.createElement('magpie-follow-button'), { account }));
      },
    ],
    [
      'by createElement, with an attribute once they are on the page',
      (stage: HTMLElement, account: string) => {
        const button = document.createElement('magpie-follow-button');
        stage.append(button);
        button.setAttribute('account', account);
      },
    ],
    [
      'by new',
      (stage: HTMLElement, account: string) => {
        const FollowButton = customElements.get('magpie-follow-button')!;
        stage.append(Object.assign(new FollowButton(), { account }));
      },
    ],
    [
      'as a copy',
      (stage: HTMLElement, account: string) => {
        const button = document.createElement('magpie-follow-button');
        button.setAttribute('account', account);
        stage.append(button.cloneNode(true));
      },
    ],
    [
      'from a template',
      (stage: HTMLElement, account: string) => {
        const template = document.createElement('template');
        template.innerHTML = `<magpie-follow-button account="${account}"></magpie-follow-button>`;
        stage.append(template.content.cloneNode(true));
      },
    ],
    [
      'in another document',
      (stage: HTMLElement, account: string) => {
        const page = new DOMParser().parseFromString(
          `<magpie-follow-button account="${account}"></magpie-follow-button>`,
          'text/html',
        );
        stage.append(page.body.firstChild!);
      },
    ],
  ] as const) {
    it(`are drawn when they are made ${how}`, async () => {
      const { id } = httpNetwork();
      const stage = await fixture<HTMLElement>(html`<div></div>`);
      make(stage, `${id}:river`);
      const button = stage.querySelector('magpie-follow-button')!;
      await waitUntil(() => button.shadowRoot && read(button) === 'Follow');
      expect(inside<HTMLAnchorElement>(button, 'a').pathname).to.equal('/@river');
    });
  }

  for (const account of [undefined, null, 0, {}, [], Symbol.iterator.description]) {
    it(`keep their link for the property account = ${JSON.stringify(account)}`, async () => {
      const stage = await fixture<HTMLElement>(html`
        <div>
          <magpie-follow-button><a href="https://river.example/">River</a></magpie-follow-button>
        </div>
      `);
      const button = stage.querySelector('magpie-follow-button')!;
      Object.assign(button, { account });
      await button.updateComplete;
      expect(visible(stage.querySelector('a')!)).to.equal(true);
    });
  }
});
