import { expect, waitUntil } from '@open-wc/testing';
import type { FollowEnd, FollowProgress, FollowTicket } from '../../src/core/following.js';
import { following } from '../../src/networks/magpie/follow/following.js';
import { magpie } from '../../src/networks/magpie/magpie.js';
import { FakeGateway } from '../support/fake-gateway.js';

const river = magpie.parse('magpie:river')!;

interface Watching {
  readonly gateway: FakeGateway;
  readonly ticket: FollowTicket;
  readonly progress: FollowProgress[];
  readonly end: Promise<FollowEnd>;
  readonly leave: AbortController;
  /** How often the gateway was asked how the attempt stands, and for what kind of answer. */
  readonly accepts: () => (string | null)[];
}

/** Begins to follow, and watches that. */
async function watch(prepare: (gateway: FakeGateway) => void = () => {}, returnUrl?: string): Promise<Watching> {
  const gateway = new FakeGateway();
  prepare(gateway);
  const leave = new AbortController();
  const io = { fetch: gateway.fetch, signal: leave.signal, settings: { gateway: gateway.url } };
  const begun = await following.begin(river, { language: 'zh-CN', returnUrl }, io);
  if (!('ticket' in begun)) throw new Error('There is nothing to watch.');
  const progress: FollowProgress[] = [];
  const end = following.watch(begun.ticket, (one) => progress.push(one), io);
  end.catch(() => {});
  const accepts = () =>
    gateway.asked.filter(({ path }) => path.includes('/follows/')).map(({ headers }) => headers.get('accept'));
  return { gateway, ticket: begun.ticket, progress, end, leave, accepts };
}

/** A connection that was lost is asked for again a second later, or as soon as the device finds its network. */
const untilOnline = (isSo: () => unknown, what: string): Promise<void> =>
  waitUntil(() => {
    dispatchEvent(new Event('online'));
    return isSo();
  }, what);
const statesOf = (progress: readonly FollowProgress[]) => progress.map(({ state }) => state);

describe('an attempt to follow', () => {
  it('says whom, in which language, and where to come back to', async () => {
    const { gateway, ticket } = await watch(undefined, 'https://shop.example/?a#b');
    expect(gateway.asked.at(1)?.body).to.deep.equal({
      account: 'magpie:river',
      language: 'zh-CN',
      returnUrl: 'https://shop.example/?a#b',
    });
    expect(ticket.approveUrl).to.equal(`${gateway.approvePage}?ticket=tk-1`);
    expect(ticket.qrText).to.equal(ticket.approveUrl);
    expect(ticket.expiresAt - Date.now()).to.be.within(118_000, 120_000);
    expect(JSON.parse(JSON.stringify(ticket))).to.deep.equal(ticket);
  });

  it('is told of as it happens, over one connection', async () => {
    const { gateway, progress, end, accepts } = await watch();
    await waitUntil(() => progress.length === 1);
    gateway.scan();
    await waitUntil(() => progress.length === 2);
    gateway.approve();
    expect(await end).to.deep.equal({ state: 'following' });
    expect(statesOf(progress)).to.deep.equal(['pending', 'scanned']);
    expect(accepts()).to.deep.equal(['text/event-stream']);
  });

  it('shows its secret in a header alone', async () => {
    const { gateway, progress } = await watch();
    await waitUntil(() => progress.length);
    const { headers, path } = gateway.asked.at(-1)!;
    expect(headers.get('authorization')).to.equal('Bearer secret of tk-1');
    expect(path).to.equal('/v1/follows/tk-1');
  });

  for (const [what, act, expected] of [
    ['declined', (gateway) => gateway.decline(), { state: 'declined', reason: 'denied' }],
    [
      'declined for the limit',
      (gateway) => gateway.decline('follow-limit'),
      { state: 'declined', reason: 'follow-limit' },
    ],
    ['expired', (gateway) => gateway.expire(), { state: 'expired' }],
  ] as const satisfies readonly (readonly [string, (gateway: FakeGateway) => void, FollowEnd])[]) {
    it(`ends ${what}`, async () => {
      const { gateway, progress, end } = await watch();
      await waitUntil(() => progress.length);
      act(gateway);
      expect(await end).to.deep.equal(expected);
    });
  }

  it('goes on after the connection was lost, without missing what happened', async () => {
    const { gateway, progress, end, accepts } = await watch();
    await waitUntil(() => progress.length);
    gateway.drop();
    gateway.approve();
    await untilOnline(() => accepts().length === 2, 'asked again');
    expect(await end).to.deep.equal({ state: 'following' });
    expect(accepts()).to.deep.equal(['text/event-stream', 'text/event-stream']);
  });

  it('is asked about where streams do not get through', async () => {
    const { gateway, progress, end, accepts } = await watch((one) => (one.streams = 'json'));
    await untilOnline(() => progress.length === 1, 'the state is known');
    gateway.approve();
    const before = accepts().length;
    await untilOnline(() => accepts().length > before, 'asked again');
    expect(await end).to.deep.equal({ state: 'following' });
    const [first, ...others] = accepts();
    expect([first, ...new Set(others)]).to.deep.equal(['text/event-stream', 'application/json']);
  });

  it('is asked about where something holds streams back', async () => {
    const { gateway, accepts, end } = await watch((one) => (one.streams = 'silent'));
    await waitUntil(() => accepts().length === 1);
    gateway.approve();
    expect(await end).to.deep.equal({ state: 'following' });
    expect(accepts()).to.deep.equal(['text/event-stream', 'application/json']);
    // What holds a stream back is known by five seconds of silence.
  }).timeout(9_000);

  it('goes on after the gateway could not be reached', async () => {
    const { gateway, progress, end } = await watch();
    await waitUntil(() => progress.length);
    gateway.refusal = 'offline';
    gateway.drop();
    gateway.approve();
    const before = gateway.asked.length;
    await untilOnline(() => gateway.asked.length >= before + 2, 'asked in vain');
    gateway.refusal = undefined;
    await untilOnline(() => gateway.asked.length >= before + 3, 'asked again');
    expect(await end).to.deep.equal({ state: 'following' });
  });

  for (const [what, data] of [
    ['that the gateway knows no more', { id: 'tk-0', secret: 's', intervalSeconds: 1 }],
    ['of somebody else', { id: 'tk-1', secret: 's', intervalSeconds: 1 }],
    ['that was tampered with', { id: 7, secret: null }],
    ['that was emptied', undefined],
    ['that was made a text', 'tk-1'],
  ] as const) {
    it(`has expired where storage holds one ${what}`, async () => {
      const { gateway, ticket, leave } = await watch();
      leave.abort();
      const io = { fetch: gateway.fetch, signal: new AbortController().signal, settings: { gateway: gateway.url } };
      expect(await following.watch({ ...ticket, data }, () => {}, io)).to.deep.equal({ state: 'expired' });
    });
  }

  it('is watched no more when nobody wants to know', async () => {
    const { gateway, progress, end, leave } = await watch();
    await waitUntil(() => progress.length);
    leave.abort(new Error('gone'));
    expect(await end.catch(String)).to.equal('Error: gone');
    expect(gateway.last.streams.size).to.equal(0);
  });

  it('ends without a question when its time was over long ago', async () => {
    const { ticket, gateway } = await watch();
    const before = gateway.asked.length;
    const io = { fetch: gateway.fetch, signal: new AbortController().signal, settings: { gateway: gateway.url } };
    expect(await following.watch({ ...ticket, expiresAt: Date.now() - 60_000 }, () => {}, io)).to.deep.equal({
      state: 'expired',
    });
    expect(gateway.asked.length).to.equal(before);
  });
});
