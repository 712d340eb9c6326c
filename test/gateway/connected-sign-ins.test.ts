import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { LINE_ISSUER } from '../../src/gateway/connectors/line/line-user.js';
import { checkCounts } from '../../src/gateway/follows/check.js';
import { followsOf } from '../../src/gateway/follows/follow-store.js';
import { recordFollow } from '../../src/gateway/follows/record-follow.js';
import { approveTicket, awaitFollow } from '../../src/gateway/follows/tickets.js';
import { contractErrors } from '../../src/gateway/http/contract.js';
import { rememberViewer, type ViewerRow } from '../../src/gateway/viewers/viewer-store.js';
import { connectedScene, type ConnectedScene } from './support/connected-scene.js';
import { onEachDatabase } from './support/each-database.js';
import { addViewer } from './support/rows.js';
import { TEST_ORIGIN } from './support/start-gateway.js';

const LINE = 'line:@river';
const QQ = 'qq:river';

/** Somebody who has signed in with LINE. */
const onLine = ({ gateway, line }: ConnectedScene, name: string): Promise<ViewerRow> =>
  rememberViewer(gateway.services, { issuer: LINE_ISSUER, subject: line.userId(name), name });

async function balanced({ gateway }: ConnectedScene): Promise<void> {
  const { drifts, orphans } = await checkCounts(gateway.services, { repair: false });
  assert.deepEqual({ drifts, orphans }, { drifts: [], orphans: 0 });
}

describe('A follow on LINE', () => {
  onEachDatabase((start) => {
    const scene = (test: TestContext): Promise<ConnectedScene> => connectedScene(test, { start });

    it('is begun on a page of the gateway, or by the account’s link', async (test) => {
      const { open } = await scene(test);
      const ticket = await (await open()).follow(LINE, { returnUrl: 'https://river.example/shop' });
      assert.deepEqual(contractErrors('Ticket', ticket), []);
      assert.equal(ticket.confirmedBy, 'page');
      assert.equal(ticket.qrText, `${TEST_ORIGIN}/follow/${ticket.id}`);
      assert.equal(ticket.approveUrl, `${ticket.qrText}?return=1`);
      assert.deepEqual(ticket.links, [{ where: 'anywhere', url: 'https://line.me/R/ti/p/%40river' }]);
    });

    it('ends the attempt of whoever has signed in, when LINE says that they added the account', async (test) => {
      const played = await scene(test);
      const { gateway, line, open } = played;
      const page = await open();
      const ticket = await page.follow(LINE);
      const mei = await onLine(played, 'Mei');
      const states: string[] = [];
      const stream = page.watch(ticket);
      states.push((await stream.next()).value.state);
      await awaitFollow(gateway.services, ticket.id, mei.id);
      states.push((await stream.next()).value.state);
      await line.phone.addFriend('Bo');
      assert.equal((await page.status(ticket)).state, 'scanned');
      await line.phone.addFriend('Mei');
      for await (const { state } of stream) states.push(state);
      assert.deepEqual(states, ['pending', 'scanned', 'following']);
      assert.deepEqual(await page.relationships(LINE), [{ account: LINE, state: 'following' }]);
      await balanced(played);
    });

    it('ends the attempt also where LINE says so before the sign-in is back', async (test) => {
      const played = await scene(test);
      const { gateway, line, open } = played;
      const page = await open();
      await line.phone.addFriend('Bo');
      gateway.clock.now += 1_000;
      const [first, second] = [await page.follow(LINE), await page.follow(LINE)];
      await line.phone.addFriend('Mei');
      const mei = await onLine(played, 'Mei');
      assert.equal((await awaitFollow(gateway.services, first.id, mei.id)).state, 'following');
      const bo = await onLine(played, 'Bo');
      assert.equal((await awaitFollow(gateway.services, second.id, bo.id)).state, 'scanned');
      await balanced(played);
    });

    it('ends the attempt whichever of the two comes first, and where both come at once', async (test) => {
      const played = await scene(test);
      const { gateway, line, open } = played;
      const page = await open();
      const people = Array.from({ length: 15 }, (_, n) => `Person ${n}`);
      const tickets = await Promise.all(people.map(() => page.follow(LINE)));
      const viewers = await Promise.all(people.map((person) => onLine(played, person)));
      await Promise.all(
        people.flatMap((person, n) => [
          awaitFollow(gateway.services, tickets[n]!.id, viewers[n]!.id),
          line.phone.addFriend(person),
        ]),
      );
      const states = await Promise.all(tickets.map((ticket) => page.status(ticket)));
      assert.deepEqual([...new Set(states.map(({ state }) => state))], ['following']);
      await balanced(played);
    });

    it('is over when LINE says so; who signs in with LINE stays who they are', async (test) => {
      const played = await scene(test);
      const { gateway, line, open } = played;
      const page = await open();
      const ticket = await page.follow(LINE);
      const mei = await onLine(played, 'Mei');
      await recordFollow(gateway.services, { address: LINE, viewerId: mei.id });
      await approveTicket(gateway.services, ticket.id, mei.id);
      await line.phone.addFriend('Mei');
      await balanced(played);
      gateway.clock.now += 1_000;
      await line.phone.block('Mei');
      assert.deepEqual(await page.relationships(LINE), [{ account: LINE, state: 'not-following' }]);
      const { database } = gateway.services;
      const [viewer] = await database.selectFrom('viewer').selectAll().execute();
      assert.deepEqual([viewer?.id, viewer?.name, viewer?.following], [mei.id, 'Mei', 0]);
      await balanced(played);
    });

    it('ends when LINE says so, also where its clock is behind the gateway’s', async (test) => {
      const played = await scene(test);
      const { gateway, line, open } = played;
      const page = await open();
      const ticket = await page.follow(LINE);
      const mei = await onLine(played, 'Mei');
      await line.phone.addFriend('Mei');
      gateway.clock.now += 20_000;
      await recordFollow(gateway.services, { address: LINE, viewerId: mei.id });
      await approveTicket(gateway.services, ticket.id, mei.id);
      gateway.clock.now -= 15_000;
      await line.phone.block('Mei');
      assert.deepEqual(await page.relationships(LINE), [{ account: LINE, state: 'not-following' }]);
    });

    it('is not made by a yes to the gateway, which LINE knows nothing of', async (test) => {
      const played = await scene(test);
      const { gateway, open } = played;
      const page = await open();
      for (const account of [LINE, 'wechat:river']) {
        const ticket = await page.follow(account);
        const viewerId = await addViewer(gateway.services);
        assert.equal((await approveTicket(gateway.services, ticket.id, viewerId)).state, 'pending');
        assert.deepEqual(await followsOf(gateway.services, viewerId), []);
      }
    });

    it('is told in any order, and again, and counts once', async (test) => {
      const played = await scene(test);
      const { gateway, line } = played;
      await line.phone.addFriend('Mei');
      gateway.clock.now += 1_000;
      await line.phone.block('Mei');
      gateway.clock.now += 1_000;
      await line.phone.addFriend('Mei');
      const told = line.deliveries.map(({ body }) => (JSON.parse(body) as { events: object[] }).events[0]!);
      const follows = async (): Promise<number> =>
        (await gateway.services.database.selectFrom('follow').selectAll().execute()).length;
      assert.equal(await follows(), 1);
      // As if LINE told of the same under other names, late.
      for (const [index, event] of told.entries()) await line.tell([{ ...event, webhookEventId: `01LATE${index}` }]);
      assert.equal(await follows(), 1);
      await line.tell(told);
      assert.equal(await follows(), 1);
      await balanced(played);
    });

    it('is a fact, however many accounts somebody follows already', async (test) => {
      const played = await connectedScene(test, { start, config: { followLimit: 0 } });
      const page = await played.open();
      const ticket = await page.follow(LINE);
      const mei = await onLine(played, 'Mei');
      await awaitFollow(played.gateway.services, ticket.id, mei.id);
      await played.line.phone.addFriend('Mei');
      assert.equal((await page.status(ticket)).state, 'following');
      await balanced(played);
    });
  });
});

