import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../database/schema.js';
import { transact } from '../database/transact.js';
import type { Services } from '../services.js';

/** A count that is not what the follows add up to. */
interface Drift {
  readonly of: 'account' | 'viewer';
  readonly id: string;
  /** What the row says. */
  readonly stored: number;
  /** How many follows there are. */
  readonly counted: number;
}

export interface CountReport {
  readonly accounts: number;
  readonly viewers: number;
  readonly follows: number;
  readonly drifts: readonly Drift[];
  /** How many follows have no account or no viewer. */
  readonly orphans: number;
  /** Whether what was found is mended now. */
  readonly repaired: boolean;
}

/** The two counts that are kept, and what they count. */
const COUNTS = [
  { of: 'account', count: 'followers', by: 'account_id' },
  { of: 'viewer', count: 'following', by: 'viewer_id' },
] as const;

type Count = (typeof COUNTS)[number];

/**
 * Proves that `account.followers` and `viewer.following` are what the follows add up to, and mends them where they are not.
 * The gateway may be at work meanwhile: each comparison is one statement, and that sees one moment.
 * @throws {ProblemError} unavailable: a row to be mended was taken each time.
 */
export async function checkCounts(services: Services, { repair }: { readonly repair: boolean }): Promise<CountReport> {
  const { database } = services;
  const orphans = await countOf(database, sql`follow where ${orphaned}`);
  if (repair && orphans > 0) await sql`delete from follow where ${orphaned}`.execute(database);
  const drifts: Drift[] = [];
  for (const count of COUNTS) {
    for (const drift of await driftsOf(database, count)) {
      drifts.push(drift);
      if (repair) await mend(services, count, drift.id);
    }
  }
  return {
    accounts: await countOf(database, sql`account`),
    viewers: await countOf(database, sql`viewer`),
    follows: await countOf(database, sql`follow`),
    drifts,
    orphans,
    repaired: repair && drifts.length + orphans > 0,
  };
}

async function driftsOf(database: Kysely<Database>, { of, count, by }: Count): Promise<readonly Drift[]> {
  const id = sql.ref(`${of}.id`);
  const stored = sql.ref(`${of}.${count}`);
  const follower = sql.ref(`follow.${by}`);
  const { rows } = await sql<Omit<Drift, 'of'>>`
    select ${id} as id, ${stored} as stored, count(${follower}) as counted
    from ${sql.table(of)} left join follow on ${follower} = ${id}
    group by ${id}, ${stored}
    having count(${follower}) <> ${stored}
    order by ${id}
  `.execute(database);
  return rows.map((row) => ({ of, ...row }));
}

/**
 * Counts anew while the row is locked. The lock is taken by a statement of its own: PostgreSQL’s next one sees each follow that
 * was added to the count before, and a follow that was not will be added after.
 */
async function mend(services: Services, { of, count, by }: Count, id: string): Promise<void> {
  const row = sql`${sql.table(of)} set ${sql.ref(count)}`;
  await transact(services, async ({ database }) => {
    await sql`update ${row} = ${sql.ref(count)} where id = ${id}`.execute(database);
    const counted = sql`select count(*) from follow where ${sql.ref(by)} = ${id}`;
    await sql`update ${row} = (${counted}) where id = ${id}`.execute(database);
  });
}

/** Foreign keys forbid them; a file that was edited with another program may have them all the same. */
const orphaned = sql`not exists (select 1 from account where account.id = follow.account_id)
  or not exists (select 1 from viewer where viewer.id = follow.viewer_id)`;

async function countOf(database: Kysely<Database>, from: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${from}`.execute(database);
  return rows[0]?.n ?? 0;
}
