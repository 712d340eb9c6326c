import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { NetworkError } from '../../src/core/errors.js';
import '../../src/elements/account-card/define.js';
import { configure } from '../../src/stores/settings.js';
import { has, inside } from '../support/drawn.js';
import { driven } from '../support/driven.js';
import { firstVisit } from '../support/first-visit.js';
import { httpNetwork, networkWith } from '../support/http-network.js';
import { keepAccount } from '../support/kept.js';
import { text } from '../support/samples.js';

const long = { bio: text('A long story of a river. '.repeat(20)), bot: true, locked: true };

/** How each state is reached, and what tells that it is. */
const states = {
  loading: () => [httpNetwork().id, 'slot'],
  ready: () => [networkWith({}).id, 'dl'],
  'ready with more to show': () => [networkWith(long).id, '[aria-expanded]'],
  failed: () => [networkWith(new NetworkError('unreachable', 'Made to fail')).id, '[role=status] button'],
  private: () => [networkWith(new NetworkError('private', 'Made to fail')).id, '[role=status]'],
  consent: () => {
    configure({ consent: 'ask' });
    return [networkWith({}).id, '.pill'];
  },
  stale: () => {
    const { id } = httpNetwork();
    keepAccount(`${id}:river`, 3_700);
    return [id, '.stale'];
  },
} as const satisfies Readonly<Record<string, () => readonly [id: string, sign: string]>>;

describe('<magpie-account-card> is accessible', () => {
  firstVisit();

  it('unfolds for a link that has the focus, so that it is seen', async () => {
    const bio = [...long.bio, { type: 'link', text: 'river.example', url: 'https://river.example/' }] as const;
    const { id } = networkWith({ bio, fields: [] });
    const card = await fixture(html`<magpie-account-card account=${`${id}:river`}></magpie-account-card>`);
    await waitUntil(() => has(card, '[aria-expanded=false]'));
    const link = inside(card, '[part=bio] a');
    const below = (): boolean =>
      link.getBoundingClientRect().top > inside(card, '[part=bio]').getBoundingClientRect().bottom;
    expect(below()).to.equal(true);
    link.focus();
    await waitUntil(() => has(card, '[aria-expanded=true]'));
    expect(below()).to.equal(false);
  });

  for (const scheme of ['light', 'dark']) {
    for (const [name, reach] of Object.entries(states)) {
      it(`${name}, ${scheme}`, async () => {
        configure({ fetch: driven() });
        const [id, sign] = reach();
        const stage = await fixture(html`
          <div style="color-scheme: ${scheme}; background: Canvas; color: CanvasText; min-block-size: 100vb">
            <magpie-account-card account=${`${id}:river`}
              ><a href="https://river.example/">River</a></magpie-account-card
            >
          </div>
        `);
        const card = stage.querySelector('magpie-account-card')!;
        await waitUntil(() => has(card, sign));
        await expect(stage).to.be.accessible();
      });
    }
  }
});
