import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { allow, grantsOf } from '../../src/gateway/follows/grants.js';
import { checkCounts } from '../../src/gateway/follows/check.js';
import { followFromGateway, unfollow } from '../../src/gateway/follows/follow-store.js';
import { approveTicket } from '../../src/gateway/follows/tickets.js';
import { rememberViewer } from '../../src/gateway/viewers/viewer-store.js';
import { onEachDatabase } from './support/each-database.js';
import { setFollowScene, SHOP, type FollowScene } from './support/follow-scene.js';
import { Visitor, type Page } from './support/visitor.js';

const DAY_MS = 86_400_000;

/** @returns The page that one is led to. */
async function send(visitor: Visitor, fields: Readonly<Record<string, string>>): Promise<Page> {
  const token = (await visitor.get('/me')).token('/me');
  const answered = await visitor.post('/me', { token, ...fields });
  assert.equal(answered.status, 303);
  return visitor.get(answered.location!);
}

async function follow({ gateway, ticket }: FollowScene, viewerId: string, origin = SHOP): Promise<void> {
  await approveTicket(gateway.services, (await ticket({ origin })).id, viewerId);
}

onEachDatabase((start) => {
  const setScene = (test: TestContext): Promise<FollowScene> => setFollowScene(test, {}, start);

  describe('/me', () => {
    it('invites whoever is not signed in to sign in and come back', async (test) => {
      const { gateway } = await setScene(test);
      const page = await new Visitor(gateway).get('/me');
      assert.match(page.text, /Sign in to see what you follow and which sites you allowed\. Continue with Local/);
      assert.match(page.html, /href="\/sign-in\/local\?return_to=%2Fme"/);
    });

    it('shows whom the viewer follows, since when and where they were asked', async (test) => {
      const scene = await setScene(test);
      const mei = await scene.signedIn();
      assert.match((await mei.get('/me')).text, /You follow nobody yet\./);
      await follow(scene, mei.viewerId);
      const lantern = await scene.account('lantern', 'Lantern Market');
      scene.gateway.clock.now += DAY_MS;
      await followFromGateway(scene.gateway.services, mei.viewerId, lantern.id);
      const { text } = await mei.get('/me');
      assert.match(text, /You follow 2 accounts L Lantern Market @lantern Since October 2, 2026 Unfollow/);
      assert.match(text, /River Studio @river Since October 1, 2026, at shop\.example Unfollow/);
    });

    it('shows to nobody what somebody else follows', async (test) => {
      const scene = await setScene(test);
      await follow(scene, (await scene.signedIn('Mei')).viewerId);
      assert.match((await (await scene.signedIn('Bo')).get('/me')).text, /You follow nobody yet\./);
    });

    it('unfollows', async (test) => {
      const scene = await setScene(test);
      const mei = await scene.signedIn();
      await follow(scene, mei.viewerId);
      const { text } = await send(mei, { unfollow: 'river' });
      assert.deepEqual(await scene.counts(), { followers: 0, follows: 0 });
      assert.match(text, /^You do not follow River Studio anymore\. What I follow You follow nobody yet\./);
    });

    it('shows each site once, however many browsers it was allowed in, with its times', async (test) => {
      const scene = await setScene(test);
      const { services, clock } = scene.gateway;
      const mei = await scene.signedIn();
      const allowed = { viewerId: mei.viewerId, origin: SHOP, network: 'magpie' };
      await allow(services, { ...allowed, key: 'phone' });
      clock.now += 10 * DAY_MS;
      await allow(services, { ...allowed, key: 'desktop' });
      const { text } = await mei.get('/me');
      assert.equal(text.split('shop.example').length, 2);
      assert.match(text, /https:\/\/ shop\.example Since October 1, 2026, last used October 11, 2026 Revoke/);
    });

    it('takes back what a site was allowed, in all browsers, and nothing of anybody else', async (test) => {
      const scene = await setScene(test);
      const { services } = scene.gateway;
      const [mei, bo] = [await scene.signedIn('Mei'), await scene.signedIn('Bo')];
      const own = { viewerId: mei.viewerId, network: 'magpie' };
      await allow(services, { ...own, origin: SHOP, key: 'phone' });
      await allow(services, { ...own, origin: SHOP, key: 'desktop' });
      await allow(services, { ...own, origin: 'https://blog.example', key: 'desktop' });
      await allow(services, { ...own, viewerId: bo.viewerId, origin: SHOP, key: 'bo' });
      await follow(scene, mei.viewerId, 'https://blog.example');
      const { text } = await send(mei, { revoke: SHOP });
      assert.match(text, /^shop\.example can no longer show or change what you follow\./);
      const left = (await grantsOf(services, mei.viewerId)).map(({ origin }) => origin);
      assert.deepEqual([...new Set(left)], ['https://blog.example']);
      assert.equal((await grantsOf(services, bo.viewerId)).length, 1);
      assert.deepEqual(await scene.counts(), { followers: 1, follows: 1 });
    });

    it('takes no form that was open for more than twelve hours', async (test) => {
      const scene = await setScene(test);
      const mei = await scene.signedIn();
      await follow(scene, mei.viewerId);
      const token = (await mei.get('/me')).token('/me');
      scene.gateway.clock.now += DAY_MS / 2 + 1;
      assert.equal((await mei.post('/me', { token, unfollow: 'river' })).status, 409);
      assert.deepEqual(await scene.counts(), { followers: 1, follows: 1 });
    });

    it('takes any name that a provider sends', async (test) => {
      const scene = await setScene(test);
      for (const [name, shown] of [
        ['  Mei \u0000\n', /Signed in as Mei with/],
        ['\u200b\u0000', /Signed in as Mei with/],
        [undefined, /Signed in as Mei with/],
        ['<b>Mei</b>', /Signed in as &lt;b&gt;Mei&lt;\/b&gt; with/],
        ['😀'.repeat(200), /Signed in as (?:😀){100} with/u],
      ] as const) {
        const mei = await scene.signedIn();
        const { issuer } = await scene.gateway.services.database
          .selectFrom('viewer')
          .select('issuer')
          .executeTakeFirstOrThrow();
        const identity = { issuer, subject: mei.viewerId, name };
        await rememberViewer(scene.gateway.services, identity);
        assert.match((await mei.get('/me')).text, shown);
      }
    });

    it('says of what was done only what is true', async (test) => {
      const scene = await setScene(test);
      const mei = await scene.signedIn();
      await follow(scene, mei.viewerId);
      for (const query of [
        'unfollowed=river',
        'unfollowed=nobody',
        `revoked=${SHOP}`,
        'revoked=Call+us+at+1',
        'unfollowed=%00',
      ]) {
        assert.match((await mei.get(`/me?${query}`)).text, /^What I follow/, query);
      }
    });

    it('shows fifty accounts at a time', async (test) => {
      const scene = await setScene(test);
      const mei = await scene.signedIn();
      for (let number = 0; number < 101; number++) {
        await followFromGateway(scene.gateway.services, mei.viewerId, (await scene.account(`account-${number}`)).id);
      }
      const shown = async (query: string): Promise<string[]> =>
        (await mei.get(`/me${query}`)).text.match(/@account-\d+/g) ?? [];
      const pages = await Promise.all(['', '?page=2', '?page=3'].map(shown));
      assert.deepEqual(
        pages.map(({ length }) => length),
        [50, 50, 1],
      );
      assert.equal(new Set(pages.flat()).size, 101);
      assert.match((await mei.get('/me?page=2')).text, /Previous Page 2 of 3 Next/);
      for (const nonsense of ['?page=0', '?page=-1', '?page=x', '?page=1.5', '?page=99'])
        assert.notEqual((await shown(nonsense)).length, 0);
    });

    it('changes nothing for another site, for another viewer’s form, or without a token', async (test) => {
      const scene = await setScene(test);
      const [mei, bo] = [await scene.signedIn('Mei'), await scene.signedIn('Bo')];
      await follow(scene, mei.viewerId);
      const own = (await mei.get('/me')).token('/me');
      const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
      const statuses = [
        (await mei.post('/me', { token: own, unfollow: 'river' }, foreign)).status,
        (await mei.post('/me', { token: (await bo.get('/me')).token('/me'), unfollow: 'river' })).status,
        (await mei.post('/me', { unfollow: 'river' })).status,
      ];
      assert.deepEqual(statuses, [403, 409, 409]);
      assert.deepEqual(await scene.counts(), { followers: 1, follows: 1 });
    });
  });

  describe('deleting everything', () => {
    it('asks first, then leaves nothing of the viewer, and every counter right', async (test) => {
      const scene = await setScene(test);
      const { services } = scene.gateway;
      const [mei, bo] = [await scene.signedIn('Mei'), await scene.signedIn('Bo')];
      await follow(scene, mei.viewerId);
      await follow(scene, bo.viewerId);
      const page = await mei.get('/me/delete');
      assert.match(page.text, /Delete everything about you\? .* This cannot be undone\. Delete everything Cancel/);
      mei.read();
      const done = await mei.post('/me/delete', { token: page.token('/me/delete') });
      assert.match(done.text, /Everything is deleted/);
      assert.equal(mei.cookies.has('__Host-magpie'), false);
      assert.deepEqual(await scene.counts(), { followers: 1, follows: 1 });
      for (const table of ['viewer', 'session', 'grant', 'follow', 'ticket'] as const) {
        const rows = await services.database.selectFrom(table).selectAll().execute();
        assert.ok(!JSON.stringify(rows).includes(mei.viewerId), table);
        assert.ok(JSON.stringify(rows).includes(bo.viewerId), table);
      }
    });

    it('needs more than a double click, and a form of our own', async (test) => {
      const scene = await setScene(test);
      const mei = await scene.signedIn();
      const token = (await mei.get('/me/delete')).token('/me/delete');
      const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
      assert.equal((await mei.post('/me/delete', { token })).status, 409);
      mei.read();
      assert.equal((await mei.post('/me/delete', { token: (await mei.get('/me')).token('/me') })).status, 409);
      assert.equal((await mei.post('/me/delete', { token }, foreign)).status, 403);
      assert.match((await mei.get('/me')).text, /Signed in as Mei/);
    });

    it('keeps every counter right while the viewer follows and unfollows in other windows', async (test) => {
      const scene = await setScene(test);
      const { services } = scene.gateway;
      const lantern = await scene.account('lantern');
      for (let round = 0; round < 10; round++) {
        const mei = await scene.signedIn();
        await follow(scene, mei.viewerId);
        const token = (await mei.get('/me/delete')).token('/me/delete');
        mei.read();
        await Promise.allSettled([
          followFromGateway(services, mei.viewerId, lantern.id),
          mei.post('/me/delete', { token }),
          unfollow(services, mei.viewerId, scene.river.id),
        ]);
      }
      assert.deepEqual((await checkCounts(services, { repair: false })).drifts, []);
      assert.deepEqual(await services.database.selectFrom('viewer').selectAll().execute(), []);
    });
  });
});
