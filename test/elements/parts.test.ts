import { expect, fixture, fixtureCleanup, html, waitUntil } from '@open-wc/testing';
import { readFile } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import '../../src/elements/account-card/define.js';
import '../../src/elements/follow-button/define.js';
import '../../src/elements/post-feed/define.js';
import { NetworkError } from '../../src/core/errors.js';
import { registerNetwork } from '../../src/core/network.js';
import { look } from '../../src/elements/post-feed/live.js';
import { magpie } from '../../src/networks/magpie/magpie.js';
import { several } from '../../src/networks/several/several.js';
import { configure } from '../../src/stores/settings.js';
import { drawFeed } from '../support/draw-feed.js';
import { inside } from '../support/drawn.js';
import { fakes, registerFakeNetwork } from '../support/fake-network.js';
import { manyPosts } from '../support/fake-posts.js';
import { firstVisit } from '../support/first-visit.js';
import { control, setUpGateway } from '../support/follower.js';
import { httpNetwork, networkWith } from '../support/http-network.js';
import { keepAccount } from '../support/kept.js';
import { press } from '../support/press.js';
import { riverOnAll } from '../support/river-on-all.js';
import { samplePost, text } from '../support/samples.js';

/** What a page can style inside an element as it is drawn now: its own parts, and those that elements in it pass on. */
function partsOf(element: Element): readonly string[] {
  const nodes = [...(element.shadowRoot?.querySelectorAll('[part], [exportparts]') ?? [])];
  return nodes.flatMap((node) => {
    const inner = new Set(partsOf(node));
    const passed = (node.getAttribute('exportparts') ?? '').split(',').map((pair) => pair.trim().split(':'));
    return [...node.part, ...passed.filter(([from]) => inner.has(from!)).map(([from, to = from]) => to!)];
  });
}

/** The parts that the docblock of an element names. */
async function documented(tag: string): Promise<readonly string[]> {
  const source = await readFile({ path: `../../src/elements/${tag}/${tag}.ts` });
  return [...source!.matchAll(/@csspart ([\w-]+)/g)].map(([, name]) => name!).toSorted();
}

/** Collects the parts of what is drawn, one state after the other. */
class Seen {
  readonly #names = new Set<string>();

  /** Waits until some parts are drawn, and remembers them with all others of the element. */
  async add(element: Element, ...awaited: readonly string[]): Promise<void> {
    const missing = (): readonly string[] => awaited.filter((name) => !partsOf(element).includes(name));
    await waitUntil(() => !missing().length, `${awaited.join(', ')} of <${element.localName}>`);
    for (const name of partsOf(element)) this.#names.add(name);
  }

  get all(): readonly string[] {
    return [...this.#names].toSorted();
  }
}

/** Puts one element into the page, in place of the last: what is out of sight is not loaded. */
async function draw(element: TemplateResult): Promise<Element> {
  fixtureCleanup();
  return fixture(element);
}

const drawButton = (account: string): Promise<Element> =>
  draw(html`<magpie-follow-button account=${account} count></magpie-follow-button>`);

const drawCard = (account: string): Promise<Element> =>
  draw(html`<magpie-account-card account=${account}></magpie-account-card>`);

/** An account that is followed by a code. */
const scanned = (): string =>
  `${httpNetwork({ ways: () => [{ kind: 'scan', url: 'https://scan.example/' }] }).id}:river`;

describe('the parts that a page can style', () => {
  firstVisit();

  before(() => {
    registerFakeNetwork();
    registerNetwork(several);
    registerNetwork(magpie);
  });

  it('of a follow button are those that it documents', async () => {
    const seen = new Seen();
    await seen.add(await drawButton(`${networkWith({ followers: 128 }).id}:river`), 'button', 'count');
    const withCode = await drawButton(scanned());
    await seen.add(withCode, 'more');
    inside(withCode, '[part=more]').click();
    await seen.add(withCode, 'dialog');
    const gateway = setUpGateway();
    gateway.refusal = { status: 403, code: 'origin-refused' };
    const refused = await drawButton('magpie:river');
    await press(control(refused));
    await seen.add(refused, 'note');
    expect(seen.all).to.deep.equal(await documented('follow-button'));
  });

  it('of a card are those that it documents', async () => {
    const seen = new Seen();
    const { id } = networkWith({ bio: text('A word about it. '.repeat(80)), bot: true, locked: true });
    await seen.add(await drawCard(`${id}:river`), 'name', 'badge', 'fields', 'more', 'follow-button');

    const down = networkWith(new NetworkError('unreachable', 'Made to fail')).id;
    await seen.add(await drawCard(`${down}:river`), 'problem', 'retry');
    keepAccount(`${down}:lake`, 3 * 3600);
    await seen.add(await drawCard(`${down}:lake`), 'stale');

    const gateway = riverOnAll();
    const both = await drawCard(`magpie:river ${scanned()}`);
    await seen.add(both, 'parts', 'row', 'row-mark', 'row-name', 'row-count', 'follow-more');
    gateway.refusal = { status: 403, code: 'origin-refused' };
    const [first, second] = both.shadowRoot!.querySelectorAll('[part=row] magpie-follow-button');
    await press(control(first!));
    await seen.add(both, 'note');
    inside(second!, '[part=more]').click();
    await seen.add(both, 'dialog');

    configure({ consent: 'ask' });
    await seen.add(await drawCard(`${id}:lake`), 'status', 'agree');
    expect(seen.all).to.deep.equal(await documented('account-card'));
  });

  it('of a feed are those that it documents', async () => {
    const seen = new Seen();
    const feed = await drawFeed({ account: 'fake:ann', limit: '20' });
    await seen.add(feed, 'media', 'picture', 'play', 'link-card', 'quote', 'poll', 'poll-bar', 'warning', 'mark');
    inside(feed, '.media a').click();
    await seen.add(feed, 'dialog');

    fixtureCleanup();
    fakes.set('parted', { account: {}, posts: () => manyPosts(9) });
    const live = await drawFeed({ account: 'fake:parted', limit: '3', refresh: '60' }, '.news');
    fakes.set('parted', { account: {}, posts: () => [samplePost({ text: text('Fresh.') }), ...manyPosts(9)] });
    await look(live);
    await seen.add(live, 'news', 'show-news', 'more', 'skip', 'foot');

    fixtureCleanup();
    await seen.add(await drawFeed({ account: 'fake:down' }, '[part=status]'), 'problem', 'retry');
    fixtureCleanup();
    await seen.add(await drawFeed({ account: 'fake:many fake:down', limit: '2' }), 'stale');
    fixtureCleanup();
    configure({ consent: 'ask' });
    await seen.add(await drawFeed({ account: 'fake:rtl' }, '[part=status]'), 'agree');
    expect(seen.all).to.deep.equal(await documented('post-feed'));
  });
});
