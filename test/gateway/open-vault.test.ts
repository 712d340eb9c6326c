import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keysFrom } from '../../src/gateway/config/keys.js';
import { databaseVault } from '../../src/gateway/open-networks/database-vault.js';
import type { Vault } from '../../src/gateway/open-networks/open-network-io.js';
import { onEachDatabase } from './support/each-database.js';
import type { TestGateway } from './support/start-gateway.js';

const SECRET = 'a secret of these tests, long enough for a gateway';

/** The vault of one process of a gateway. */
const vaultOf = ({ services }: TestGateway, secret = SECRET): Vault =>
  databaseVault({ database: services.database, keys: keysFrom(secret), now: services.now });

describe('The vault', () => {
  onEachDatabase((start) => {
    it('gives to every process what one has put in, until it runs out or is deleted', async (t) => {
      const gateway = await start(t);
      const [one, other] = [vaultOf(gateway), vaultOf(gateway)];
      await one.set('mastodon:bob', 'token', gateway.clock.now + 1_000);
      await one.set('mastodon:app', 'registration 注册');
      assert.equal(await other.get('mastodon:bob'), 'token');
      await other.set('mastodon:bob', 'newer', gateway.clock.now + 1_000);
      assert.equal(await one.get('mastodon:bob'), 'newer');
      gateway.clock.now += 1_000;
      assert.equal(await one.get('mastodon:bob'), undefined);
      assert.equal(await other.get('mastodon:app'), 'registration 注册');
      await other.delete('mastodon:app');
      assert.equal(await one.get('mastodon:app'), undefined);
    });

    it('shows nothing to who reads the table, changes it, or has another secret', async (t) => {
      const gateway = await start(t);
      const { database } = gateway.services;
      const vault = vaultOf(gateway);
      await vault.set('mastodon:bob', 'canary-token');
      await vault.set('mastodon:eve', 'canary-token');
      const [bob, eve] = await database.selectFrom('vault_entry').selectAll().orderBy('key').execute();
      assert.notEqual(bob!.sealed, eve!.sealed);
      const plain = Buffer.from(bob!.sealed, 'base64url').toString('latin1') + bob!.sealed;
      assert.doesNotMatch(plain, /canary/);
      assert.equal(await vaultOf(gateway, `${SECRET}!`).get('mastodon:bob'), undefined);
      const put = (sealed: string): Promise<unknown> =>
        database.updateTable('vault_entry').set({ sealed }).where('key', '=', 'mastodon:bob').execute();
      // Eve's in Bob's place.
      await put(eve!.sealed);
      assert.equal(await vault.get('mastodon:bob'), undefined);
      const bytes = Buffer.from(bob!.sealed, 'base64url');
      for (const at of [0, 12, 28, bytes.length - 1]) {
        const changed = Buffer.from(bytes);
        changed[at]! ^= 1;
        await put(changed.toString('base64url'));
        assert.equal(await vault.get('mastodon:bob'), undefined, `byte ${at}`);
      }
      for (const sealed of ['', 'x', bytes.subarray(0, 20).toString('base64url')]) {
        await put(sealed);
        assert.equal(await vault.get('mastodon:bob'), undefined, sealed);
      }
      await put(bob!.sealed);
      assert.equal(await vault.get('mastodon:bob'), 'canary-token');
    });

    it('lets one at a time do something, of all processes', async (t) => {
      const gateway = await start(t);
      const vaults = Array.from({ length: 3 }, () => vaultOf(gateway));
      let inside = 0;
      let most = 0;
      const act = async (vault: Vault): Promise<void> => {
        const before = Number((await vault.get('count')) ?? '0');
        inside += 1;
        most = Math.max(most, inside);
        await vault.get('anything');
        await vault.set('count', `${before + 1}`);
        inside -= 1;
      };
      await Promise.all(
        Array.from({ length: 12 }, (_, n) => vaults[n % 3]!.exclusive('bob', () => act(vaults[n % 3]!))),
      );
      assert.deepEqual([most, await vaults[0]!.get('count')], [1, '12']);
    });

    it('keeps apart what has another name, and goes on after what failed', async (t) => {
      const vault = vaultOf(await start(t));
      const failed = vault.exclusive('bob', () => Promise.reject(new Error('no')));
      await assert.rejects(failed, /no/);
      const inner = await vault.exclusive('bob', () => vault.exclusive('eve', async () => 'eve'));
      assert.equal(inner, 'eve');
    });

    it('goes on where a process has died in its turn', async (t) => {
      const gateway = await start(t);
      const dead = vaultOf(gateway).exclusive('bob', () => new Promise<never>(() => undefined));
      void dead.catch(() => undefined);
      const next = vaultOf(gateway).exclusive('bob', async () => 'done');
      const { database } = gateway.services;
      while ((await database.selectFrom('connector_entry').selectAll().execute()).length === 0);
      gateway.clock.now += 30_000;
      assert.equal(await next, 'done');
    });
  });
});
