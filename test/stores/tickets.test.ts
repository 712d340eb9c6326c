import { expect, waitUntil } from '@open-wc/testing';
import type { HandOver } from '../../src/core/following.js';
import { registerNetwork } from '../../src/core/network.js';
import { magpie } from '../../src/networks/magpie/magpie.js';
import { line } from '../../src/networks/official/official.js';
import { $follows, followOf } from '../../src/stores/follows.js';
import { loadOutbox } from '../../src/stores/load-outbox.js';
import { setFollow } from '../../src/stores/set-follow.js';
import { sessionOf } from '../../src/stores/session.js';
import { configure } from '../../src/stores/settings.js';
import { begin, endOf } from '../../src/stores/tickets.js';
import { FakeGateway } from '../support/fake-gateway.js';
import { firstVisit } from '../support/first-visit.js';
import { refOf } from '../support/http-network.js';
import { nextVisit, type Visit } from '../support/next-visit.js';

// As a button does that is drawn for somebody whose click is enough.
before(loadOutbox);

const request = { language: 'en', returnUrl: undefined };

let made = 0;

/** Each test has a gateway of its own: what a page knows of one, it knows until it is left. */
function setUp(): FakeGateway {
  const gateway = new FakeGateway(`https://tickets-${++made}.example`);
  configure({ gateway: gateway.url, fetch: gateway.fetch });
  return gateway;
}

async function otherTab(gateway: FakeGateway): Promise<Visit> {
  const visit = await nextVisit();
  visit.configure({ gateway: gateway.url, fetch: gateway.fetch });
  return visit;
}

const kept = (): unknown => Object.values(JSON.parse(localStorage.getItem('magpie:follows') ?? '{}') as object)[0];
const questions = ({ asked }: FakeGateway): number => asked.filter(({ path }) => path.includes('/follows/')).length;
const code = (doing: Promise<unknown>): Promise<unknown> => doing.catch(({ code }) => code);

describe('an attempt to follow', () => {
  firstVisit();
  registerNetwork(magpie);
  const river = refOf('magpie:river');

  it('is shown at once, and kept when there is something to come back to', async () => {
    const gateway = setUp();
    const go = gateway.hold();
    const begun = begin(river, request);
    expect(followOf(river)).to.deep.equal({ step: 'pending' });
    expect(kept()).to.equal(undefined);
    go();
    expect(await begun).to.have.keys('ticket');
    const ticket = (await begun) as object;
    expect(followOf(river)).to.deep.equal({ step: 'pending', ...ticket });
    expect(kept()).to.deep.equal({ step: 'pending', ...ticket });
  });

  it('stays shown while other accounts, and other tabs, change what is kept', async () => {
    const gateway = setUp();
    const go = gateway.hold();
    const begun = begin(river, request);
    setFollow(refOf('magpie:lake'), { relationship: 'following' });
    expect(followOf(river)?.step).to.equal('pending');
    expect(localStorage.getItem('magpie:follows')).not.to.include('pending');
    dispatchEvent(new StorageEvent('storage', { key: 'magpie:follows' }));
    expect(followOf(river)?.step).to.equal('pending');
    go();
    await begun;
    expect(followOf(refOf('magpie:lake'))).to.deep.equal({ relationship: 'following' });
  });

  it('ends as following, and is remembered as that', async () => {
    const gateway = setUp();
    await begin(river, request);
    const end = endOf(river);
    await waitUntil(() => questions(gateway));
    gateway.scan();
    await waitUntil(() => followOf(river)?.step === 'scanned');
    gateway.approve();
    expect(await end).to.deep.equal({ state: 'following' });
    expect(kept()).to.deep.equal({ relationship: 'following' });
  });

  for (const reason of ['denied', 'follow-limit'] as const) {
    it(`ends declined (${reason}), and leaves nothing behind`, async () => {
      const gateway = setUp();
      await begin(river, request);
      gateway.decline(reason);
      expect(await endOf(river)).to.deep.equal({ state: 'declined', reason });
      expect(followOf(river)).to.deep.equal({});
    });
  }

  for (const before of [undefined, 'following'] as const) {
    it(`keeps nothing of ways that nobody tells the end of; ${before ?? 'not following'} stays`, async () => {
      const gateway = setUp();
      if (before) setFollow(river, { relationship: before });
      gateway.shown['magpie:river'] = { confirmedBy: 'nobody', qrText: 'https://line.me/R/ti/p/%40river' };
      const begun = begin(river, request);
      expect(followOf(river)?.step).to.equal('pending');
      const { handOver } = (await begun) as { handOver: HandOver };
      expect(handOver.qrText).to.equal('https://line.me/R/ti/p/%40river');
      expect(handOver).not.to.have.property('data');
      expect(followOf(river)?.step).to.equal(undefined);
      expect(kept()).to.deep.equal(before && { relationship: before });
    });
  }

  it('is taken back where it cannot be begun', async () => {
    const gateway = setUp();
    gateway.refusal = { status: 403, code: 'origin-refused' };
    const begun = begin(river, request);
    expect(followOf(river)?.step).to.equal('pending');
    expect(await code(begun)).to.equal('private');
    expect(followOf(river)).to.deep.equal({});
  });

  it('is watched once, however many ask', async () => {
    const gateway = setUp();
    await begin(river, request);
    const ends = [endOf(river), endOf(river)];
    await waitUntil(() => questions(gateway));
    gateway.approve();
    expect((await Promise.all(ends)).map((end) => end?.state)).to.deep.equal(['following', 'following']);
    expect(questions(gateway)).to.equal(1);
  });

  it('gives way to one that is begun after it', async () => {
    const gateway = setUp();
    await begin(river, request);
    const first = endOf(river);
    await waitUntil(() => questions(gateway) === 1);
    await begin(river, request);
    expect(await first).to.equal(undefined);
    const second = endOf(river);
    gateway.expire(gateway.attempts[0]);
    gateway.approve(gateway.attempts[1]);
    expect(await second).to.deep.equal({ state: 'following' });
  });

  it('is over for this page when the storage is cleared', async () => {
    const gateway = setUp();
    await begin(river, request);
    const end = endOf(river);
    await waitUntil(() => questions(gateway));
    localStorage.clear();
    dispatchEvent(new StorageEvent('storage', { key: null }));
    expect(await end).to.equal(undefined);
    expect($follows.get()).to.equal(undefined);
  });
});

