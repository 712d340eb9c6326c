import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { json } from '../support/fake-platform.mjs';
import {
  continueWith,
  pathOf,
  press,
  setPlatformScene,
  signedInBy,
  type PlatformScene,
} from './support/platform-scene.js';
import { configured } from './support/providers.js';
import { TEST_ORIGIN } from './support/start-gateway.js';
import { Visitor, type Page } from './support/visitor.js';

const RIVER = 'line:@river';

/** Signs in without a ticket. @returns The answer to the platform's redirect back. */
async function signIn(
  { gateway, line }: PlatformScene,
  visitor = new Visitor(gateway),
  decision = {},
  returnTo = '/me',
): Promise<Page> {
  const begun = await visitor.get(`/sign-in/${RIVER}?return_to=${encodeURIComponent(returnTo)}`);
  return visitor.get(pathOf(await line.phone.signIn(begun.location!, 'Aoi', decision)));
}

describe('signing in with a platform', () => {
  it('is offered beside the providers, once a platform, and on tickets of the gateway’s own accounts too', async (test) => {
    const scene = await setPlatformScene(test, {
      overrides: { signIn: [configured('local', 'https://id.example', { label: 'Local' })] },
      connectors: ({ line, ...rest }) => ({
        ...rest,
        line: {
          accounts: [
            ...line.accounts,
            { ...line.accounts[0]!, id: '@second', login: { ...line.accounts[0]!.login!, channelId: '1650000009' } },
          ],
        },
      }),
    });
    const visitor = new Visitor(scene.gateway);
    const page = await visitor.get('/sign-in?return_to=/me');
    assert.match(page.text, /Continue with Local Continue with QQ Continue with LINE Back/);
    assert.match(page.html, /href="\/sign-in\/line:@river\?return_to=%2Fme"/);
    const { id } = await scene.ticket('magpie:river');
    assert.match((await visitor.get(`/follow/${id}`)).text, /Continue with Local Continue with QQ Continue with LINE/);
  });

  it('leads to LINE with all that a safe answer needs, and comes back to one address for all accounts', async (test) => {
    const { gateway } = await setPlatformScene(test);
    for (const path of ['/sign-in/line:@river', '/sign-in/line%3A%40river']) {
      const begun = await new Visitor(gateway).get(path);
      assert.equal(begun.status, 303);
      const { origin, searchParams } = new URL(begun.location!);
      assert.equal(origin, 'https://access.line.me');
      assert.equal(searchParams.get('redirect_uri'), `${TEST_ORIGIN}/sign-in/line/callback`);
      assert.equal(searchParams.get('code_challenge_method'), 'S256');
      for (const name of ['state', 'nonce', 'code_challenge']) assert.match(searchParams.get(name)!, /^[\w-]{43}$/);
    }
  });

  it('signs in under the name of the platform, and names it', async (test) => {
    const scene = await setPlatformScene(test);
    const visitor = new Visitor(scene.gateway);
    const back = await signIn(scene, visitor);
    assert.equal(back.status, 303);
    assert.equal(back.location, '/me');
    assert.match((await visitor.get('/me')).text, /Signed in as Aoi with LINE/);
    const begun = await visitor.get('/sign-in/qq:river?return_to=/me');
    await visitor.get(pathOf(await scene.qq.phone.signIn(begun.location!, '小河')));
    assert.match((await visitor.get('/me')).text, /Signed in as 小河 with QQ/);
  });

  it('knows a person again in another app of the company, where QQ tells that they are the same', async (test) => {
    const scene = await setPlatformScene(test, {
      connectors: ({ qq, ...rest }) => ({
        ...rest,
        qq: {
          accounts: qq.accounts.map((account) => ({ ...account, connect: { ...account.connect!, unionId: true } })),
        },
      }),
      qq: { company: 'River Inc.' },
    });
    const visitor = new Visitor(scene.gateway);
    const begun = await visitor.get('/sign-in/qq:river?return_to=/me');
    await visitor.get(pathOf(await scene.qq.phone.signIn(begun.location!, '小河')));
    assert.match((await visitor.get('/me')).text, /Signed in as 小河 with QQ/);
    const viewers = await scene.gateway.services.database.selectFrom('viewer').select(['issuer', 'subject']).execute();
    assert.deepEqual(viewers, [{ issuer: 'qq:unionid', subject: scene.qq.unionId('小河') }]);
  });

  it('names the platform also where the operator has taken its sign-in away since', async (test) => {
    const { gateway } = await setPlatformScene(test, { connectors: () => ({}) });
    for (const [issuer, shown] of [
      ['qq:101000001', 'with QQ'],
      ['wechat:wx0123', 'with WeChat'],
      ['https://access.line.me', 'with access.line.me'],
      ['other:1', 'with other'],
    ] as const) {
      const visitor = await signedInBy(gateway, issuer);
      assert.ok((await visitor.get('/me')).text.includes(`Signed in ${shown} Use`), issuer);
    }
  });

  it('remembers whom the platform says that they follow there, and that they do not any more', async (test) => {
    const scene = await setPlatformScene(test);
    const visitor = new Visitor(scene.gateway);
    await signIn(scene, visitor, { addFriend: true });
    assert.equal(await scene.followers(RIVER), 1);
    // LINE was not heard when they blocked it.
    scene.line.answerNext('friendship', () => json({ friendFlag: false }));
    await signIn(scene, visitor);
    assert.equal(await scene.followers(RIVER), 0);
  });

  it('says so when the visitor said no, and changes nothing', async (test) => {
    const scene = await setPlatformScene(test);
    const visitor = new Visitor(scene.gateway);
    const page = await signIn(scene, visitor, { decline: true });
    assert.equal(page.status, 403);
    assert.match(page.text, /You did not sign in You, or LINE, said no\. Nothing was changed\. Try again Back/);
    assert.match(page.html, /href="\/sign-in\/line:@river\?return_to=%2Fme"/);
    assert.equal(visitor.cookies.has('__Host-magpie'), false);
  });

  it('takes an answer once, in time, and only where it began', async (test) => {
    const scene = await setPlatformScene(test);
    const visitor = new Visitor(scene.gateway);
    const begin = async (): Promise<string> => {
      const begun = await visitor.get(`/sign-in/${RIVER}`);
      return pathOf(await scene.line.phone.signIn(begun.location!, 'Aoi'));
    };
    const back = await begin();
    const elsewhere = await new Visitor(scene.gateway).get(back);
    assert.match(elsewhere.text, /began in another browser/);
    assert.equal((await visitor.get(back)).status, 303);
    assert.match((await visitor.get(back)).text, /This sign-in has expired/);
    const late = await begin();
    scene.gateway.clock.now += 301_000;
    assert.match((await visitor.get(late)).text, /This sign-in has expired/);
    assert.match((await visitor.get('/sign-in/line/callback?code=a&state=forged')).text, /This sign-in has expired/);
  });

  it('takes no answer for that of another platform', async (test) => {
    const { gateway, line } = await setPlatformScene(test);
    const visitor = new Visitor(gateway);
    const begun = await visitor.get(`/sign-in/${RIVER}`);
    const back = pathOf(await line.phone.signIn(begun.location!, 'Aoi'));
    assert.match((await visitor.get(back.replace('/line/', '/qq/'))).text, /This sign-in has expired/);
    assert.equal((await visitor.get(back)).status, 303);
  });

  it('answers 404 for what is no way to sign in', async (test) => {
    const { gateway } = await setPlatformScene(test, {
      connectors: ({ wechat, qq: { accounts } }) => ({
        wechat,
        qq: { accounts: accounts.map(({ connect: _, ...account }) => account) },
      }),
    });
    for (const path of ['wechat:river', 'qq:river', 'line:@river', 'line', 'qq/callback', 'wechat/callback']) {
      assert.equal((await new Visitor(gateway).get(`/sign-in/${path}`)).status, 404, path);
    }
    assert.match((await new Visitor(gateway).get('/sign-in')).text, /no way to sign in yet/);
  });
});

