import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { registerNetwork } from '../../src/core/network.js';
import type { FollowButton } from '../../src/elements/follow-button/define.js';
import '../../src/elements/follow-button/define.js';
import { configure } from '../../src/stores/settings.js';
import { answeringEach } from '../support/answering.js';
import { has, inside, visible } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { accountsFor, httpNetwork, unregisteredNetwork } from '../support/http-network.js';
import { linksOpened } from '../support/links-opened.js';
import { eventsOf, nextEvent } from '../support/next-event.js';

const draw = (account: string): Promise<FollowButton> =>
  fixture(
    html`<magpie-follow-button account=${account}><a href="https://river.example/">River</a></magpie-follow-button>`,
  );

const slotted = (button: Element): Element => button.querySelector('a')!;

describe('<magpie-follow-button>', () => {
  firstVisit();
  const opened = linksOpened();

  it('is a link to the profile, in a new tab that cannot reach back', async () => {
    const { id } = httpNetwork();
    const link = inside<HTMLAnchorElement>(await draw(`${id}:river`), 'a');
    expect(link.textContent.trim()).to.equal('Follow');
    expect(link).to.include({ href: `https://${id}.example/@river`, target: '_blank', rel: 'noopener' });
    expect(link.getAttribute('aria-haspopup')).to.equal(null);
  });

  it('stands in place of the slotted link', async () => {
    const { id } = httpNetwork();
    expect(visible(slotted(await draw(`${id}:river`)))).to.equal(false);
  });

  for (const address of ['', ' ', 'no-such-network:river', 'river', 'https://[', 'javascript:alert(1)']) {
    it(`leaves the slotted link for the address “${address}”`, async () => {
      const button = await draw(address);
      expect(visible(slotted(button))).to.equal(true);
      expect(has(button, 'a')).to.equal(false);
    });
  }

  it('leaves the slotted link when it has no address, and when it loses it', async () => {
    const { id } = httpNetwork();
    const button = await draw(`${id}:river`);
    button.removeAttribute('account');
    await button.updateComplete;
    expect(visible(slotted(button))).to.equal(true);
  });

  it('takes the first address that a network reads', async () => {
    const { id } = httpNetwork();
    const button = await draw(`\n no-such-network:river\t${id}:lake  ${id}:pond `);
    expect(inside<HTMLAnchorElement>(button, 'a').href).to.equal(`https://${id}.example/@lake`);
  });

  it('appears when its network is registered later', async () => {
    const network = unregisteredNetwork();
    const button = await draw(`${network.id}:river`);
    expect(visible(slotted(button))).to.equal(true);
    registerNetwork(network);
    await button.updateComplete;
    expect(has(button, 'a')).to.equal(true);
    expect(visible(slotted(button))).to.equal(false);
  });

  it('follows its attribute to another account', async () => {
    const { id } = httpNetwork();
    const button = await draw(`${id}:river`);
    button.setAttribute('account', `${id}:lake`);
    await button.updateComplete;
    expect(inside<HTMLAnchorElement>(button, 'a').href).to.equal(`https://${id}.example/@lake`);
    expect(inside(button, 'a').getAttribute('aria-label')).to.include('@lake');
  });

  it('asks no server for anything', async () => {
    const { id } = httpNetwork();
    const fetch = answeringEach(accountsFor);
    configure({ fetch });
    await draw(`${id}:river`);
    // A button that does ask, drawn after it, is answered.
    const counting = await fixture(html`<magpie-follow-button account=${`${id}:lake`} count></magpie-follow-button>`);
    await nextEvent(counting, 'magpie-load');
    expect(fetch.requests.map(({ url }) => url.search)).to.deep.equal(['?id=lake']);
  });

  it('says that the visitor follows, whom and how, across shadow roots', async () => {
    const { id } = httpNetwork();
    const button = await draw(`${id}:river`);
    const events = eventsOf(document, 'magpie-follow');
    inside(button, 'a').click();
    expect(events.length).to.equal(1);
    expect(events[0]).to.include({ way: 'link', bubbles: true, composed: true, cancelable: true });
    expect(events[0]!.account).to.deep.equal({ network: id, host: '', id: 'river' });
    expect(events[0]!.target).to.equal(button);
    expect(opened.map(({ url }) => url)).to.deep.equal([`https://${id}.example/@river`]);
  });

  it('opens nothing when the page cancels that', async () => {
    const { id } = httpNetwork();
    const button = await draw(`${id}:river`);
    button.addEventListener('magpie-follow', (event) => event.preventDefault());
    inside(button, 'a').click();
    expect(opened).to.deep.equal([]);
  });

  it('works by keyboard', async () => {
    const { id } = httpNetwork();
    const button = await draw(`${id}:river`);
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement).to.equal(button);
    expect(getComputedStyle(inside(button, 'a')).outlineStyle).to.equal('solid');
    await sendKeys({ press: 'Enter' });
    expect(opened.length).to.equal(1);
  });

  for (const attribute of ['size', 'variant']) {
    for (const nonsense of ['', 'huge', '"><b>', '0', 'constructor']) {
      it(`draws as always for ${attribute}=“${nonsense}”`, async () => {
        const { id } = httpNetwork();
        const button = await draw(`${id}:river`);
        const look = () => {
          const { fontSize, backgroundColor } = getComputedStyle(inside(button, 'a'));
          return [fontSize, backgroundColor];
        };
        const before = look();
        button.setAttribute(attribute, nonsense);
        await button.updateComplete;
        expect(look()).to.deep.equal(before);
      });
    }
  }

  it('comes in three sizes, none of which is hard to hit', async () => {
    const { id } = httpNetwork({ ways: () => [{ kind: 'scan', url: 'https://river.example/' }] });
    const button = await draw(`${id}:river`);
    await waitUntil(() => has(button, 'button'));
    const widths: number[] = [];
    for (const size of ['small', 'medium', 'large']) {
      button.setAttribute('size', size);
      await button.updateComplete;
      for (const target of ['a', 'button']) {
        const { width, height } = inside(button, target).getBoundingClientRect();
        expect(Math.min(width, height), `${size} ${target}`).to.be.at.least(24);
      }
      widths.push(button.getBoundingClientRect().width);
    }
    expect(widths).to.deep.equal([...widths].sort((a, b) => a - b));
    expect(new Set(widths).size).to.equal(3);
  });

  it('takes its size and variant from properties, as frameworks set them', async () => {
    const { id } = httpNetwork();
    const button = await draw(`${id}:river`);
    const { height } = button.getBoundingClientRect();
    Object.assign(button, { size: 'large', variant: 'outline' });
    await button.updateComplete;
    expect(button.getBoundingClientRect().height).to.be.above(height);
    expect(getComputedStyle(inside(button, 'a')).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
  });

  it('stays easy to hit in small print', async () => {
    const { id } = httpNetwork();
    const button = await draw(`${id}:river`);
    button.parentElement!.style.fontSize = '6px';
    expect(inside(button, 'a').getBoundingClientRect().height).to.be.at.least(24);
  });

  it('goes where the author says hidden', async () => {
    const { id } = httpNetwork();
    const button = await draw(`${id}:river`);
    button.hidden = true;
    expect(visible(button)).to.equal(false);
  });

  for (const scheme of ['light', 'dark']) {
    for (const variant of ['filled', 'outline']) {
      it(`is accessible: ${variant}, ${scheme}`, async () => {
        const { id } = httpNetwork({ ways: () => [{ kind: 'scan', url: 'https://river.example/' }] });
        const stage = await fixture(html`
          <div style="color-scheme: ${scheme}; background: Canvas; color: CanvasText">
            <magpie-follow-button account=${`${id}:river`} variant=${variant}></magpie-follow-button>
          </div>
        `);
        const button = stage.querySelector('magpie-follow-button')!;
        await waitUntil(() => has(button, 'button'));
        await expect(stage).to.be.accessible();
      });
    }
  }
});
