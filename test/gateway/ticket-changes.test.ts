import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import pg from 'pg';
import { openDatabase } from '../../src/gateway/database/open-database.js';
import { ticketChanges, type TicketChanges } from '../../src/gateway/follows/ticket-changes.js';
import { createLog } from '../../src/gateway/log.js';
import { postgresMissing, startPostgres, type Postgres } from './support/postgres.js';

const log = createLog([], { write: () => undefined });

/** Resolves with each call, in turn. */
function bell(): { readonly ring: () => void; readonly next: () => Promise<void>; readonly heard: () => number } {
  let heard = 0;
  let waited = 0;
  let wake: (() => void) | undefined;
  return {
    ring() {
      heard += 1;
      wake?.();
    },
    async next() {
      waited += 1;
      if (heard < waited) await new Promise<void>((resolve) => (wake = resolve));
    },
    heard: () => heard,
  };
}

describe('Changes of tickets', () => {
  it('are heard by who waits for that ticket, until they do not any more', async () => {
    const changes = ticketChanges(undefined, log);
    const [one, same, other] = [bell(), bell(), bell()];
    changes.listen('one', one.ring);
    const leave = changes.listen('one', same.ring);
    changes.listen('other', other.ring);
    await changes.announce('one');
    leave();
    await changes.announce('one');
    await changes.announce('nobody’s');
    assert.deepEqual([one.heard(), same.heard(), other.heard()], [2, 1, 0]);
    await changes.close();
  });
});

describe('Changes of tickets, between processes', { skip: postgresMissing, timeout: 30_000 }, () => {
  let postgres: Postgres;
  let url: string;
  let client: pg.Client;
  before(async () => {
    postgres = await startPostgres();
    url = await postgres.createDatabase();
    client = new pg.Client(url);
    await client.connect();
  });
  after(async () => {
    await client.end();
    await postgres.stop();
  });

  function join(test: TestContext): TicketChanges {
    const { database, pool } = openDatabase({ kind: 'postgres', url });
    const changes = ticketChanges(pool, log);
    test.after(async () => {
      await changes.close();
      await database.destroy();
    });
    return changes;
  }

  /** Cuts the connections off on which somebody listens. @returns How many there were. */
  async function cutOff(): Promise<number> {
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen magpie_ticket'`,
    );
    return rowCount ?? 0;
  }

  it('are heard by the other one', async (test) => {
    const [here, there] = [join(test), join(test)];
    const heard = bell();
    there.listen('one', heard.ring);
    // The first word is that listening has begun: look for yourself.
    await heard.next();
    await here.announce('one');
    await heard.next();
  });

  it('are looked for again when the connection was lost and is there again', async (test) => {
    const [here, there] = [join(test), join(test)];
    const heard = bell();
    there.listen('one', heard.ring);
    await heard.next();
    for (let time = 0; time < 2; time += 1) {
      while ((await cutOff()) === 0);
      await heard.next();
    }
    await here.announce('one');
    await heard.next();
    assert.equal(heard.heard(), 4);
  });

  it('are listened for on one connection, and on none after the end', async () => {
    const { database, pool } = openDatabase({ kind: 'postgres', url });
    const changes = ticketChanges(pool, log);
    const heard = bell();
    changes.listen('one', heard.ring);
    await heard.next();
    assert.equal(await cutOff(), 1);
    await heard.next();
    assert.equal(await cutOff(), 1);
    await changes.close();
    await database.destroy();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(await cutOff(), 0);
  });
});