describe('a platform that is in trouble', () => {
  for (const [what, answer, status, words, level, told] of [
    [
      'does not know the gateway',
      () => json({ error: 'invalid_client', error_description: 'invalid client_secret' }, 400),
      502,
      /LINE cannot be reached now/,
      'error',
      /Nobody can sign in with LINE – .*channel secret/,
    ],
    ['does not answer', () => json({}, 503), 502, /LINE cannot be reached now/, 'error', /LINE signed nobody in – /],
    [
      'asks for patience',
      () => json({ message: 'The API rate limit has been exceeded.' }, 429),
      502,
      /LINE cannot be reached now/,
      'error',
      /LINE signed nobody in – /,
    ],
    [
      'answers with something else',
      () => json({ access_token: '' }),
      502,
      /Signing in with LINE did not work/,
      'error',
      /LINE signed nobody in – /,
    ],
    [
      'does not know the code',
      () => json({ error: 'invalid_grant', error_description: 'invalid authorization code' }, 400),
      400,
      /This sign-in has expired/,
      'info',
      /LINE signed nobody in – /,
    ],
  ] as const) {
    it(`is told to the visitor and to the operator: one that ${what}`, async (test) => {
      const scene = await setPlatformScene(test);
      scene.line.answerNext('login-token', answer, 3);
      const page = await signIn(scene);
      assert.equal(page.status, status);
      assert.match(page.text, words);
      const line = scene.gateway.logged.find(({ failure }) => failure !== undefined)!;
      assert.equal(line['level'], level);
      assert.equal(line['provider'], RIVER);
      assert.match(String(line['msg']), told);
      assert.doesNotMatch(JSON.stringify(scene.gateway.logged), /fake-secret|fake-user-token/);
    });
  }
});