describe('an attempt to follow, on the next visit and in other tabs', () => {
  firstVisit();
  registerNetwork(magpie);
  const river = refOf('magpie:river');

  it('goes on after a reload', async () => {
    const gateway = setUp();
    await begin(river, request);
    const visit = await otherTab(gateway);
    const end = visit.endOf(river);
    gateway.approve();
    expect((await end)?.state).to.equal('following');
    expect(kept()).to.deep.equal({ relationship: 'following' });
    visit.leave();
  });

  it('is asked about by one tab, and seen by all', async () => {
    const gateway = setUp();
    await begin(river, request);
    const visit = await otherTab(gateway);
    const ends = [endOf(river), visit.endOf(river)];
    await waitUntil(() => questions(gateway));
    gateway.scan();
    await waitUntil(() => visit.followOf(river)?.step === 'scanned');
    gateway.approve();
    await Promise.all(ends);
    expect(questions(gateway)).to.equal(1);
    for (const tab of [visit.followOf(river), followOf(river)]) {
      expect({ ...tab }).to.deep.equal({ relationship: 'following' });
    }
    visit.leave();
  });

  it('is taken over from a tab that is closed', async () => {
    const gateway = setUp();
    await begin(river, request);
    const visit = await otherTab(gateway);
    void visit.endOf(river);
    await waitUntil(() => questions(gateway) === 1);
    const end = endOf(river);
    visit.leave();
    await waitUntil(() => questions(gateway) === 2);
    gateway.approve();
    expect(await end).to.deep.equal({ state: 'following' });
  });

  for (const junk of ['', 'null', '7', '"text"', '[]', '{"magpie::river":null}', '{"magpie::river":{"ticket":7}}']) {
    it(`is none where storage holds ${junk || 'nothing'}`, async () => {
      setUp();
      localStorage.setItem('magpie:follows', junk.replace('river', `river ${$url()}`));
      dispatchEvent(new StorageEvent('storage', { key: 'magpie:follows' }));
      const end = await endOf(river);
      expect(end?.state).to.be.oneOf([undefined, 'expired']);
      await begin(river, request);
      expect(followOf(river)?.step).to.equal('pending');
    });
  }
});

/** The address of the gateway of this test. */
const $url = (): string => `https://tickets-${made}.example`;

describe('a follow that takes one click', () => {
  firstVisit();
  registerNetwork(magpie);
  registerNetwork(line);
  const river = refOf('magpie:river');
  const lake = refOf('magpie:lake');

  /** As a visitor who has followed in one click before. */
  async function setUpFollower(): Promise<FakeGateway> {
    const gateway = setUp();
    await begin(river, request);
    gateway.approve();
    await endOf(river);
    gateway.oneClick = true;
    await begin(river, request);
    return gateway;
  }

  it('needs nothing more', async () => {
    const gateway = setUp();
    gateway.oneClick = true;
    await begin(river, request);
    gateway.approve();
    await endOf(river);
    expect(await begin(lake, request)).to.equal(undefined);
    expect(followOf(lake)).to.deep.equal({ relationship: 'following' });
    expect([...gateway.following]).to.deep.equal(['magpie:river', 'magpie:lake']);
  });

  it('is not taken for that where the platform has told of one account alone', async () => {
    const gateway = setUp();
    gateway.oneClick = true;
    const account = refOf('line:@river');
    await begin(account, request);
    gateway.approve();
    await endOf(account);
    await begin(account, request);
    expect(followOf(account)).to.deep.equal({ relationship: 'following' });
    expect(sessionOf('line')?.oneClick).to.equal(false);
  });

  it('is shown as done before the answer the next time', async () => {
    const gateway = await setUpFollower();
    const go = gateway.hold();
    const begun = begin(lake, request);
    expect(followOf(lake)?.step).to.equal(undefined);
    expect(followOf(lake)?.relationship).to.equal('following');
    go();
    await begun;
    expect(followOf(lake)).to.deep.equal({ relationship: 'following' });
  });

  it('is taken back when it was not done', async () => {
    const gateway = await setUpFollower();
    gateway.refusal = 'offline';
    expect(await code(begin(lake, request))).to.equal('unreachable');
    expect(followOf(lake)).to.deep.equal({});
  });

  it('becomes an attempt where the operator wants one again', async () => {
    const gateway = await setUpFollower();
    gateway.oneClick = false;
    expect(await begin(lake, request)).to.have.nested.property('ticket.approveUrl');
    expect(followOf(lake)?.step).to.equal('pending');
  });
});
