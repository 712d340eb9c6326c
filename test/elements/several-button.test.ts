import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { registerNetwork } from '../../src/core/network.js';
import { likeliest } from '../../src/elements/follow-button/choice.js';
import { type FollowButton } from '../../src/elements/follow-button/define.js';
import '../../src/elements/follow-button/define.js';
import { line, wechat } from '../../src/networks/official/official.js';
import { magpie } from '../../src/networks/magpie/magpie.js';
import { several } from '../../src/networks/several/several.js';
import { configure } from '../../src/stores/settings.js';
import { folded, has, inside } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { control, dialogOf, drawFollow, labelOf, setUpGateway, shows } from '../support/follower.js';
import { httpNetwork, networkWith, refOf } from '../support/http-network.js';
import { linksOpened } from '../support/links-opened.js';
import { eventsOf } from '../support/next-event.js';
import { press } from '../support/press.js';
import { remember } from '../support/river-gateway.js';

async function draw(account: string, attributes: { count?: boolean; lang?: string } = {}): Promise<FollowButton> {
  const stage = await fixture(html`
    <div lang=${attributes.lang ?? 'en'}>
      <magpie-follow-button account=${account} ?count=${attributes.count ?? false}
        ><a href="https://river.example/">River</a></magpie-follow-button
      >
    </div>
  `);
  const button = stage.querySelector('magpie-follow-button')!;
  await waitUntil(() => has(button, '[part=more]'));
  return button;
}

const choiceOf = (button: Element): Element | null => button.shadowRoot!.querySelector('magpie-choice-dialog');

async function open(button: Element): Promise<Element> {
  inside(button, '[part=more]').click();
  await waitUntil(() => choiceOf(button)?.shadowRoot?.querySelector('dialog')?.open, 'no dialog');
  return choiceOf(button)!;
}

const rowsOf = (dialog: Element): readonly HTMLElement[] => [...dialog.shadowRoot!.querySelectorAll('li')];

const buttonsOf = (dialog: Element): readonly FollowButton[] =>
  rowsOf(dialog).map((row) => row.querySelector('magpie-follow-button')!);

const addresses = (count = 3): string => Array.from({ length: count }, () => `${httpNetwork().id}:river`).join(' ');

