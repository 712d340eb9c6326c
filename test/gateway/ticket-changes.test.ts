import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
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

describe('A loss that both the connection and its statement tell of', () => {
  it('makes one connection anew, not two', { timeout: 10_000 }, async () => {
    let connections = 0;
    const pool = {
      async connect() {
        connections += 1;
        const breaks = connections === 1;
        const client = Object.assign(new EventEmitter(), {
          release: () => undefined,
          async query() {
            if (!breaks) return;
            const lost = new Error('The connection was lost.');
            client.emit('error', lost);
            throw lost;
          },
        });
        return client;
      },
    };
    const changes = ticketChanges(pool as unknown as pg.Pool, log);
    const heard = bell();
    changes.listen('one', heard.ring);
    await heard.next();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(connections, 2);
    await changes.close();
  });
});

describe('A word that does not get through to the other processes', () => {
  it('is heard in this one, and is no failure of the change that it tells of', async () => {
    const silent = Object.assign(new EventEmitter(), { release: () => undefined, query: async () => undefined });
    const pool = {
      connect: async () => silent,
      query: async () => Promise.reject(new Error('timeout exceeded when trying to connect')),
    };
    const changes = ticketChanges(pool as unknown as pg.Pool, log);
    const heard = bell();
    changes.listen('one', heard.ring);
    await heard.next();
    await changes.announce('one');
    assert.equal(heard.heard(), 2);
    await changes.close();
  });
});

describe('Changes of tickets, between processes', { skip: postgresMissing, timeout: 30_000 }, () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());

  interface Scene {
    readonly join: () => TicketChanges;
    /** Cuts the connections off on which somebody listens. @returns How many there were. */
    readonly cutOff: () => Promise<number>;
    readonly listening: () => Promise<number>;
  }

  async function scene(test: TestContext): Promise<Scene> {
    const url = await postgres.createDatabase();
    const client = new pg.Client(url);
    await client.connect();
    const joined: (() => Promise<void>)[] = [];
    test.after(async () => {
      for (const leave of joined) await leave();
      await client.end();
    });
    const ask = async (what: string): Promise<number> => {
      const listens = `datname = current_database() and query = 'listen magpie_ticket'`;
      return (await client.query(`select ${what} from pg_stat_activity where ${listens}`)).rowCount ?? 0;
    };
    return {
      join() {
        const { database, pool } = openDatabase({ kind: 'postgres', url });
        const changes = ticketChanges(pool, log);
        joined.push(async () => {
          await changes.close();
          await database.destroy();
        });
        return changes;
      },
      cutOff: () => ask('pg_terminate_backend(pid)'),
      listening: () => ask('pid'),
    };
  }

  it('are heard by the other one', async (test) => {
    const { join } = await scene(test);
    const [here, there] = [join(), join()];
    const heard = bell();
    there.listen('one', heard.ring);
    // The first word is that listening has begun: look for yourself.
    await heard.next();
    await here.announce('one');
    await heard.next();
  });

  it('are looked for again when the connection was lost and is there again', async (test) => {
    const { join, cutOff } = await scene(test);
    const [here, there] = [join(), join()];
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

  it('are listened for on one connection, whatever was lost, and on none after the end', async (test) => {
    const { join, cutOff, listening } = await scene(test);
    const changes = join();
    const heard = bell();
    changes.listen('one', heard.ring);
    await heard.next();
    assert.equal(await cutOff(), 1);
    await heard.next();
    while ((await listening()) > 1);
    assert.equal(await cutOff(), 1);
    await heard.next();
    await changes.close();
    while ((await listening()) > 0);
  });
});
