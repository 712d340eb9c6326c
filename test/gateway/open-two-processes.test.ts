import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { DatabaseConfig } from '../../src/gateway/config/gateway-config.js';
import { fakeOpenNetwork } from './support/fake-open-network.js';
import { onwardOf, openScene, pathOf, RIVER, type OpenScene } from './support/open-scene.js';
import { postgresMissing, startPostgres, type Postgres } from './support/postgres.js';

/** Two gateways on one database, and a network that both follow on. */
async function pair(t: TestContext, database: DatabaseConfig): Promise<readonly [OpenScene, OpenScene]> {
  const network = fakeOpenNetwork();
  const config = { database };
  return [await openScene(t, { config, network }), await openScene(t, { config, network })];
}

/** Not on SQLite: two connections to one file wait for each other without end where they share a thread. */
describe('Two processes and an open network', { skip: postgresMissing }, () => {
  let postgres: Postgres;
  before(async () => (postgres = await startPostgres()));
  after(() => postgres.stop());
  const makeDatabase = async (): Promise<DatabaseConfig> => ({
    kind: 'postgres',
    url: await postgres.createDatabase(),
  });

  it('lets a visitor begin at one and come back to the other', async (t) => {
    const [one, other] = await pair(t, await makeDatabase());
    const page = await one.open();
    const ticket = await page.follow(RIVER);
    const [bob, there] = [one.browser(), other.browser()];
    const leading = await one.connect(bob, ticket);
    for (const [name, value] of bob.cookies) there.cookies.set(name, value);
    const back = await there.get(one.network.answer(onwardOf(leading), 'bob'));
    assert.equal(back.location, pathOf(ticket));
    assert.equal((await page.status(ticket)).state, 'following');
    assert.deepEqual(await page.relationships(RIVER), [{ account: RIVER, state: 'following' }]);
  });

  it('takes an answer once, whichever it comes to', async (t) => {
    const [one, other] = await pair(t, await makeDatabase());
    const ticket = await (await one.open()).follow(RIVER);
    const [bob, there] = [one.browser(), other.browser()];
    const answer = one.network.answer(onwardOf(await one.connect(bob, ticket)), 'bob');
    for (const [name, value] of bob.cookies) there.cookies.set(name, value);
    const both = await Promise.all([bob.get(answer), there.get(answer)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [303, 400]);
    assert.equal(one.network.asked.finish, 1);
  });

  it('ends a ticket once where the visitor says yes at both', async (t) => {
    const [one, other] = await pair(t, await makeDatabase());
    const page = await one.open();
    const [bob, there] = [one.browser(), other.browser()];
    await one.signIn(bob, await page.follow('mastodon:lake@social.example'));
    for (const [name, value] of bob.cookies) there.cookies.set(name, value);
    const ticket = await page.follow(RIVER);
    const both = await Promise.all([one.confirm(bob, ticket), other.confirm(there, ticket)]);
    assert.deepEqual(
      both.map(({ location }) => location),
      [pathOf(ticket), pathOf(ticket)],
    );
    assert.equal((await page.status(ticket)).state, 'following');
    const ended = await Promise.all([one, other].map(({ gateway }) => gateway.services.metrics.follows.get()));
    const counted = ended.flatMap(({ values }) => values).reduce((sum, { value }) => sum + value, 0);
    // The lake, and River once.
    assert.equal(counted, 2);
  });

  it('knows at one what was changed at the other', async (t) => {
    const [one, other] = await pair(t, await makeDatabase());
    const page = await one.open();
    await one.signIn(one.browser(), await page.follow(RIVER));
    const same = await other.open(page.origin, page.key);
    assert.equal((await same.relationships(RIVER))[0]?.state, 'following');
    await page.unfollow(RIVER);
    assert.equal((await same.relationships(RIVER))[0]?.state, 'not-following');
  });
});
