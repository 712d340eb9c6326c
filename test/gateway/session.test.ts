import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { randomSecret } from '../../src/gateway/config/keys.js';
import { onEachDatabase } from './support/each-database.js';
import { setFollowScene } from './support/follow-scene.js';
import { signIn, startSignInGateway } from './support/providers.js';
import { Visitor } from './support/visitor.js';

const DAY_MS = 86_400_000;
const COOKIE = '__Host-magpie';

const isSignedIn = async (visitor: Visitor): Promise<boolean> =>
  (await visitor.get('/me')).text.includes('Signed in as');

async function signOut(visitor: Visitor, where: string): Promise<void> {
  const page = await visitor.get('/me');
  await visitor.post('/sign-out', { token: page.token('/sign-out'), where });
}

onEachDatabase((start) => {
  describe('a session', () => {
    it('ends thirty days after the sign-in, used or not', async (test) => {
      const gateway = await startSignInGateway(test, {}, start);
      const visitor = new Visitor(gateway);
      await signIn(visitor);
      gateway.clock.now += 30 * DAY_MS - 1;
      assert.equal(await isSignedIn(visitor), true);
      gateway.clock.now += 1;
      assert.equal(await isSignedIn(visitor), false);
    });

    it('never takes a secret that was there before the sign-in', async (test) => {
      const gateway = await startSignInGateway(test, {}, start);
      const visitor = new Visitor(gateway);
      const planted = randomSecret();
      visitor.cookies.set(COOKIE, planted);
      await signIn(visitor);
      assert.notEqual(visitor.cookies.get(COOKIE), planted);
      const attacker = new Visitor(gateway);
      attacker.cookies.set(COOKIE, planted);
      assert.equal(await isSignedIn(attacker), false);
    });

    it('ends when somebody signs in anew in the same browser', async (test) => {
      const gateway = await startSignInGateway(test, {}, start);
      const visitor = new Visitor(gateway);
      await signIn(visitor, { person: 'mei' });
      const thief = new Visitor(gateway);
      thief.cookies.set(COOKIE, visitor.cookies.get(COOKIE)!);
      assert.equal(await isSignedIn(thief), true);
      await signIn(visitor, { person: 'mei' });
      assert.equal(await isSignedIn(thief), false);
      assert.equal(await isSignedIn(visitor), true);
    });

    it('is nobody’s for secrets that are none', async (test) => {
      const gateway = await startSignInGateway(test, {}, start);
      await signIn(new Visitor(gateway));
      const { hash } = await gateway.services.database.selectFrom('session').select('hash').executeTakeFirstOrThrow();
      for (const secret of ['', 'x', hash, randomSecret(), '%00', "' or 1=1 --", 'a'.repeat(5_000)]) {
        const visitor = new Visitor(gateway);
        visitor.cookies.set(COOKIE, secret);
        assert.equal(await isSignedIn(visitor), false);
      }
    });

    it('survives the loss of its provider from the configuration', async (test) => {
      const { gateway, signedIn } = await setFollowScene(test, {}, start);
      const mei = await signedIn();
      await gateway.services.database
        .updateTable('viewer')
        .set({ issuer: 'https://gone.example' } as never)
        .execute();
      assert.match((await mei.get('/me')).text, /Signed in as Mei with gone\.example/);
    });
  });

  describe('signing out', () => {
    it('ends the session of this browser and of no other', async (test) => {
      const gateway = await startSignInGateway(test, {}, start);
      const [here, there] = [new Visitor(gateway), new Visitor(gateway)];
      await signIn(here);
      await signIn(there);
      const secret = here.cookies.get(COOKIE)!;
      await signOut(here, 'here');
      assert.equal(here.cookies.has(COOKIE), false);
      here.cookies.set(COOKIE, secret);
      assert.equal(await isSignedIn(here), false);
      assert.equal(await isSignedIn(there), true);
    });

    it('ends all sessions of the viewer and of nobody else, if they want', async (test) => {
      const gateway = await startSignInGateway(test, {}, start);
      const [here, there, bo] = [new Visitor(gateway), new Visitor(gateway), new Visitor(gateway)];
      await signIn(here, { person: 'mei' });
      await signIn(there, { person: 'mei' });
      await signIn(bo, { person: 'bo' });
      await signOut(here, 'everywhere');
      assert.deepEqual(await Promise.all([here, there, bo].map(isSignedIn)), [false, false, true]);
    });

    it('does nothing when another site asks for it, or with the token of another form', async (test) => {
      const { signedIn } = await setFollowScene(test, {}, start);
      const mei = await signedIn();
      const page = await mei.get('/me');
      const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
      const refused = await mei.post('/sign-out', { token: page.token('/sign-out'), where: 'here' }, foreign);
      assert.equal(refused.status, 403);
      await mei.post('/sign-out', { token: (await mei.get('/me/delete')).token('/me/delete'), where: 'here' });
      await mei.post('/sign-out', { where: 'here' });
      assert.equal(await isSignedIn(mei), true);
    });
  });
});
