import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setFollowScene } from './support/follow-scene.js';
import { Visitor } from './support/visitor.js';

const PATH = '/@river/follow';

describe('the follow page of an account', () => {
  it('invites whoever is not signed in to sign in and come back', async (test) => {
    const { gateway } = await setFollowScene(test);
    const page = await new Visitor(gateway).get(PATH);
    assert.match(page.text, /Follow River Studio \? @river .* Continue with Local To the page of River Studio/);
    assert.match(page.html, /href="\/sign-in\/local\?return_to=%2F%40river%2Ffollow"/);
  });

  it('follows, once, and unfollows', async (test) => {
    const { signedIn, counts } = await setFollowScene(test);
    const mei = await signedIn();
    const page = await mei.get(PATH);
    mei.read();
    for (let time = 0; time < 2; time++) {
      assert.equal((await mei.post(PATH, { token: page.token(PATH), answer: 'follow' })).location, PATH);
    }
    assert.deepEqual(await counts(), { followers: 1, follows: 1 });
    const after = await mei.get(PATH);
    assert.match(after.text, /You follow River Studio .* Unfollow/);
    await mei.post(PATH, { token: after.token(PATH), answer: 'unfollow' });
    assert.deepEqual(await counts(), { followers: 0, follows: 0 });
  });

  it('follows nothing too soon, from another site, for another account’s form, or signed out', async (test) => {
    const { gateway, account, signedIn, counts } = await setFollowScene(test);
    await account('lantern');
    const mei = await signedIn();
    const token = (await mei.get(PATH)).token(PATH);
    assert.match((await mei.post(PATH, { token, answer: 'follow' })).text, /^That was very quick\./);
    mei.read();
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    assert.equal((await mei.post(PATH, { token, answer: 'follow' }, foreign)).status, 403);
    const other = (await mei.get('/@lantern/follow')).token('/@lantern/follow');
    mei.read();
    assert.equal((await mei.post(PATH, { token: other, answer: 'follow' })).status, 409);
    assert.equal((await new Visitor(gateway).post(PATH, { token, answer: 'follow' })).location, PATH);
    assert.deepEqual(await counts(), { followers: 0, follows: 0 });
  });

  it('says in words that the viewer follows as many as they may', async (test) => {
    const { signedIn, counts } = await setFollowScene(test, { followLimit: 0 });
    const mei = await signedIn();
    const page = await mei.get(PATH);
    mei.read();
    const answered = await mei.post(PATH, { token: page.token(PATH), answer: 'follow' });
    assert.match(answered.text, /^One person can follow 0 accounts here\./);
    assert.deepEqual(await counts(), { followers: 0, follows: 0 });
  });

  it('is not there for accounts that are not', async (test) => {
    const { gateway } = await setFollowScene(test);
    for (const path of [
      '/@nobody/follow',
      '/@River%2F/follow',
      '/@/follow',
      `/@${'a'.repeat(40)}/follow`,
      '/@%00/follow',
    ]) {
      assert.equal((await new Visitor(gateway).get(path)).status, 404, path);
    }
  });
});