describe('<magpie-follow-button> of several accounts', () => {
  firstVisit();
  const opened = linksOpened();

  before(() => [several, magpie, wechat, line].forEach(registerNetwork));

  it('is the button of the first, as that alone would be, with another half', async () => {
    const account = addresses();
    const id = account.replace(/:.*/, '');
    const button = await draw(account);
    expect(labelOf(button)).to.equal('Follow');
    expect(control(button).getAttribute('aria-label')).to.equal(`Follow @river on Net ${id.slice(4)}`);
    control(button).click();
    expect(opened.map(({ url }) => url)).to.deep.equal([`https://${id}.example/@river`]);
    const more = inside(button, '[part=more]');
    expect(more.getAttribute('aria-label')).to.equal('Other networks');
    expect(more.getAttribute('aria-haspopup')).to.equal('dialog');
  });

  it('tells of the account that it is about to follow, and of the way', async () => {
    const account = addresses();
    const button = await draw(account);
    const follows = eventsOf(button, 'magpie-follow');
    control(button).click();
    expect(follows.map(({ account: { network, id }, way }) => [network, id, way])).to.deep.equal([
      [account.replace(/:.*/, ''), 'river', 'link'],
    ]);
  });

  it('has the words of the network that a click follows on', async () => {
    configure({ gateway: 'https://gateway.example' });
    const button = await draw(`line:@river ${addresses(1)}`);
    expect(labelOf(button)).to.equal('Add friend');
    const dialog = await open(button);
    expect(inside(dialog, 'h2').textContent).to.equal('Follow @river');
    expect(buttonsOf(dialog).map(labelOf)).to.deep.equal(['Add friend', 'Follow']);
  });

  it('opens all of them, in the order of the page, each with a button that follows it alone', async () => {
    const account = addresses();
    const dialog = await open(await draw(account));
    const ids = account.split(' ').map((address) => address.replace(/:.*/, ''));
    expect(rowsOf(dialog).map((row) => folded(row.textContent))).to.deep.equal(
      ids.map((id) => `Net ${id.slice(4)} · @river`),
    );
    expect(rowsOf(dialog).map((row) => row.querySelector('a')!.href)).to.deep.equal(
      ids.map((id) => `https://${id}.example/@river`),
    );
    expect(buttonsOf(dialog).map((row) => row.account)).to.deep.equal(account.split(' '));
    expect(buttonsOf(dialog).some((row) => has(row, '[part=more]'))).to.equal(false);
  });

  it('opens and closes by keyboard, and the focus goes back', async () => {
    const button = await draw(addresses());
    inside(button, '[part=button]').focus();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => choiceOf(button)?.shadowRoot?.querySelector('dialog')?.open);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !choiceOf(button));
    expect(button.shadowRoot!.activeElement).to.equal(inside(button, '[part=more]'));
  });

  it('holds the room of the other half, so that nothing moves', async () => {
    const stage = await fixture(html`<div></div>`);
    const button = document.createElement('magpie-follow-button');
    button.account = addresses();
    stage.append(button);
    const alone = document.createElement('magpie-follow-button');
    alone.account = addresses(1);
    stage.append(alone);
    await Promise.all([button.updateComplete, alone.updateComplete]);
    await waitUntil(() => has(button, '[part=more]'));
    const more = inside(button, '[part=more]').getBoundingClientRect();
    const room = button.getBoundingClientRect().width - alone.getBoundingClientRect().width;
    expect(room).to.be.closeTo(more.width + 1, 0.5);
  });

  it('counts all their followers together, and says so', async () => {
    const account = [72_104, 8_127, undefined].map((followers) => `${networkWith({ followers }).id}:river`).join(' ');
    const button = await draw(account, { count: true });
    await waitUntil(() => inside(button, '[part=count]').textContent === '80.2K');
    expect(control(button).getAttribute('aria-label')).to.equal(
      `Follow @river on Net ${account.replace(/:.*/, '').slice(4)}, 80.2K followers on 2 networks`,
    );
    expect(inside(await open(button), 'h2').textContent).to.equal('Follow Ann River');
  });

  it('shows one that the visitor follows already, by its network’s name, and takes that one back', async () => {
    const gateway = setUpGateway();
    const alone = await drawFollow();
    await press(control(alone));
    await dialogOf(alone);
    gateway.approve();
    await shows(alone, 'Following');
    alone.remove();
    const button = await drawFollow(`${addresses(1)} magpie:river`);
    await shows(button, 'Following');
    await waitUntil(() => control(button).getAttribute('aria-label') === 'Following @river on Magpie: unfollow');
    const told = eventsOf(button, 'magpie-relationship');
    await press(control(button));
    await shows(button, 'Follow');
    await waitUntil(() => told.length);
    expect(told[0]!.account).to.include({ network: 'magpie', id: 'river' });
    expect(told[0]!.relationship).to.equal('not-following');
  });

  it('follows in place with the first, as that alone would', async () => {
    const gateway = setUpGateway();
    const button = await drawFollow(`magpie:river ${addresses(1)}`);
    await waitUntil(() => has(button, '[part=more]'));
    await press(control(button));
    await dialogOf(button);
    gateway.approve();
    await shows(button, 'Following');
    expect(inside(await open(button), 'h2').textContent).to.equal('Follow @river');
  });

  it('follows another one from its row, and then shows that one', async () => {
    const gateway = setUpGateway();
    const button = await drawFollow(`${addresses(1)} magpie:river`);
    await waitUntil(() => has(button, '[part=more]'));
    const row = buttonsOf(await open(button))[1]!;
    await import('../../src/elements/follow-button/ways.js');
    await press(control(row));
    await dialogOf(row);
    gateway.approve();
    await shows(row, 'Following');
    await shows(button, 'Following');
  });

  for (const scheme of ['light', 'dark']) {
    it(`is accessible: ${scheme}`, async () => {
      const button = await draw(addresses());
      button.parentElement!.style.colorScheme = scheme;
      await expect(button).to.be.accessible();
      await open(button);
      await expect(button).to.be.accessible();
    });
  }
});

describe('the likeliest of several accounts', () => {
  firstVisit({ gateway: 'https://gateway.example' });
  const refs = (): ReturnType<typeof refOf>[] => ['magpie:river', 'wechat:river', 'line:@river'].map(refOf);
  const browser = (app = ''): { readonly userAgent: string } => ({
    userAgent: `Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 ${app}`,
  });

  it('is the first of the page', () => {
    expect(likeliest(refs(), browser()).network).to.equal('magpie');
  });

  it('is the one of the app that the page stands in', () => {
    expect(likeliest(refs(), browser('MicroMessenger/8.0.50')).network).to.equal('wechat');
    expect(likeliest(refs(), browser('Line/14.1.0')).network).to.equal('line');
    expect(likeliest(refs(), browser('QQ/9.0.1')).network).to.equal('magpie');
  });

  it('is one of a network that the visitor has followed on before', () => {
    remember({ relationship: 'following' }, 'line:@lantern');
    expect(likeliest(refs(), browser()).network).to.equal('line');
    expect(likeliest(refs(), browser('MicroMessenger/8.0.50')).network).to.equal('wechat');
  });

  it('is the one that is followed already, whichever app the page stands in', () => {
    remember({ relationship: 'following' }, 'line:@river');
    expect(likeliest(refs(), browser('MicroMessenger/8.0.50')).network).to.equal('line');
  });
});
