import { expect, waitUntil } from '@open-wc/testing';
import { NetworkError, type NetworkErrorCode } from '../../src/core/errors.js';
import type { FollowRequest } from '../../src/core/following.js';
import { agree } from '../../src/stores/agree.js';
import { followOf, type Follow } from '../../src/stores/follows.js';
import { loadOutbox } from '../../src/stores/load-outbox.js';
import { setFollow } from '../../src/stores/set-follow.js';
import { configure } from '../../src/stores/settings.js';
import { begin, endOf } from '../../src/stores/tickets.js';
import { unfollow } from '../../src/stores/unfollow.js';
import { withdraw } from '../../src/stores/withdraw.js';
import { firstVisit } from '../support/first-visit.js';
import { nextVisit, type Visit } from '../support/next-visit.js';
import { scriptedNetwork, ticket, withSession, type ScriptedNetwork } from '../support/scripted-network.js';

// As a button does that is drawn for somebody whose click is enough.
before(loadOutbox);

const HOUR = 3_600_000;
const request: FollowRequest = { language: 'en', returnUrl: undefined, home: 'social.example' };
const done = { relationship: 'following' } as const;
const lost = (code: NetworkErrorCode = 'unreachable') => Promise.reject(new NetworkError(code, 'Lost'));

const goOffline = (): void => void dispatchEvent(new Event('offline'));
const goOnline = (): void => void dispatchEvent(new Event('online'));
const asked = ({ asked: all }: ScriptedNetwork): string[] => all.map(([method]) => method);
const kept = (): Follow | undefined =>
  (Object.values(JSON.parse(localStorage.getItem('magpie:follows') ?? '{}') as object) as Follow[])[0];

/** Who has followed by one click before, and follows now, without a connection. */
async function waiting(does: ScriptedNetwork['does'] = { begin: async () => done }): Promise<ScriptedNetwork> {
  const network = withSession(scriptedNetwork(does));
  goOffline();
  expect(await begin(network.ref, request)).to.equal('waiting');
  return network;
}

/** A page of the same site, with the same network. */
async function otherPage({ id, following }: ScriptedNetwork): Promise<Visit> {
  const visit = await nextVisit();
  visit.httpNetwork({ id, following });
  return visit;
}

describe('a follow without a connection', () => {
  firstVisit();
  afterEach(goOnline);

  it('waits, asks nobody, and is kept', async () => {
    const network = await waiting();
    expect(followOf(network.ref)?.step).to.equal('waiting');
    expect(followOf(network.ref)?.relationship).to.equal(undefined);
    expect(kept()?.step).to.equal('waiting');
    expect(asked(network)).to.deep.equal([]);
  });

  it('is tried at once where it takes more than a click', async () => {
    const network = withSession(scriptedNetwork({ begin: () => lost() }), false);
    goOffline();
    expect(await begin(network.ref, request).catch(({ code }: NetworkError) => code)).to.equal('unreachable');
    expect(followOf(network.ref)).to.deep.equal({});
  });

  it('is sent when there is one again, with what the visitor had said', async () => {
    const network = await waiting();
    const end = endOf(network.ref);
    goOnline();
    expect(await end).to.deep.equal({ state: 'following' });
    expect(followOf(network.ref)).to.deep.equal({ relationship: 'following' });
    expect(network.asked.map((call) => call.slice(0, 3))).to.deep.equal([['begin', network.ref, request]]);
  });

  it('waits where the connection goes while it is sent', async () => {
    const network = withSession(
      scriptedNetwork({
        begin: () => {
          goOffline();
          return lost();
        },
      }),
    );
    expect(await begin(network.ref, request)).to.equal('waiting');
    expect(followOf(network.ref)?.step).to.equal('waiting');
  });

  for (const code of ['unreachable', 'timeout', 'rate-limited'] as const) {
    it(`goes on waiting where the connection leads nowhere: ${code}`, async () => {
      const network = await waiting({ begin: () => lost(code) });
      const end = endOf(network.ref);
      goOnline();
      await waitUntil(() => asked(network).length === 1);
      await waitUntil(() => followOf(network.ref)?.isTried);
      network.does = { begin: async () => done };
      goOffline();
      goOnline();
      expect((await end)?.state).to.equal('following');
    });
  }

  it('is told where it cannot be done at all, and what was before is shown', async () => {
    const network = await waiting({ begin: () => lost('not-found') });
    const end = endOf(network.ref);
    goOnline();
    expect(await end).to.include({ state: 'failed', code: 'not-found' });
    expect(followOf(network.ref)).to.deep.equal({});
  });

  it('becomes an attempt where the visitor has to allow it again', async () => {
    const network = await waiting({
      begin: async () => ({ ticket }),
      watch: async (_ticket, onProgress) => {
        expect(followOf(network.ref)).to.have.keys('step', 'ticket');
        onProgress({ state: 'scanned', expiresAt: 7 });
        return { state: 'following' };
      },
    });
    const end = endOf(network.ref);
    goOnline();
    expect(await end).to.deep.equal({ state: 'following' });
    expect(asked(network)).to.deep.equal(['begin', 'watch']);
  });

  it('is not sent before the visitor has agreed, where the page asks', async () => {
    const network = await waiting();
    goOnline();
    configure({ consent: 'ask' });
    expect(await endOf(network.ref)).to.equal(undefined);
    expect(asked(network)).to.deep.equal([]);
    agree(network.id, false);
    expect((await endOf(network.ref))?.state).to.equal('following');
  });

  for (const [since, what] of [
    [Date.now() - 25 * HOUR, 'a day ago'],
    [Date.now() + 25 * HOUR, 'in the future'],
  ] as const) {
    it(`is dropped where it was asked for ${what}`, async () => {
      const network = withSession(scriptedNetwork());
      setFollow(network.ref, { step: 'waiting', since });
      expect(await endOf(network.ref)).to.deep.equal({ state: 'expired' });
      expect(followOf(network.ref)).to.deep.equal({});
    });
  }

  it('is sent where it was asked for 23 hours ago, though storage has lost the rest of it', async () => {
    const network = withSession(scriptedNetwork({ begin: async () => done }));
    setFollow(network.ref, { step: 'waiting', since: Date.now() - 23 * HOUR });
    expect((await endOf(network.ref))?.state).to.equal('following');
  });
});

