import { expect, waitUntil } from '@open-wc/testing';
import '../../src/elements/post-feed/define.js';
import { NetworkError } from '../../src/core/errors.js';
import type { Post } from '../../src/core/model.js';
import { registerNetwork } from '../../src/core/network.js';
import { several } from '../../src/networks/several/several.js';
import { $consents } from '../../src/stores/consent.js';
import { configure } from '../../src/stores/settings.js';
import { all, drawFeed, shown } from '../support/draw-feed.js';
import { folded, inside, read } from '../support/drawn.js';
import { asked, fake, fakes, registerFakeNetwork } from '../support/fake-network.js';
import { firstVisit } from '../support/first-visit.js';
import { ago, samplePost, text } from '../support/samples.js';

registerFakeNetwork();
registerNetwork(several);
for (const [id, label] of [
  ['other', 'Other'],
  ['third', 'Third'],
] as const) {
  registerNetwork({
    ...fake,
    id,
    label,
    mark: 'M0 0h16v16H0z',
    parse(address) {
      const ref = address.startsWith(`${id}:`) ? fake.parse(address.replace(id, 'fake')) : undefined;
      return ref && { ...ref, network: id };
    },
  });
}

/** One account's posts, each with its age in minutes. */
function has(id: string, ...posts: readonly (readonly [words: string, minutes: number, rest?: Partial<Post>])[]): void {
  fakes.set(id, {
    account: {},
    posts: () =>
      posts.map(([words, minutes, rest]) =>
        samplePost({
          id: words,
          url: `https://${id}.example/${encodeURIComponent(words)}`,
          text: text(words),
          createdAt: ago(minutes),
          ...rest,
        }),
      ),
  });
}

const words = (feed: Parameters<typeof all>[0]): readonly string[] =>
  all(feed, 'article .text').map(({ textContent }) => folded(textContent));

const LONG = 'We print the spring edition on Friday, and the door is open from eight o’clock on.';

describe('<magpie-post-feed> of several accounts', () => {
  firstVisit();
  afterEach(() => $consents.set([]));

  it('is one stream by time, with the sign of each post’s network', async () => {
    has('one', ['Newest', 1], ['Older', 30]);
    has('two', ['Between', 10], ['Oldest', 90]);
    const feed = await drawFeed({ account: 'fake:one other:two' });
    expect(words(feed)).to.deep.equal(['Newest', 'Between', 'Older', 'Oldest']);
    expect(all(feed, 'article').map((post) => post.querySelector('.rest title')?.textContent)).to.deep.equal([
      undefined,
      'Other',
      undefined,
      'Other',
    ]);
    expect(inside(feed, '[role=feed]').ariaLabel).to.equal('Posts by @one.example');
    await expect(feed).to.be.accessible();
  });

  it('shows one account, where two addresses are of the same', async () => {
    has('alone', ['Only', 1]);
    const feed = await drawFeed({ account: 'fake:alone https://fake.example/alone' });
    expect(feed.ref?.network).to.equal('fake');
  });

  it('shows a post that is on several networks once, and says where else it is', async () => {
    has('lead', ['News', 1], [LONG, 50]);
    has('copy', [`${LONG} #spring`, 40]);
    has('third', [LONG.toUpperCase(), 45]);
    const feed = await drawFeed({ account: 'fake:lead other:copy third:third' });
    expect(words(feed)).to.deep.equal(['News', LONG]);
    expect(all(feed, '.rest a').map((link) => [link.textContent, (link as HTMLAnchorElement).host])).to.deep.equal([
      ['Also on Other', 'copy.example'],
      ['Also on Third', 'third.example'],
    ]);
  });

  it('loads more of all, in order', async () => {
    has('deep', ...Array.from({ length: 7 }, (_, at) => [`deep ${at}`, 10 * at] as const));
    has('wide', ...Array.from({ length: 7 }, (_, at) => [`wide ${at}`, 10 * at + 5] as const));
    const feed = await drawFeed({ account: 'fake:deep other:wide', limit: '5' });
    for (let count = 10; count <= 15; count += 5) {
      inside(feed, '[part=more]').click();
      await waitUntil(() => words(feed).length >= Math.min(count, 14));
    }
    expect(words(feed)).to.deep.equal(
      Array.from({ length: 14 }, (_, at) => `${at % 2 ? 'wide' : 'deep'} ${Math.floor(at / 2)}`),
    );
  });

  it('goes on without an account that fails, says so quietly, and asks again for it', async () => {
    has('up', ['Here', 1], ['Still here', 30]);
    fakes.set('lost', new NetworkError('unreachable', 'No answer'));
    const feed = await drawFeed({ account: 'fake:up other:lost' }, '.stale');
    expect(words(feed)).to.deep.equal(['Here', 'Still here']);
    expect(asked.filter((what) => what === 'posts:lost')).to.have.length(1);
    expect(folded(inside(feed, '.stale').textContent)).to.equal('Posts from Other are missing. Try again');
    has('lost', ['Back again', 10]);
    inside(feed, '.stale button').click();
    await waitUntil(() => words(feed).length === 3);
    expect(words(feed)).to.deep.equal(['Here', 'Back again', 'Still here']);
    expect(all(feed, '.stale')).to.have.length(0);
  });

  it('goes on saying who is missing for good while more is loaded', async () => {
    has('rich', ...Array.from({ length: 5 }, (_, at) => [`rich ${at}`, at] as const));
    const feed = await drawFeed({ account: 'fake:rich other:missing', limit: '3' }, '.stale');
    inside(feed, '[part=more]').click();
    await waitUntil(() => words(feed).length === 5);
    expect(folded(inside(feed, '.stale').textContent)).to.equal('Posts from Other are missing. Try again');
    expect(all(feed, '[part=more]')).to.have.length(0);
  });

  it('says what happened where all fail', async () => {
    fakes.set('lost-too', new NetworkError('unreachable', 'No answer'));
    const feed = await drawFeed({ account: 'fake:lost-too other:missing' }, '[part=status]');
    expect(folded(inside(feed, '[role=status]').textContent)).to.equal('Fake did not answer. Try again');
  });

  it('asks nobody before the visitor has agreed to all', async () => {
    configure({ consent: 'ask' });
    has('shy', ['Hello', 1]);
    asked.length = 0;
    const feed = await drawFeed({ account: 'fake:shy other:shy' }, '[part=status]');
    expect(read(feed)).to.equal(
      'Posts from Fake and Other Showing this tells Fake and Other your IP address. Show Always for Fake and Other',
    );
    $consents.set(['fake']);
    await feed.updateComplete;
    expect(asked).to.deep.equal([]);
    inside(feed, '.pill').click();
    await shown(feed, 'article');
    expect(asked).to.deep.equal(['posts:shy', 'posts:shy']);
  });
});
