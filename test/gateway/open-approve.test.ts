import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { OpenNetworkErrorCode } from '../../src/gateway/open-networks/open-network-error.js';
import { onwardOf, openScene, pathOf, RIVER, SITE, type OpenScene } from './support/open-scene.js';

/** A site has asked to follow. */
const begun = async (t: TestContext, more: Parameters<typeof openScene>[1] = {}) => {
  const scene = await openScene(t, more);
  const page = await scene.open();
  return { ...scene, page, ticket: await page.follow(RIVER), bob: scene.browser() };
};

const stateOf = async ({ page, ticket }: Awaited<ReturnType<typeof begun>>): Promise<string> =>
  (await page.status(ticket)).state;

describe('The approve page of an open network', () => {
  it('says whom, which site and what it may do, asks where the visitor is, and goes nowhere else', async (t) => {
    const { bob, ticket } = await begun(t);
    const shown = await bob.get(pathOf(ticket));
    assert.equal(shown.status, 200);
    assert.match(shown.text, /Follow River Studio \? Mastodon · @river@social\.example/);
    assert.match(shown.text, /https:\/\/ river\.example asks you to follow this account/);
    assert.match(shown.text, /show which accounts you follow on Mastodon, and to unfollow for you/);
    assert.match(shown.text, /From which server do you follow people\? For example: mastodon\.social/);
    assert.match(shown.html, /<input\s+name="home"\s+value=""[^>]*required/);
    assert.match(shown.html, /class="armed"[^>]*><button class="button filled" name="answer" value="connect"/);
    assert.match(shown.response.headers.get('content-security-policy') ?? '', /form-action 'self';/);
    // Its picture is from here, or visitors would ask the server of the account for it.
    assert.match(shown.html, /<img class="avatar" src="\/v1\/images\//);
  });

  it('speaks the language of the site, and says so to the visitor’s server', async (t) => {
    const { bob, page, network } = await begun(t);
    for (const [language, text] of [
      ['zh-CN', /你在哪个服务器上关注别人/],
      ['ja', /お使いのサーバーはどこですか/],
      ['zh-TW', /你的帳號在哪個伺服器上/],
    ] as const) {
      assert.match((await bob.get(pathOf(await page.follow(RIVER, { language })))).text, text);
    }
    assert.equal(network.asked.begin, 0);
  });

  const mended: readonly [OpenNetworkErrorCode, RegExp][] = [
    ['not-found', /There is no such server or account/],
    ['refused', /Your server does not allow this\. You can use another one/],
    ['unreachable', /Your server cannot be reached now/],
    ['rate-limited', /Your server wants you to wait/],
    ['bad-response', /gave an answer that cannot be used/],
  ];
  for (const [code, words] of mended) {
    it(`asks again with what was typed where the server is ${code}, before and after the visitor was there`, async (t) => {
      const scene = await begun(t);
      const { bob, ticket, connect, network } = scene;
      network.failures.set('begin', code);
      const again = await connect(bob, ticket, 'wrong.example');
      assert.equal(again.status, 409);
      assert.match(again.text, words);
      assert.match(again.html, /name="home"\s+value="wrong\.example"/);
      const leading = await connect(bob, ticket);
      network.failures.set('finish', code);
      const back = await bob.get(network.answer(onwardOf(leading), 'bob'));
      assert.equal(back.status, 409);
      assert.match(back.text, words);
      assert.match(back.html, /name="home"\s+value="social\.example"/);
      assert.equal(await stateOf(scene), 'scanned');
      // Its form is as good as that of the page.
      bob.read();
      const path = pathOf(ticket);
      const retried = await bob.post(path, { token: back.token(path), answer: 'connect', home: 'social.example' });
      assert.equal((await bob.get(network.answer(onwardOf(retried), 'bob'))).location, path);
      assert.equal(await stateOf(scene), 'following');
    });
  }

  const unmade: readonly [OpenNetworkErrorCode, RegExp][] = [
    ['not-found', /does not know this account, or does not let you follow it/],
    ['refused', /does not know this account, or does not let you follow it/],
    ['unreachable', /Your server cannot be reached now/],
    ['rate-limited', /Your server wants you to wait/],
  ];
  for (const [code, words] of unmade) {
    it(`says why, and lets the visitor try again, where the follow is ${code}`, async (t) => {
      const scene = await begun(t);
      const { bob, ticket, signIn, network } = scene;
      network.failures.set('follow', code);
      const back = await signIn(bob, ticket);
      assert.equal(back.status, 409);
      assert.match(back.text, words);
      assert.match(back.text, /Signed in as @bob@social\.example/);
      bob.read();
      const path = pathOf(ticket);
      assert.equal((await bob.post(path, { token: back.token(path), answer: 'confirm' })).location, path);
      assert.equal(await stateOf(scene), 'following');
    });
  }

  it('ends the request where the visitor says no on their server', async (t) => {
    const scene = await begun(t);
    const { bob, ticket, connect, network, page } = scene;
    const back = await bob.get(network.answer(onwardOf(await connect(bob, ticket)), undefined));
    assert.equal(back.location, pathOf(ticket));
    assert.equal((await page.status(ticket)).code, 'denied');
    assert.match((await bob.get(pathOf(ticket))).text, /Nothing was changed/);
    assert.equal(network.asked.follow, 0);
  });

  it('ends it here at once where they say no here, whatever stands in the field', async (t) => {
    const { bob, ticket, page, network } = await begun(t);
    const shown = await bob.get(pathOf(ticket));
    await bob.post(pathOf(ticket), { token: shown.token(pathOf(ticket)), answer: 'decline', home: '' });
    assert.equal((await page.status(ticket)).code, 'denied');
    assert.equal(network.asked.begin, 0);
  });

  it('ends it where the server lets them follow no more', async (t) => {
    const { bob, ticket, signIn, network, page } = await begun(t);
    network.failures.set('follow', 'follow-limit');
    await signIn(bob, ticket);
    assert.deepEqual(await page.status(ticket), {
      account: RIVER,
      state: 'declined',
      code: 'follow-limit',
      expiresInSeconds: 0,
    });
    assert.match((await bob.get(pathOf(ticket))).text, /Your server lets you follow no more accounts/);
  });

  it('follows nothing after its time, also where the visitor says yes on their server then', async (t) => {
    const { bob, ticket, connect, network, gateway, page } = await begun(t);
    const leading = await connect(bob, ticket);
    gateway.clock.now += 299_000;
    const back = await bob.get(network.answer(onwardOf(leading), 'bob'));
    assert.equal(back.location, pathOf(ticket));
    assert.match((await bob.get(pathOf(ticket))).text, /This request has expired/);
    assert.equal(network.asked.follow, 0);
    assert.equal((await page.status(ticket)).state, 'expired');
  });

  it('lasts while the account is followed, and is not told to have expired meanwhile', async (t) => {
    const { bob, ticket, signIn, confirm, network, gateway, page } = await begun(t);
    await signIn(bob, await page.follow('mastodon:lake@social.example'));
    gateway.clock.now += 290_000;
    network.beforeFollow = async () => {
      gateway.clock.now += 15_000;
      assert.equal((await page.status(ticket)).state, 'scanned');
    };
    await confirm(bob, ticket);
    assert.equal((await page.status(ticket)).state, 'following');
  });

  it('leads back to the asking page where it took its place, in two steps from the server', async (t) => {
    const { bob, page, connect, network, confirm } = await begun(t);
    const ticket = await page.follow(RIVER, { returnUrl: `${SITE}/shop` });
    const path = `${pathOf(ticket)}?return=1`;
    const shown = await bob.get(path);
    bob.read();
    const leading = await bob.post(path, { token: shown.token(path), answer: 'connect', home: 'social.example' });
    const back = await bob.get(network.answer(onwardOf(leading), 'bob'));
    assert.equal(back.location, path);
    assert.equal(onwardOf(await bob.get(path)), `${SITE}/shop`);
    // Somebody else who opens it goes nowhere.
    const next = await page.follow('mastodon:lake@social.example', { returnUrl: `${SITE}/shop` });
    await connect(bob, next);
    await confirm(bob, next);
    assert.doesNotMatch((await bob.get(path.replace(ticket.id, next.id))).html, /shop.*refresh/);
  });

  it('asks again where they are when they have taken back what they allowed', async (t) => {
    const { bob, page, signIn, network, gateway } = await begun(t);
    await signIn(bob, await page.follow(RIVER));
    const ticket = await page.follow('mastodon:lake@social.example');
    const path = pathOf(ticket);
    const shown = await bob.get(path);
    assert.doesNotMatch(shown.html, /name="home"/);
    network.takeBack('bob');
    bob.read();
    const refused = await bob.post(path, { token: shown.token(path), answer: 'confirm' });
    assert.match(refused.text, /You are not signed in there anymore/);
    assert.match(refused.html, /name="home"\s+value="social\.example"/);
    bob.read();
    const leading = await bob.post(path, { token: refused.token(path), answer: 'connect', home: 'social.example' });
    await bob.get(network.answer(onwardOf(leading), 'bob'));
    assert.equal((await page.status(ticket)).state, 'following');
    gateway.clock.now += 31_000;
    network.takeBack('bob');
    // Seen before they are asked for a yes.
    assert.match((await bob.get(pathOf(await page.follow(RIVER)))).text, /You are not signed in there anymore/);
  });

  it('lets them be somebody else there', async (t) => {
    const { bob, page, signIn, network } = await begun(t);
    await signIn(bob, await page.follow(RIVER));
    const ticket = await page.follow('mastodon:lake@social.example');
    const path = pathOf(ticket);
    assert.match((await bob.get(path)).html, new RegExp(`href="${path}\\?other=1"`));
    const asked = await bob.get(`${path}?other=1`);
    assert.match(asked.html, /name="home"\s+value="social\.example"/);
    bob.read();
    const leading = await bob.post(path, { token: asked.token(path), answer: 'connect', home: 'social.example' });
    await bob.get(network.answer(onwardOf(leading), 'bobby'));
    assert.deepEqual([...network.follows.get('bobby')!], ['mastodon:lake@social.example']);
    assert.match((await bob.get(pathOf(await page.follow(RIVER)))).text, /Signed in as @bobby@social\.example/);
  });

  it('shows that they follow already, and asks whether the site may show it', async (t) => {
    const { bob, page, signIn, open } = await begun(t);
    await signIn(bob, await page.follow(RIVER));
    const shown = await bob.get(pathOf(await (await open('https://other.example')).follow(RIVER)));
    assert.match(shown.text, /You follow River Studio already\. Confirm to let this site show it/);
  });

  it('does nothing for a click below a double click, for a form of another session, or of another site', async (t) => {
    const { bob, ticket, network, browser } = await begun(t);
    const path = pathOf(ticket);
    const shown = await bob.get(path);
    const fields = { token: shown.token(path), answer: 'connect', home: 'social.example' };
    const soon = await bob.post(path, fields);
    assert.match(soon.text, /That was very quick/);
    assert.match(soon.html, /name="home"\s+value="social\.example"/);
    bob.read();
    assert.equal((await bob.post(path, { ...fields, token: 'forged' })).status, 409);
    assert.equal((await bob.post(path, fields, { origin: SITE, 'sec-fetch-site': 'cross-site' })).status, 403);
    assert.equal((await browser().post(path, { ...fields, answer: 'confirm' })).location, path);
    assert.equal(network.asked.begin + network.asked.follow, 0);
  });
});

describe('An answer of a visitor’s server', () => {
  const answers = async (t: TestContext) => {
    const scene = await begun(t);
    const leading = await scene.connect(scene.bob, scene.ticket);
    return { ...scene, answer: scene.network.answer(onwardOf(leading), 'bob') };
  };
  const refused = async (
    scene: OpenScene & Awaited<ReturnType<typeof answers>>,
    words: RegExp,
    path = scene.answer,
    visitor = scene.bob,
  ): Promise<void> => {
    const page = await visitor.get(path);
    assert.equal(page.status, 400);
    assert.match(page.text, words);
    // Nothing there leads to a page that does not exist.
    for (const [, href = ''] of page.html.matchAll(/<a class="button[^>]*href="([^"]*)"/g)) {
      assert.equal((await visitor.get(href)).status, 200, href);
    }
  };

  it('is taken in the browser alone that was asked', async (t) => {
    const scene = await answers(t);
    await refused(scene, /This sign-in began in another browser/, scene.answer, scene.browser());
    assert.equal(scene.network.asked.finish, 0);
    assert.equal((await scene.bob.get(scene.answer)).status, 303);
  });

  it('is taken once', async (t) => {
    const scene = await answers(t);
    const both = await Promise.all([scene.bob.get(scene.answer), scene.bob.get(scene.answer)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [303, 400]);
    await refused(scene, /This sign-in has expired/);
    assert.equal(scene.network.asked.finish, 1);
  });

  it('is not taken with another state, without one, or too late', async (t) => {
    const scene = await answers(t);
    await refused(scene, /expired/, scene.answer.replace(/state=[^&]*/, 'state=other'));
    await refused(scene, /expired/, '/sign-in/mastodon/callback');
    scene.gateway.clock.now += 300_000;
    await refused(scene, /expired/);
    assert.equal(scene.network.asked.finish, 0);
  });

  it('makes nobody of the gateway’s own sign-ins, and one of those nobody on the network', async (t) => {
    const scene = await answers(t);
    await scene.bob.get(scene.answer);
    const secret = scene.bob.cookies.get('__Host-magpie-mastodon')!;
    const eve = scene.browser();
    eve.cookies.set('__Host-magpie', secret).set('__Host-magpie-bluesky', secret);
    assert.doesNotMatch((await eve.get('/me')).text, /bob/);
    eve.cookies.set('__Host-magpie-mastodon', secret);
    assert.match((await eve.get('/me')).text, /bob/);
  });
});