describe('a follow without a connection, in other tabs and on the next visit', () => {
  firstVisit();
  afterEach(goOnline);

  it('is sent by the next visit', async () => {
    const network = await waiting();
    const visit = await otherPage(network);
    expect((await visit.endOf(network.ref))?.state).to.equal('following');
    expect(kept()).to.deep.equal({ relationship: 'following' });
    visit.leave();
  });

  it('is sent once, by one tab of several', async () => {
    const network = await waiting();
    const visit = await otherPage(network);
    const end = endOf(network.ref);
    goOnline();
    const ends = await Promise.all([end, visit.endOf(network.ref)]);
    expect(ends.map((one) => one?.state).sort()).to.deep.equal(['following', undefined]);
    expect(asked(network)).to.deep.equal(['begin']);
    visit.leave();
  });

  it('and one with a connection is sent by another tab when its own is closed meanwhile', async () => {
    const network = withSession(scriptedNetwork({ begin: () => new Promise(() => {}) }));
    const visit = await otherPage(network);
    setFollow(network.ref, { relationship: 'following', since: Date.now(), request });
    await waitUntil(() => visit.followOf(network.ref)?.since);
    void visit.endOf(network.ref);
    await waitUntil(() => asked(network).length === 1);
    network.does = { begin: async () => done };
    const end = endOf(network.ref);
    visit.leave();
    expect((await end)?.state).to.equal('following');
    expect(asked(network)).to.deep.equal(['begin', 'begin']);
  });
});

describe('what waits for a connection', () => {
  firstVisit();
  afterEach(goOnline);

  it('is taken back, and nobody is asked', async () => {
    const network = await waiting();
    const end = endOf(network.ref);
    withdraw(network.ref);
    expect(followOf(network.ref)).to.deep.equal({});
    goOnline();
    expect(await end).to.equal(undefined);
    expect(asked(network)).to.deep.equal([]);
  });

  it('is undone where the network may have heard of it', async () => {
    const network = await waiting({ begin: () => lost() });
    const end = endOf(network.ref);
    goOnline();
    await waitUntil(() => asked(network).length === 1);
    await waitUntil(() => followOf(network.ref)?.isTried);
    goOffline();
    network.does = { unfollow: async () => undefined };
    withdraw(network.ref);
    expect(followOf(network.ref)?.step).to.equal(undefined);
    expect(followOf(network.ref)?.relationship).to.equal(undefined);
    goOnline();
    expect(await end).to.deep.equal({ state: 'not-following' });
    expect(asked(network)).to.deep.equal(['begin', 'unfollow']);
    expect(followOf(network.ref)).to.deep.equal({});
  });

  it('may be an unfollow; until it is sent, the visitor follows', async () => {
    const network = withSession(scriptedNetwork({ unfollow: async () => undefined }));
    setFollow(network.ref, { relationship: 'following' });
    goOffline();
    expect(await unfollow(network.ref, request)).to.equal('waiting');
    expect(followOf(network.ref)).to.include({ step: 'waiting', isUndo: true, relationship: 'following' });
    const end = endOf(network.ref);
    goOnline();
    expect(await end).to.deep.equal({ state: 'not-following' });
    expect(followOf(network.ref)).to.deep.equal({});
  });

  it('gives way to what the visitor wants after it', async () => {
    const network = withSession(scriptedNetwork({ begin: async () => done, unfollow: async () => undefined }));
    const clicks = [begin(network.ref, request), unfollow(network.ref, request)];
    expect(await Promise.all(clicks)).to.deep.equal([undefined, undefined]);
    expect(asked(network)).to.deep.equal(['unfollow']);
    expect(followOf(network.ref)).to.deep.equal({});
  });

  it('tells a failure to the click that it is the failure of', async () => {
    const network = withSession(scriptedNetwork({ unfollow: () => lost() }));
    const clicks = [begin(network.ref, request), unfollow(network.ref, request)];
    const [first, second] = await Promise.allSettled(clicks);
    expect([first!.status, second!.status]).to.deep.equal(['fulfilled', 'rejected']);
  });
});
