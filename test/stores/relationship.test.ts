import { expect, waitUntil } from '@open-wc/testing';
import { registerNetwork } from '../../src/core/network.js';
import { magpie } from '../../src/networks/magpie/magpie.js';
import { agree } from '../../src/stores/agree.js';
import { followOf } from '../../src/stores/follows.js';
import { verify } from '../../src/stores/relationship.js';
import { sessionOf } from '../../src/stores/session.js';
import { setFollow } from '../../src/stores/set-follow.js';
import { configure } from '../../src/stores/settings.js';
import { begin, endOf } from '../../src/stores/tickets.js';
import { unfollow } from '../../src/stores/unfollow.js';
import { FakeGateway } from '../support/fake-gateway.js';
import { firstVisit } from '../support/first-visit.js';
import { refOf } from '../support/http-network.js';
import { nextVisit } from '../support/next-visit.js';

const request = { language: 'en', returnUrl: undefined };

let made = 0;

/** A gateway of the test's own, and a visitor who follows `magpie:river` there. */
async function setUpFollower(): Promise<FakeGateway> {
  const gateway = new FakeGateway(`https://follows-${++made}.example`);
  configure({ gateway: gateway.url, fetch: gateway.fetch });
  const river = refOf('magpie:river');
  await begin(river, request);
  gateway.approve();
  await endOf(river);
  gateway.asked.length = 0;
  return gateway;
}

const questions = ({ asked }: FakeGateway): string[] =>
  asked.filter(({ path }) => path.includes('/relationships')).map(({ method, path }) => `${method} ${path}`);
const code = (doing: Promise<unknown>): Promise<unknown> => doing.catch(({ code }) => code);

/** Comes after everything that was asked for before it. */
async function settled(gateway: FakeGateway): Promise<void> {
  verify(refOf(`magpie:after-${gateway.asked.length}`));
  await waitUntil(() => questions(gateway).some((question) => question.includes('after')));
  await new Promise((resolve) => setTimeout(resolve));
}

describe('how the visitor stands to accounts', () => {
  firstVisit();
  registerNetwork(magpie);
  const [river, lake, pond] = ['magpie:river', 'magpie:lake', 'magpie:pond'].map(refOf);

  it('is asked of nobody for a visitor who has never followed', async () => {
    const gateway = new FakeGateway(`https://follows-${++made}.example`);
    configure({ gateway: gateway.url, fetch: gateway.fetch });
    verify(river!);
    expect(localStorage.length).to.equal(0);
    // What the visitor asks for themselves comes after it.
    await begin(lake!, request);
    expect(questions(gateway)).to.deep.equal([]);
  });

  it('is asked for all accounts of the page at once, and once a page', async () => {
    const gateway = await setUpFollower();
    for (const ref of [river, lake, river, pond]) verify(ref!);
    await waitUntil(() => questions(gateway).length);
    expect(questions(gateway)).to.deep.equal([
      'GET /v1/relationships?account=magpie%3Ariver&account=magpie%3Alake&account=magpie%3Apond',
    ]);
    for (const ref of [river, lake]) verify(ref!);
    await settled(gateway);
    expect(questions(gateway).length).to.equal(2);
  });

  it('is put right where it has changed elsewhere', async () => {
    const gateway = await setUpFollower();
    gateway.following.delete('magpie:river');
    gateway.following.add('magpie:lake');
    for (const ref of [river, lake]) verify(ref!);
    await waitUntil(() => followOf(lake!)?.relationship === 'following');
    expect(followOf(river!)).to.deep.equal({});
  });

  it('stays as it was known where there is no answer', async () => {
    const gateway = await setUpFollower();
    gateway.refusal = 'offline';
    verify(river!);
    await waitUntil(() => gateway.asked.length);
    await new Promise((resolve) => setTimeout(resolve));
    expect(followOf(river!)).to.deep.equal({ relationship: 'following' });
    expect(sessionOf('magpie')).not.to.equal(undefined);
  });

  it('is forgotten when the visitor has taken back what they allowed', async () => {
    const gateway = await setUpFollower();
    localStorage.setItem(
      'magpie:follows',
      JSON.stringify({
        ...JSON.parse(localStorage.getItem('magpie:follows')!),
        'wechat::river': { relationship: 'following' },
        'magpie::river https://elsewhere.example': { relationship: 'following' },
      }),
    );
    gateway.granted.clear();
    verify(river!);
    await waitUntil(() => !sessionOf('magpie'));
    expect(followOf(river!)).to.deep.equal({});
    expect(Object.keys(JSON.parse(localStorage.getItem('magpie:follows')!) as object)).to.deep.equal([
      'wechat::river',
      'magpie::river https://elsewhere.example',
    ]);
  });

  it('is not overwritten by an answer that is older than what the visitor does', async () => {
    const gateway = await setUpFollower();
    const go = gateway.hold();
    verify(river!);
    await waitUntil(() => gateway.asked.length);
    gateway.following.delete('magpie:river');
    setFollow(river!, { relationship: 'requested' });
    go();
    await settled(gateway);
    expect(followOf(river!)).to.deep.equal({ relationship: 'requested' });
  });

  it('is asked only after the visitor has agreed, where the page asks', async () => {
    const gateway = await setUpFollower();
    configure({ consent: 'ask' });
    verify(river!);
    agree('magpie', false);
    verify(lake!);
    await waitUntil(() => questions(gateway).length);
    expect(questions(gateway)).to.deep.equal(['GET /v1/relationships?account=magpie%3Alake']);
  });

  it('is the same in all tabs', async () => {
    const gateway = await setUpFollower();
    const visit = await nextVisit();
    visit.configure({ gateway: gateway.url, fetch: gateway.fetch });
    expect({ ...visit.followOf(river!) }).to.deep.equal({ relationship: 'following' });
    await unfollow(river!, request);
    await waitUntil(() => !visit.followOf(river!)?.relationship);
    // The key is the browser's, not the tab's: the other tab may ask too.
    visit.verify(lake!);
    await waitUntil(() => questions(gateway).at(-1)?.includes('lake'));
    visit.leave();
  });
});

