import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ensureOpenAccount } from '../../src/gateway/accounts/open-accounts.js';
import { randomId } from '../../src/gateway/config/keys.js';
import { startHousekeeping, sweep } from '../../src/gateway/housekeeping.js';
import type { Services } from '../../src/gateway/services.js';
import { onEachDatabase } from './support/each-database.js';
import { addAccount, addViewer } from './support/rows.js';

const DAY_MS = 86_400_000;

/** A row of each kind that was of use until a moment. @param until Milliseconds since 1970. */
async function addRows(
  { database }: Services,
  { account, viewer, until }: { account: string; viewer: string; until: number },
): Promise<void> {
  const hash = randomId();
  await database.insertInto('session').values({ hash, viewer_id: viewer, created_at: 1, expires_at: until }).execute();
  const words = { provider: 'p', nonce: 'n', code_verifier: 'v', browser_hash: 'b', return_to: '/', kept: null };
  await database
    .insertInto('sign_in')
    .values({ hash, ...words, expires_at: until })
    .execute();
  await database.insertInto('proof').values({ hash, expires_at: until }).execute();
  await database.insertInto('connector_entry').values({ key: hash, value: 'v', expires_at: until }).execute();
  await database.insertInto('vault_entry').values({ key: hash, sealed: 's', expires_at: until }).execute();
  const nothing = { return_url: null, language: null, code: null, viewer_id: null };
  await database
    .insertInto('ticket')
    .values({
      id: hash,
      secret_hash: 's',
      address: 'magpie:river',
      account_id: account,
      origin: 'https://a.example',
      key: 'k',
      state: 'pending',
      ...nothing,
      created_at: 1,
      expires_at: until,
    })
    .execute();
  await database
    .insertInto('idempotent')
    .values({
      token_id: 'token',
      key: hash,
      request_hash: 'r',
      status: 201,
      headers: null,
      body: null,
      created_at: until,
    })
    .execute();
}

async function addPicture({ database }: Services, account: string | undefined, createdAt: number): Promise<void> {
  const id = randomId();
  const bytes = Buffer.from('x');
  const size = { width: 1, height: 1, preview_width: 1 };
  await database
    .insertInto('picture')
    .values({ id, ...size, full: bytes, preview: bytes, created_at: createdAt })
    .execute();
  if (account !== undefined) {
    await database.insertInto('account_picture').values({ account_id: account, picture_id: id }).execute();
  }
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

const TABLES = [
  'session',
  'sign_in',
  'proof',
  'ticket',
  'idempotent',
  'picture',
  'connector_entry',
  'vault_entry',
  'account',
] as const;

async function countsOf({ database }: Services): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of TABLES) {
    const { n } = await database
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    counts[table] = n;
  }
  return counts;
}

onEachDatabase((start) => {
  async function house(test: { after: (fn: () => Promise<void>) => void }) {
    const { services, logged } = await start(test);
    const account = (await addAccount(services, 'river')).id;
    const viewer = await addViewer(services);
    await services.database
      .insertInto('publisher_token')
      .values({ id: 'token', hash: 'h', label: 'l', created_at: 1, revoked_at: null, account_id: null })
      .execute();
    return { services, logged, account, viewer };
  }

  it('deletes what has expired, each kind in its time, and nothing else', async (t) => {
    const { services, account, viewer } = await house(t);
    // Tomorrow's sweep: the gateway's own, which may still run, leaves these.
    const now = services.now() + 2 * DAY_MS;
    const tomorrow = { ...services, now: () => now };
    const rows = (until: number): Promise<void> => addRows(services, { account, viewer, until });
    await rows(now - DAY_MS);
    await rows(now);
    await rows(now + 1);
    await addPicture(services, undefined, now - DAY_MS);
    await addPicture(services, undefined, now);
    await addPicture(services, account, now - DAY_MS);
    await ensureOpenAccount(services, { address: 'mastodon:lake@social.example', name: 'Lake' });
    await ensureOpenAccount(services, { address: 'bluesky:lake.example', name: 'Lake' });
    await ensureOpenAccount(tomorrow, { address: 'bluesky:new.example', name: 'New' });
    await services.database.insertInto('vault_entry').values({ key: 'app', sealed: 's', expires_at: null }).execute();
    const swept = {
      session: 2,
      sign_in: 2,
      ticket: 1,
      proof: 2,
      idempotent: 1,
      picture: 1,
      connector_entry: 2,
      vault_entry: 2,
      account: 2,
      viewer: 0,
    };
    assert.deepEqual(await sweep(tomorrow), swept);
    assert.deepEqual(await countsOf(services), {
      session: 1,
      sign_in: 1,
      proof: 1,
      ticket: 2,
      idempotent: 2,
      picture: 2,
      connector_entry: 1,
      vault_entry: 2,
      account: 2,
    });
    assert.ok(Object.values(await sweep(tomorrow)).every((rows) => rows === 0));
  });

  it('deletes any number, a few at a time, and stops between them where it is told to', async (t) => {
    const { services } = await house(t);
    // Tomorrow's sweep: the gateway's own, which may still run, leaves these.
    const tomorrow = { ...services, now: () => services.now() + DAY_MS };
    const proofs = Array.from({ length: 450 }, () => ({ hash: randomId(), expires_at: tomorrow.now() }));
    await services.database.insertInto('proof').values(proofs).execute();
    let asked = 0;
    // Session and sign-in ask once each before they are done; proofs ask before each batch.
    const stopped = (): boolean => (asked += 1) > 5;
    assert.equal((await sweep(tomorrow, stopped)).proof, 400);
    assert.equal((await sweep(tomorrow)).proof, 50);
  });

  it('may happen in several processes at once', async (t) => {
    const { services } = await house(t);
    const proofs = Array.from({ length: 450 }, () => ({ hash: randomId(), expires_at: 1 }));
    await services.database.insertInto('proof').values(proofs).execute();
    await Promise.all([sweep(services), sweep(services), sweep(services)]);
    // One that finds others at the same rows may leave the rest to them.
    await sweep(services);
    assert.equal((await countsOf(services))['proof'], 0);
  });

  it('begins when the gateway does, and only logs what fails', async (t) => {
    const { services, logged } = await house(t);
    await services.database.insertInto('proof').values({ hash: 'p', expires_at: 1 }).execute();
    const stop = startHousekeeping(services);
    await until(async () => (await countsOf(services))['proof'] === 0);
    await stop();
    await services.database.schema.dropTable('proof').execute();
    const stopAgain = startHousekeeping(services);
    await until(async () => logged.some(({ msg }) => msg === 'Sweeping failed; it is tried again.'));
    await stopAgain();
  });
});
