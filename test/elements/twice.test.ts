import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { registerNetwork } from '../../src/core/network.js';
import '../../src/elements/account-card/define.js';
import { builtInNetworks } from '../../src/networks/index.js';
import { answeringEach } from '../support/answering.js';
import { configure } from '../../src/stores/settings.js';
import { has, inside } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { accountsFor, httpNetwork } from '../support/http-network.js';

/** The same file as another script would bring it: a module of its own. */
const again = (path: string): Promise<Record<string, unknown>> =>
  import(new URL(`../../src/${path}?second`, import.meta.url).href) as Promise<Record<string, unknown>>;

describe('a page that loads the script twice', () => {
  firstVisit();

  for (const path of [
    'elements/follow-button/define.ts',
    'elements/account-card/define.ts',
    'elements/post-feed/define.ts',
    'all.ts',
    'all.ts?third',
  ]) {
    it(`is not disturbed by another copy of ${path}`, async () => {
      const tags = ['magpie-follow-button', 'magpie-account-card'] as const;
      const before = tags.map((tag) => customElements.get(tag));
      await again(path);
      expect(tags.map((tag) => customElements.get(tag))).to.deep.equal(before);
    });
  }

  it('keeps the elements of the first copy, even when the second has classes of its own', async () => {
    const { FollowButton } = await again('elements/follow-button/follow-button.ts');
    const first = customElements.get('magpie-follow-button')!;
    expect(FollowButton).not.to.equal(first);
    const { define } = await import('../../src/elements/shared/define.js');
    define('magpie-follow-button', FollowButton as CustomElementConstructor);
    expect(customElements.get('magpie-follow-button')).to.equal(first);
  });

  it('may register the networks again', () => {
    for (let times = 0; times < 2; times++) builtInNetworks.forEach(registerNetwork);
  });

  it('draws as before', async () => {
    await again('all.ts');
    const { id } = httpNetwork();
    const fetch = answeringEach(accountsFor);
    configure({ fetch });
    const card = await fixture(html`<magpie-account-card account=${`${id}:river`}></magpie-account-card>`);
    await waitUntil(() => has(card, '[part=name]'));
    expect(inside(inside(card, 'magpie-follow-button'), 'a').textContent.trim()).to.equal('Follow');
    expect(fetch.requests.length).to.equal(1);
  });
});