describe('unfollowing', () => {
  firstVisit();
  registerNetwork(magpie);
  const river = refOf('magpie:river');

  it('is shown at once, and done', async () => {
    const gateway = await setUpFollower();
    const done = unfollow(river, request);
    expect(followOf(river)).to.deep.equal({});
    await done;
    expect(gateway.following.size).to.equal(0);
  });

  for (const [refusal, told] of [
    ['offline', 'unreachable'],
    [{ status: 503, code: 'unavailable' }, 'unreachable'],
    [{ status: 404, code: 'not-found' }, 'not-found'],
  ] as const) {
    it(`is taken back when it fails: ${told}`, async () => {
      const gateway = await setUpFollower();
      gateway.refusal = refusal;
      expect(await code(unfollow(river, request))).to.equal(told);
      expect(followOf(river)).to.deep.equal({ relationship: 'following' });
    });
  }

  it('leaves nothing known when the visitor has taken back what they allowed', async () => {
    const gateway = await setUpFollower();
    gateway.granted.clear();
    expect(await code(unfollow(river, request))).to.equal('private');
    expect(followOf(river)).to.deep.equal({});
    expect(sessionOf('magpie')).to.equal(undefined);
  });

  it('and following again are done one after the other', async () => {
    const gateway = await setUpFollower();
    gateway.oneClick = true;
    const go = gateway.hold();
    const done = [unfollow(river, request), begin(river, request)];
    // A question that comes after both, and need not wait for them.
    verify(refOf('magpie:lake'));
    await waitUntil(() => questions(gateway).length === 2);
    expect(gateway.asked.map(({ method }) => method)).to.deep.equal(['DELETE', 'GET']);
    go();
    await Promise.all(done);
    expect(gateway.asked.map(({ method }) => method)).to.deep.equal(['DELETE', 'GET', 'POST']);
    expect([...gateway.following]).to.deep.equal(['magpie:river']);
    expect(followOf(river)).to.deep.equal({ relationship: 'following' });
  });
});