describe('a link straight to the sign-in', () => {
  it('ends no ticket by itself, though it leads back to one', async (test) => {
    const scene = await setPlatformScene(test);
    const made = await scene.ticket(RIVER);
    const path = `/follow/${made.id}`;
    const visitor = new Visitor(scene.gateway);
    const back = await signIn(scene, visitor, { addFriend: true }, path);
    assert.equal(back.location, path);
    assert.equal((await scene.ticketNow(made))?.state, 'pending');
    const page = await visitor.get(path);
    assert.match(page.text, /You follow River already\. Confirm to let this site show it\. Let it show that Not now/);
    await press(visitor, path, 'confirm');
    assert.equal((await scene.ticketNow(made))?.state, 'following');
  });

  it('ends no ticket for QQ either, nor by a ticket of its own in the address', async (test) => {
    const scene = await setPlatformScene(test);
    const made = await scene.ticket('qq:river');
    const visitor = new Visitor(scene.gateway);
    const returnTo = encodeURIComponent(`/follow/${made.id}`);
    const begun = await visitor.get(`/sign-in/qq:river?return_to=${returnTo}&ticket_id=${made.id}&ticket=${made.id}`);
    await visitor.get(pathOf(await scene.qq.phone.signIn(begun.location!, '小河')));
    assert.equal((await scene.ticketNow(made))?.state, 'pending');
    assert.equal(await scene.followers('magpie:river'), 0);
  });

  it('ends no other ticket than the one that was said yes to', async (test) => {
    const scene = await setPlatformScene(test);
    const [made, other] = [await scene.ticket(RIVER), await scene.ticket(RIVER)];
    const visitor = new Visitor(scene.gateway);
    await continueWith(visitor, `/follow/${made.id}`, (url) =>
      scene.line.phone.signIn(url, 'Aoi', { addFriend: true }),
    );
    assert.equal((await scene.ticketNow(made))?.state, 'following');
    assert.equal((await scene.ticketNow(other))?.state, 'pending');
  });
});
