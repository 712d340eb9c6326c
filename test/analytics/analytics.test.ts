import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../src/analytics/index.js';
import '../../src/elements/account-card/define.js';
import { configure } from '../../src/stores/settings.js';
import { answeringEach } from '../support/answering.js';
import { firstVisit } from '../support/first-visit.js';
import { accountsFor, httpNetwork } from '../support/http-network.js';
import { eventsOf, nextEvent } from '../support/next-event.js';

/** Two cards that have loaded, the second one far below what the visitor sees. */
async function twoCards(): Promise<readonly [HTMLElement, HTMLElement, HTMLElement]> {
  const { id } = httpNetwork();
  configure({ fetch: answeringEach(accountsFor) });
  const place = await fixture<HTMLElement>(
    html`<div>
      <magpie-account-card account="${id}:river"></magpie-account-card>
      <div style="height: 150vh"></div>
      <magpie-account-card account="${id}:mill"></magpie-account-card>
    </div>`,
  );
  const [first, second] = place.querySelectorAll('magpie-account-card');
  return [place, first!, second!];
}

function click(card: HTMLElement, selector: string): void {
  const target = card.shadowRoot!.querySelector<HTMLElement>(selector)!;
  target.addEventListener('click', (event) => event.preventDefault(), { once: true });
  target.click();
}

describe('magpie-view', () => {
  firstVisit();

  it('comes once a widget has been seen for a second, and not for one that nobody has scrolled to', async () => {
    const { id } = httpNetwork();
    const place = await fixture<HTMLElement>(
      html`<div>
        <magpie-follow-button id="first" account="${id}:river"></magpie-follow-button>
        <div style="height: 150vh"></div>
        <magpie-follow-button id="second" account="${id}:mill"></magpie-follow-button>
      </div>`,
    );
    const [first, second] = place.querySelectorAll('magpie-follow-button');
    const views = eventsOf(place, 'magpie-view');
    const seen = (): readonly string[] => views.map(({ target }) => (target as Element).id);
    await nextEvent(place, 'magpie-view');
    expect(seen()).to.deep.equal(['first']);
    expect(views[0]!.account.id).to.equal('river');
    second!.scrollIntoView();
    await nextEvent(place, 'magpie-view');
    expect(seen()).to.deep.equal(['first', 'second']);
    // Seen again is not another view: the first one's would come beside that of a third.
    const third = document.createElement('magpie-follow-button');
    third.id = 'third';
    third.account = `${id}:weir`;
    first!.after(third);
    third.scrollIntoView();
    await nextEvent(place, 'magpie-view');
    expect(seen()).to.deep.equal(['first', 'second', 'third']);
  }).timeout(6_000);

  it('comes from a widget inside a shadow root of the page', async () => {
    const { id } = httpNetwork();
    configure({ fetch: answeringEach(accountsFor) });
    const host = await fixture(html`<div></div>`);
    const card = document.createElement('magpie-account-card');
    card.account = `${id}:river`;
    host.attachShadow({ mode: 'open' }).append(card);
    const { account } = await nextEvent(host, 'magpie-view');
    expect(account.id).to.equal('river');
  });
});

describe('magpie-click', () => {
  firstVisit();

  it('names the part that was clicked and where it leads', async () => {
    const [place, first] = await twoCards();
    await oneEvent(place, 'magpie-load');
    await (first as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
    const clicks = eventsOf(place, 'magpie-click');
    click(first, '[part=name]');
    expect(clicks.map(({ part, url, account: { id } }) => [part, url, id])).to.deep.equal([
      ['name', (first.shadowRoot!.querySelector('[part=name]') as HTMLAnchorElement).href, 'river'],
    ]);
  });

  it('is told by the follow button for the one inside a card, once', async () => {
    const [place, first] = await twoCards();
    await oneEvent(place, 'magpie-load');
    const button = first.shadowRoot!.querySelector('magpie-follow-button')!;
    await button.updateComplete;
    const clicks = eventsOf(place, 'magpie-click');
    click(button, '[part=button]');
    expect(clicks.map(({ part, composed }) => [part, composed])).to.deep.equal([['button', true]]);
  });

  it('does not come for a click beside links and buttons', async () => {
    const [place, first] = await twoCards();
    await oneEvent(place, 'magpie-load');
    const clicks = eventsOf(place, 'magpie-click');
    click(first, '[part=banner]');
    click(first, '[part=name]');
    expect(clicks.map(({ part }) => part)).to.deep.equal(['name']);
  });
});
