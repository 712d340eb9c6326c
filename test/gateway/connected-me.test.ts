import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { allow } from '../../src/gateway/follows/grants.js';
import { SHOP } from './support/follow-scene.js';
import { continueWith, press, setPlatformScene, type PlatformScene } from './support/platform-scene.js';
import { Visitor } from './support/visitor.js';

const RIVER = 'line:@river';

/** Somebody who signed in with LINE, to follow an account there. */
async function setScene(test: TestContext): Promise<{ readonly scene: PlatformScene; readonly aoi: Visitor }> {
  const scene = await setPlatformScene(test);
  const aoi = new Visitor(scene.gateway);
  const { id } = await scene.ticket(RIVER);
  await continueWith(aoi, `/follow/${id}`, (url) => scene.line.phone.signIn(url, 'Aoi', { addFriend: true }));
  return { scene, aoi };
}

describe('/me of who follows on a platform', () => {
  it('lists it with its platform, leads to its page, and says where it is unfollowed', async (test) => {
    const { aoi } = await setScene(test);
    const { text, html } = await aoi.get('/me');
    assert.match(
      text,
      /You follow 1 account River LINE · @river Since October 1, 2026 To unfollow, use the app LINE\./,
    );
    assert.match(html, /href="\/@line:@river"/);
    assert.doesNotMatch(text, /Unfollow/);
    assert.equal((await aoi.get('/@line:@river')).status, 200);
  });

  it('unfollows nothing that is followed in an app, whoever makes up a form for it', async (test) => {
    const { scene, aoi } = await setScene(test);
    const token = (await aoi.get('/me')).token('/me');
    assert.equal((await aoi.post('/me', { token, unfollow: RIVER })).status, 404);
    assert.equal(await scene.followers(RIVER), 1);
  });

  it('takes a friend away who has blocked the account', async (test) => {
    const { scene, aoi } = await setScene(test);
    await scene.line.phone.block('Aoi');
    assert.match((await aoi.get('/me')).text, /You follow nobody yet\./);
    assert.equal(await scene.followers(RIVER), 0);
  });

  it('says what sites may do: show alone, or unfollow too; a site with several networks once', async (test) => {
    const { scene, aoi } = await setScene(test);
    const first = await aoi.get('/me');
    assert.match(first.text, /They may show what you follow\. They do not know who you are\. https:\/\/ shop\.example/);
    const { viewer_id: viewerId } = await scene.gateway.services.database
      .selectFrom('grant')
      .select('viewer_id')
      .executeTakeFirstOrThrow();
    await allow(scene.gateway.services, { viewerId, key: 'another', origin: SHOP, network: 'magpie' });
    const { text, html } = await aoi.get('/me');
    assert.match(text, /They may show what you follow, and unfollow for you\./);
    assert.equal(html.match(/name="revoke"/g)?.length, 1);
    const page = await aoi.post('/me', { token: (await aoi.get('/me')).token('/me'), revoke: SHOP });
    assert.match((await aoi.get(page.location!)).text, /You have allowed no site\./);
  });

  it('deletes everything, and says that the app is another matter', async (test) => {
    const { scene, aoi } = await setScene(test);
    const page = await aoi.get('/me/delete');
    assert.match(
      page.text,
      /nothing about you is kept\. This cannot be undone\. What you follow in an app of your own stays/,
    );
    await press(aoi, '/me/delete', '');
    const { database } = scene.gateway.services;
    for (const table of ['viewer', 'follow', 'grant', 'session', 'sign_in'] as const) {
      assert.deepEqual(await database.selectFrom(table).selectAll().execute(), [], table);
    }
    assert.equal(await scene.followers(RIVER), 0);
  });

  it('reads right in Chinese', async (test) => {
    const { aoi } = await setScene(test);
    assert.match(
      (await aoi.get('/me?lang=zh-CN')).text,
      /LINE · @river 自2026年10月1日起 如需取消关注，请在LINE中操作。/,
    );
  });
});
