import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { grantsOf } from '../../src/gateway/follows/grants.js';
import { approveTicket } from '../../src/gateway/follows/tickets.js';
import { rememberViewer } from '../../src/gateway/viewers/viewer-store.js';
import { json } from '../support/fake-platform.mjs';
import { SHOP } from './support/follow-scene.js';
import {
  continueWith,
  pathOf,
  press,
  setPlatformScene,
  signedInBy,
  type PlatformScene,
} from './support/platform-scene.js';
import { Visitor, type Page } from './support/visitor.js';

const RIVER = 'line:@river';
const LINE_ISSUER = 'https://access.line.me';

const withLine = (
  { line }: PlatformScene,
  visitor: Visitor,
  path: string,
  decision: { readonly addFriend?: boolean; readonly decline?: boolean },
): Promise<Page> => continueWith(visitor, path, (url) => line.phone.signIn(url, 'Aoi', decision));

const withQq = ({ qq }: PlatformScene, visitor: Visitor, path: string): Promise<Page> =>
  continueWith(visitor, path, (url) => qq.phone.signIn(url, '小河'));

describe('the approve page of a LINE account', () => {
  it('names the account, the platform, the asking site, and what is allowed, and offers one way on', async (test) => {
    const scene = await setPlatformScene(test);
    const made = await scene.ticket(RIVER);
    const page = await new Visitor(scene.gateway).get(`/follow/${made.id}`);
    assert.equal(page.status, 200);
    assert.match(page.text, /Follow River \? LINE · @river https:\/\/ shop\.example asks you to follow/);
    assert.match(page.text, /able to show which accounts you follow here\. It will not learn who you are\./);
    assert.doesNotMatch(page.text, /unfollow for you/);
    assert.match(page.text, /Continue with LINE Not now$/);
    assert.match(page.html, /class="avatar" src="\/v1\/images\//);
    assert.equal((await scene.ticketNow(made))?.state, 'scanned');
  });

  it('lets its form lead to LINE and nowhere else, and runs one script of ours', async (test) => {
    const scene = await setPlatformScene(test);
    const { id } = await scene.ticket(RIVER, { returnUrl: `${SHOP}/blog` });
    const policyOf = async (path: string): Promise<string> =>
      (await new Visitor(scene.gateway).get(path)).response.headers.get('content-security-policy')!;
    const policy = await policyOf(`/follow/${id}`);
    assert.match(policy, /form-action 'self' https:\/\/access\.line\.me https:\/\/\*\.line\.me;/);
    assert.match(policy, /default-src 'none'; img-src 'self'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+';/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.match(await policyOf(`/follow/${id}?return=1`), /\.line\.me https:\/\/shop\.example;/);
  });

  it('follows by LINE Login that adds the friend, and the site may show it', async (test) => {
    const scene = await setPlatformScene(test);
    const made = await scene.ticket(RIVER);
    const path = `/follow/${made.id}`;
    const visitor = new Visitor(scene.gateway);
    const back = await withLine(scene, visitor, path, { addFriend: true });
    assert.equal(back.location, path);
    const { state, viewerId } = (await scene.ticketNow(made))!;
    assert.equal(state, 'following');
    assert.equal(await scene.followers(RIVER), 1);
    assert.match((await visitor.get(path)).text, /You follow River You can close this window\./);
    const [grant] = await grantsOf(scene.gateway.services, viewerId!);
    assert.deepEqual([grant?.origin, grant?.network], [SHOP, 'line']);
  });

  it('makes nobody follow an account that the configuration has no longer', async (test) => {
    const scene = await setPlatformScene(test);
    const { services } = scene.gateway;
    const made = await scene.ticket(RIVER);
    const gone = 'line:@brook';
    await sql`update account set username = ${gone} where username = ${RIVER}`.execute(services.database);
    await sql`update ticket set address = ${gone} where id = ${made.id}`.execute(services.database);
    const visitor = await signedInBy(scene.gateway, 'https://id.example');
    const page = await visitor.get(`/follow/${made.id}`);
    assert.deepEqual([page.status, page.text.includes('There is no such request')], [404, true]);
    const viewer = await rememberViewer(services, { issuer: 'https://id.example', subject: 'https://id.example' });
    assert.equal((await approveTicket(services, made.id, viewer.id)).state, 'pending');
    assert.deepEqual(await services.database.selectFrom('follow').selectAll().execute(), []);
  });

  it('leads back to the asking page where it took that page’s place', async (test) => {
    const scene = await setPlatformScene(test);
    const { id } = await scene.ticket(RIVER, { returnUrl: `${SHOP}/blog#follow` });
    const path = `/follow/${id}?return=1`;
    const onwards = `<meta http-equiv="refresh" content="0; url=${SHOP}/blog#follow"`;
    const visitor = new Visitor(scene.gateway);
    // From LINE to a page of the gateway, and on from there: LINE's form may lead nowhere else.
    assert.equal((await withLine(scene, visitor, path, { addFriend: true })).location, path);
    assert.ok((await visitor.get(path)).html.includes(onwards));
    assert.ok(!(await new Visitor(scene.gateway).get(path)).html.includes(onwards));
  });

  it('leaves the ticket open where they decline at LINE, and begins anew on its own page', async (test) => {
    const scene = await setPlatformScene(test);
    const made = await scene.ticket(RIVER);
    const path = `/follow/${made.id}`;
    const visitor = new Visitor(scene.gateway);
    const page = await withLine(scene, visitor, path, { decline: true });
    assert.equal(page.status, 403);
    assert.match(page.text, /You did not sign in .* Try again$/);
    assert.ok(page.html.includes(`href="${path}"`));
    assert.doesNotMatch(page.html, /href="\/sign-in/);
    assert.equal((await scene.ticketNow(made))?.state, 'scanned');
    await withLine(scene, visitor, path, { addFriend: true });
    assert.equal((await scene.ticketNow(made))?.state, 'following');
  });

  it('says what is missing to who signed in without adding it, and ends when LINE tells of the follow', async (test) => {
    const scene = await setPlatformScene(test);
    const made = await scene.ticket(RIVER);
    const path = `/follow/${made.id}`;
    const visitor = new Visitor(scene.gateway);
    assert.equal((await withLine(scene, visitor, path, { addFriend: false })).location, path);
    assert.equal((await scene.ticketNow(made))?.state, 'scanned');
    const page = await visitor.get(path);
    assert.match(page.text, /You do not follow River yet You are signed in, but this account is not among/);
    assert.match(page.text, /Follow River on LINE Try again Not now Signed in as Aoi with LINE/);
    assert.ok(page.html.includes('href="https://line.me/R/ti/p/%40river" target="_blank" rel="noopener nofollow"'));
    assert.doesNotMatch(page.html, /value="confirm"/);
    await scene.line.phone.addFriend('Aoi');
    assert.equal((await scene.ticketNow(made))?.state, 'following');
    assert.match((await visitor.get(path)).text, /You follow River You can close this window\./);
    assert.equal(await scene.followers(RIVER), 1);
  });

  it('lets them try again where nobody tells the gateway whether they are a friend', async (test) => {
    const scene = await setPlatformScene(test);
    const made = await scene.ticket(RIVER);
    const path = `/follow/${made.id}`;
    const visitor = new Visitor(scene.gateway);
    scene.line.failNext('friendship', 400, 'There is no login bot linked to this channel.');
    await withLine(scene, visitor, path, { addFriend: false });
    assert.match((await visitor.get(path)).text, /You do not follow River yet/);
    scene.gateway.clock.now += 120_000;
    await withLine(scene, visitor, path, { addFriend: true });
    assert.equal((await scene.ticketNow(made))?.state, 'following');
  });

  it('follows by what LINE Login tells, where LINE’s webhook is not heard', async (test) => {
    const deliver = async (): Promise<Response> => new Response('', { status: 500 });
    const scene = await setPlatformScene(test, { line: { deliver } });
    const made = await scene.ticket(RIVER);
    await withLine(scene, new Visitor(scene.gateway), `/follow/${made.id}`, { addFriend: true });
    assert.equal((await scene.ticketNow(made))?.state, 'following');
    assert.equal(await scene.followers(RIVER), 1);
  });

  it('believes what LINE told before where it does not tell now', async (test) => {
    const scene = await setPlatformScene(test);
    await scene.line.phone.addFriend('Aoi');
    scene.gateway.clock.now += 3_600_000;
    const made = await scene.ticket(RIVER);
    scene.line.failNext('friendship', 400, 'There is no login bot linked to this channel.');
    await withLine(scene, new Visitor(scene.gateway), `/follow/${made.id}`, {});
    assert.equal((await scene.ticketNow(made))?.state, 'following');
  });

  it('asks who signed in with LINE before whether to show it, once they follow', async (test) => {
    const scene = await setPlatformScene(test);
    const visitor = new Visitor(scene.gateway);
    await withLine(scene, visitor, `/follow/${(await scene.ticket(RIVER)).id}`, { addFriend: true });
    const made = await scene.ticket(RIVER, { origin: 'https://other.example' });
    const page = await visitor.get(`/follow/${made.id}`);
    assert.match(page.text, /You follow River already\..*Let it show that Not now Signed in as Aoi with LINE/);
    await press(visitor, `/follow/${made.id}`, 'confirm');
    assert.equal((await scene.ticketNow(made))?.state, 'following');
  });

  it('takes no yes from who is not signed in there, or does not follow there', async (test) => {
    const scene = await setPlatformScene(test);
    for (const issuer of ['https://id.example', LINE_ISSUER, 'qq:101000001']) {
      const made = await scene.ticket(RIVER);
      const path = `/follow/${made.id}`;
      const visitor = await signedInBy(scene.gateway, issuer);
      assert.match((await visitor.get(path)).text, /Continue with LINE Not now$/, issuer);
      assert.equal((await press(visitor, path, 'confirm')).location, path);
      assert.equal((await scene.ticketNow(made))?.state, 'scanned', issuer);
    }
    assert.equal(await scene.followers(RIVER), 0);
  });

  it('does not begin from another site, too soon, or by a form of another ticket', async (test) => {
    const scene = await setPlatformScene(test);
    const [made, other] = [await scene.ticket(RIVER), await scene.ticket(RIVER)];
    const path = `/follow/${made.id}`;
    const visitor = new Visitor(scene.gateway);
    const token = (await visitor.get(path)).token(path);
    const foreign = (await visitor.get(`/follow/${other.id}`)).token(`/follow/${other.id}`);
    const soon = await visitor.post(path, { token, answer: 'sign-in' });
    assert.equal(soon.status, 409);
    assert.match(soon.text, /That was very quick\..*Continue with LINE/);
    visitor.read();
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    assert.equal((await visitor.post(path, { token, answer: 'sign-in' }, headers)).status, 403);
    assert.equal((await visitor.post(path, { token: foreign, answer: 'sign-in' })).status, 409);
    assert.equal((await visitor.post(path, { token, answer: 'sign-in' })).status, 303);
  });

  it('ends nothing where the ticket ended while they were away', async (test) => {
    const scene = await setPlatformScene(test);
    const made = await scene.ticket(RIVER);
    const path = `/follow/${made.id}`;
    const visitor = new Visitor(scene.gateway);
    const begun = await press(visitor, path, 'sign-in');
    await press(visitor, path, 'decline');
    const back = await scene.line.phone.signIn(begun.location!, 'Aoi', { addFriend: true });
    assert.equal((await visitor.get(pathOf(back))).location, path);
    assert.equal((await scene.ticketNow(made))?.state, 'declined');
    assert.equal(await scene.followers(RIVER), 1, 'they do follow on LINE');
    assert.match((await visitor.get(path)).text, /Nothing was changed/);
  });

  it('shows the account as the gateway knows it while LINE does not answer', async (test) => {
    const scene = await setPlatformScene(test, {
      connectors: ({ line: { accounts } }) => ({
        line: { accounts: [{ ...accounts[0]!, name: '"><img src=x onerror=alert(1)>\u202eabc' }] },
      }),
    });
    scene.line.answerNext('channel-token', () => json({}, 503), 9);
    const { html, status } = await new Visitor(scene.gateway).get(`/follow/${(await scene.ticket(RIVER)).id}`);
    assert.equal(status, 200);
    assert.match(html, /<bdi>&quot;&gt;&lt;img src=x/);
    assert.doesNotMatch(html, /<img src=x/);
  });

  it('reads right in Chinese', async (test) => {
    const scene = await setPlatformScene(test);
    const visitor = new Visitor(scene.gateway);
    const { id } = await scene.ticket(RIVER, { language: 'zh-CN' });
    const { text } = await visitor.get(`/follow/${id}`);
    assert.match(text, /关注 River ？ LINE · @river https:\/\/ shop\.example 请你关注此账号。/);
    assert.match(text, /它将可以显示你在这里关注了哪些账号，但不会知道你是谁。 使用 LINE 继续 暂不$/);
    await withLine(scene, visitor, `/follow/${id}`, { addFriend: false });
    assert.match((await visitor.get(`/follow/${id}`)).text, /你还没有关注 River .*在LINE关注 River 再试一次 暂不/);
  });
});

describe('the approve page of a QQ account', () => {
  it('follows the brand’s account of this gateway by signing in with QQ', async (test) => {
    const scene = await setPlatformScene(test);
    const made = await scene.ticket('qq:river');
    const path = `/follow/${made.id}`;
    const visitor = new Visitor(scene.gateway);
    const page = await visitor.get(path);
    assert.match(page.text, /Follow 河流 QQ \? QQ · @river .*to unfollow for you\..* Continue with QQ Not now$/);
    assert.match(page.response.headers.get('content-security-policy')!, /form-action 'self' https:\/\/graph\.qq\.com/);
    assert.equal((await withQq(scene, visitor, path)).location, path);
    assert.equal((await scene.ticketNow(made))?.state, 'following');
    assert.equal(await scene.followers('magpie:river'), 1);
    assert.match((await visitor.get(path)).text, /You follow 河流 QQ You can close this window\./);
    const [grant] = await grantsOf(scene.gateway.services, (await scene.ticketNow(made))!.viewerId!);
    assert.equal(grant?.network, 'qq');
  });

  it('asks who is signed in with QQ already for nothing but the yes', async (test) => {
    const scene = await setPlatformScene(test);
    const made = await scene.ticket('qq:river');
    const path = `/follow/${made.id}`;
    const visitor = await signedInBy(scene.gateway, 'qq:101000001');
    assert.match((await visitor.get(path)).text, /Follow 河流 QQ Not now Signed in with QQ/);
    await press(visitor, path, 'confirm');
    assert.equal((await scene.ticketNow(made))?.state, 'following');
    assert.equal(await scene.followers('magpie:river'), 1);
  });

  it('takes no yes from who is signed in another way', async (test) => {
    const scene = await setPlatformScene(test);
    for (const issuer of ['https://id.example', LINE_ISSUER, 'qq:2']) {
      const made = await scene.ticket('qq:river');
      const path = `/follow/${made.id}`;
      const visitor = await signedInBy(scene.gateway, issuer);
      assert.match((await visitor.get(path)).text, /Continue with QQ Not now$/, issuer);
      assert.equal((await press(visitor, path, 'confirm')).location, path);
      assert.equal((await scene.ticketNow(made))?.state, 'scanned', issuer);
    }
    assert.equal(await scene.followers('magpie:river'), 0);
  });

  it('says so where they follow as many as they may', async (test) => {
    const scene = await setPlatformScene(test, { overrides: { followLimit: 0 } });
    const made = await scene.ticket('qq:river', { returnUrl: `${SHOP}/` });
    const path = `/follow/${made.id}?return=1`;
    const visitor = new Visitor(scene.gateway);
    assert.equal((await withQq(scene, visitor, path)).location, path);
    assert.equal((await scene.ticketNow(made))?.code, 'follow-limit');
    assert.match((await visitor.get(path)).text, /You follow as many accounts as you can/);
  });
});

describe('the page of a ticket that the app alone can end', () => {
  it('shows the ticket’s own code, and what the site may show then, and tells nobody that it was scanned', async (test) => {
    const scene = await setPlatformScene(test);
    const made = await scene.ticket('wechat:river');
    const path = `/follow/${made.id}`;
    const visitor = new Visitor(scene.gateway);
    const page = await visitor.get(path);
    assert.equal(page.status, 200);
    assert.match(page.text, /Follow 河流 on WeChat .*shop\.example asks you to follow this account\./);
    assert.match(
      page.text,
      /Scan this code with WeChat on your phone, and follow the account there\. The website shows it at/,
    );
    assert.match(
      page.html,
      /<svg[^>]+role="img"[^>]+aria-label="QR code of 河流 on WeChat"[^>]*>\s*<path d="M4 4h1v1h-1z/,
    );
    assert.doesNotMatch(page.html, /<form/);
    assert.equal((await scene.ticketNow(made))?.state, 'pending');
    await visitor.get(path);
    assert.equal(scene.wechat.codes.size, 1, 'one code for one ticket');
    const [qrText] = [...scene.wechat.codes.keys()];
    await scene.wechat.phone.scan(qrText!, '小山');
    await scene.wechat.phone.follow('小山');
    assert.equal((await scene.ticketNow(made))?.state, 'following');
    assert.match((await visitor.get(path)).text, /This request has been answered The website shows it\. You can close/);
  });

  it('takes no answer', async (test) => {
    const scene = await setPlatformScene(test);
    const [made, lure] = [await scene.ticket('wechat:river'), await scene.ticket('magpie:river')];
    const path = `/follow/${made.id}`;
    const visitor = await signedInBy(scene.gateway, 'https://id.example');
    const token = (await visitor.get(`/follow/${lure.id}`)).token(`/follow/${lure.id}`);
    visitor.read();
    for (const answer of ['confirm', 'decline', 'sign-in']) {
      assert.equal((await visitor.post(path, { token, answer })).location, path);
    }
    assert.equal((await scene.ticketNow(made))?.state, 'pending');
  });

  it('shows the account’s own code where no other can be made, and says so where there is none', async (test) => {
    const own = await setPlatformScene(test);
    own.wechat.failNext('qrcode/create', 48001, 9);
    const page = await new Visitor(own.gateway).get(`/follow/${(await own.ticket('wechat:river')).id}`);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /The website shows it/);
    assert.match(page.html, /class="qr"/);
    const none = await setPlatformScene(test, {
      connectors: ({ wechat: { accounts } }) => ({
        wechat: { accounts: accounts.map(({ qr: _, ...account }) => account) },
      }),
    });
    none.wechat.failNext('qrcode/create', 48001, 9);
    const sorry = await new Visitor(none.gateway).get(`/follow/${(await none.ticket('wechat:river')).id}`);
    assert.equal(sorry.status, 503);
    assert.match(sorry.text, /The code cannot be shown now\. Nothing was changed\./);
  });

  it('is over when the ticket is', async (test) => {
    const scene = await setPlatformScene(test);
    const { id } = await scene.ticket('wechat:river');
    scene.gateway.clock.now += 301_000;
    const page = await new Visitor(scene.gateway).get(`/follow/${id}`);
    assert.match(page.text, /This request has expired/);
    assert.doesNotMatch(page.html, /class="qr"/);
  });
});
