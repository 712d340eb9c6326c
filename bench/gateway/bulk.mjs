import { sql } from 'kysely';

/** How many accounts each viewer follows. */
export const FOLLOWS_EACH = 15;

/** Ids as long as real ones, and in as little order: neighbours by number are far from each other in an index. */
const id = (kind, number) =>
  kind === 'postgres'
    ? `lpad(to_hex(((${number})::bigint * 2654435761) & 4294967295), 8, '0') || lpad(to_hex((${number})::bigint), 14, '0')`
    : `printf('%08x%014x', ((${number}) * 2654435761) & 4294967295, (${number}))`;

/** The same in this process. */
export const idOf = (number) =>
  ((BigInt(number) * 2654435761n) & 4294967295n).toString(16).padStart(8, '0') + number.toString(16).padStart(14, '0');

const numbers = (kind, from, to) =>
  kind === 'postgres'
    ? `generate_series(${from}::bigint, ${to - 1}::bigint) as numbers(n)`
    : `(with recursive numbers(n) as (select ${from} union all select n + 1 from numbers where n < ${to - 1}) select n from numbers)`;

/** Which account a viewer follows as one of theirs. @param viewer, place SQL or numbers. */
const followed = (viewer, place, accounts) => `((${viewer}) * 48271 + (${place}) * 69621) % ${accounts}`;
export const followedBy = (viewer, place, accounts) => (viewer * 48_271 + place * 69_621) % accounts;

/**
 * Lets the tables grow. Counters are those of the rows. @param {'sqlite' | 'postgres'} kind
 * @param {{ accounts: number, viewers: number }} from @param {{ accounts: number, viewers: number }} to
 */
export async function grow(database, kind, from, to) {
  const run = (text) => sql.raw(text).execute(database);
  const each = FOLLOWS_EACH;
  await bare(run, kind, async () => {
    await run(
      `insert into account (id, username, name, bio, fields, followers, created_at, updated_at) select ${id(kind, 'n')}, 'river-' || n, 'River ' || n, 'Notes from the bank, and now and then a picture.', '[]', 0, 1700000000000, 1700000000000 from ${numbers(kind, from.accounts, to.accounts)}`,
    );
    await run(
      `insert into post (id, account_id, text, format, pictures, tags, pinned, publish_at, created_at) select ${id(kind, 'n')}, ${id(kind, 'n')}, 'The water stands still.', 'plain', '[]', '[]', 0, 1700000000000, 1700000000000 from ${numbers(kind, from.accounts, to.accounts)}`,
    );
    await run(
      `insert into viewer (id, issuer, subject, name, following, created_at) select ${id(kind, 'n')}, 'https://accounts.example', 'subject-' || n, null, ${each}, 1700000000000 from ${numbers(kind, from.viewers, to.viewers)}`,
    );
    await run(
      `insert into follow (viewer_id, account_id, origin, created_at) select ${id(kind, 'n / 15')}, ${id(kind, followed('n / 15', 'n % 15', to.accounts))}, 'https://site-' || (n % 1000) || '.example', 1700000000000 from ${numbers(kind, from.viewers * each, to.viewers * each)}`,
    );
  });
  await run(kind === 'postgres' ? 'vacuum analyze' : 'analyze');
}

/** Without what is looked up or kept for each row: it is all made at the end, at once. */
async function bare(run, kind, load) {
  if (kind === 'sqlite') {
    await run('pragma foreign_keys = off');
    await run('pragma synchronous = off');
    await run('pragma cache_size = -1000000');
    await run('drop index follow_by_account');
    await load();
    await run('create index follow_by_account on follow (account_id)');
    await run('pragma cache_size = -2000');
    await run('pragma synchronous = full');
    await run('pragma foreign_keys = on');
    return;
  }
  await run('alter table follow disable trigger all');
  await run('drop index follow_by_account');
  await run('alter table follow drop constraint follow_pk');
  await load();
  await run('alter table follow add constraint follow_pk primary key (viewer_id, account_id)');
  await run('create index follow_by_account on follow (account_id)');
  await run('alter table follow enable trigger all');
}
