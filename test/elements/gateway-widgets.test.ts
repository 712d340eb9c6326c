import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { registerNetwork } from '../../src/core/network.js';
import '../../src/elements/account-card/define.js';
import '../../src/elements/post-feed/define.js';
import { magpie } from '../../src/networks/magpie/magpie.js';
import { configure } from '../../src/stores/settings.js';
import { loadFixture } from '../networks/contract.js';
import { folded, has, inside, read } from '../support/drawn.js';
import type { FakeGateway } from '../support/fake-gateway.js';
import { firstVisit } from '../support/first-visit.js';
import { setUpGateway } from '../support/follower.js';
import { nextEvent } from '../support/next-event.js';

const [accounts, posts] = await Promise.all(['accounts', 'posts'].map((name) => loadFixture(`magpie/${name}.json`)));

/** A gateway that has an account and posts. */
function setUp(): FakeGateway {
  const gateway = setUpGateway();
  Object.assign(gateway.answers, { '/v1/accounts': accounts, '/v1/accounts/magpie:river/posts': posts });
  return gateway;
}

const draw = (tag: string): Promise<HTMLElement> => {
  const element = document.createElement(tag);
  element.setAttribute('account', 'magpie:river');
  element.append(Object.assign(document.createElement('a'), { href: '/', textContent: 'River' }));
  return fixture(html`${element}`).then(() => element);
};

describe('an account of the page’s gateway', () => {
  firstVisit();
  registerNetwork(magpie);

  it('is drawn as a card, with its button', async () => {
    setUp();
    const card = await draw('magpie-account-card');
    await nextEvent(card, 'magpie-load');
    expect(inside(card, '[part=name]').textContent).to.equal('River Studio 河畔工作室');
    expect(read(card)).to.include('48.2K followers').and.to.include('0 following').and.to.include('3 posts');
    expect(inside(card, 'magpie-follow-button').getAttribute('account')).to.equal('magpie:river');
  });

  it('is drawn as a feed: the pinned post first, a title above its words', async () => {
    setUp();
    const feed = await draw('magpie-post-feed');
    await nextEvent(feed, 'magpie-load');
    const articles = [...feed.shadowRoot!.querySelectorAll('article')].map(({ textContent }) => folded(textContent));
    expect(articles.length).to.equal(3);
    expect(articles[0]).to.include('Pinned').and.to.include('The spring edition');
    expect(inside(feed, 'article strong').textContent).to.equal('The spring edition');
    expect(articles[2]).to.include('Content warning: flashing lights').and.not.to.include('stroboscope');
  });

  it('is asked for once for a card and a count', async () => {
    const gateway = setUp();
    await Promise.all([
      draw('magpie-account-card').then((card) => nextEvent(card, 'magpie-load')),
      fixture(html`<magpie-follow-button account="magpie:river" count></magpie-follow-button>`),
    ]);
    expect(gateway.asked.map(({ path }) => path)).to.deep.equal(['/v1/accounts?account=magpie%3Ariver']);
  });

  it('names the gateway before it is asked', async () => {
    const gateway = setUp();
    configure({ consent: 'ask' });
    const card = await draw('magpie-account-card');
    await waitUntil(() => has(card, '.pill'));
    const { host } = new URL(gateway.url);
    expect(read(card)).to.include(`Profile from ${host}`);
    expect(read(card)).to.include(`Showing this tells ${host} your IP address.`);
    expect(gateway.asked).to.deep.equal([]);
  });

  it('names the gateway where it does not answer', async () => {
    const gateway = setUp();
    gateway.answers['/v1/accounts'] = 'no JSON of an account';
    const card = await draw('magpie-account-card');
    await nextEvent(card, 'magpie-error');
    await waitUntil(() => read(card).includes(`${new URL(gateway.url).host} gave an answer that cannot be read.`));
  });

  it('of another gateway is another account', async () => {
    setUp();
    const card = await draw('magpie-account-card');
    await nextEvent(card, 'magpie-load');
    const other = setUp();
    await nextEvent(card, 'magpie-load');
    expect(other.asked.length).to.equal(1);
  });
});