describe('A QQ account that stands for a Magpie account', () => {
  it('lets its visitors follow that one, under its own name', async (test) => {
    const played = await connectedScene(test);
    const { gateway, open } = played;
    const { services } = gateway;
    const page = await open();
    const ticket = await page.follow(QQ);
    assert.deepEqual([ticket.account, ticket.confirmedBy], [QQ, 'page']);
    const viewerId = await addViewer(services);
    await approveTicket(services, ticket.id, viewerId);
    assert.deepEqual(await page.status(ticket), { state: 'following', account: QQ, expiresInSeconds: 0 });
    assert.deepEqual(await page.relationships(QQ), [{ account: QQ, state: 'following' }]);
    const [follow] = await followsOf(services, viewerId);
    assert.equal(follow?.account.username, 'river');
    await page.unfollow(QQ);
    assert.deepEqual(await page.relationships(QQ), [{ account: QQ, state: 'not-following' }]);
    await balanced(played);
  });

  it('is nobody’s to follow, and the operator’s to mend, where there is none', async (test) => {
    const { gateway, open } = await connectedScene(test);
    await gateway.services.database
      .updateTable('account')
      .set({ deleted_at: 1 })
      .where('username', '=', 'river')
      .execute();
    await assert.rejects((await open()).follow(QQ), { status: 404, code: 'not-found' });
    assert.match(JSON.stringify(gateway.logged), /there is no account magpie:river here\. Make it/);
    const readiness = (await (await gateway.ask('/readyz')).json()) as { checks: object[] };
    assert.match(JSON.stringify(readiness.checks), /"qq:river follows".*"Error: Nobody can follow by it/);
  });
});

describe('What a page was allowed', () => {
  it('is kept for each network by itself', async (test) => {
    const played = await connectedScene(test);
    const { gateway, wechat, open } = played;
    const { services } = gateway;
    const page = await open();
    const [mine, theirs] = [await addViewer(services), await onLine(played, 'Mei')];
    await approveTicket(services, (await page.follow('magpie:river')).id, mine);
    const scanned = await page.follow('wechat:river');
    await wechat.phone.scan(scanned.qrText!, 'May');
    await wechat.phone.follow('May');
    await recordFollow(services, { address: LINE, viewerId: theirs.id });
    await approveTicket(services, (await page.follow(LINE)).id, theirs.id);
    const all = ['magpie:river', 'wechat:river', LINE, QQ];
    const states = async (): Promise<readonly string[]> => (await page.relationships(...all)).map(({ state }) => state);
    assert.deepEqual(await states(), ['following', 'following', 'following', 'not-following']);
    await wechat.phone.unfollow('May');
    assert.deepEqual(await states(), ['following', 'not-following', 'following', 'not-following']);
    await page.unfollow('magpie:river');
    assert.deepEqual(await states(), ['not-following', 'not-following', 'following', 'not-following']);
    await assert.rejects(page.relationships('wechat:river', QQ), { code: 'not-granted' });
    await assert.rejects(page.unfollow(QQ), { code: 'not-granted' });
    await balanced(played);
  });
});
