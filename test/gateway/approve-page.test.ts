import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setFollowScene, SHOP, type FollowScene } from './support/follow-scene.js';
import type { Page, Visitor } from './support/visitor.js';
import { Visitor as NewVisitor } from './support/visitor.js';

const confirm = async (visitor: Visitor, path: string, answer = 'confirm'): Promise<Page> => {
  const page = await visitor.get(path);
  visitor.read();
  return visitor.post(path, { token: page.token(path), answer });
};

describe('the approve page, opened', () => {
  it('names the account, the asking site, what is allowed, and who is signed in', async (test) => {
    const { ticket, signedIn } = await setFollowScene(test);
    const page = await (await signedIn()).get(`/follow/${(await ticket()).id}`);
    assert.equal(page.status, 200);
    assert.match(page.text, /Follow River Studio \? @river/);
    assert.match(page.text, /https:\/\/ shop\.example asks you to follow this account\./);
    assert.match(page.text, /able to show which accounts you follow here, and to unfollow for you\./);
    assert.match(page.text, /It will not learn who you are\./);
    assert.match(page.text, /Follow River Studio Not now Signed in as Mei with Local Use another account/);
  });

  it('offers to sign in and come back to whoever is not signed in, and nothing to confirm', async (test) => {
    const { gateway, ticket } = await setFollowScene(test);
    const { id } = await ticket();
    const page = await new NewVisitor(gateway).get(`/follow/${id}?return=1&lang=en&utm=x`);
    const returnTo = encodeURIComponent(`/follow/${id}?return=1&lang=en`);
    assert.ok(page.html.includes(`href="/sign-in/local?return_to=${returnTo}&amp;lang=en"`));
    assert.match(page.text, /Continue with Local Not now/);
    assert.doesNotMatch(page.html, /value="confirm"/);
  });

  it('tells the asking page that somebody has opened it', async (test) => {
    const { gateway, ticket, ticketNow } = await setFollowScene(test);
    const made = await ticket();
    await new NewVisitor(gateway).get(`/follow/${made.id}`);
    assert.equal((await ticketNow(made))?.state, 'scanned');
  });

  for (const [name, value] of [
    ['sec-purpose', 'prefetch'],
    ['sec-purpose', 'prefetch;prerender'],
    ['purpose', 'prefetch'],
    ['x-moz', 'prefetch'],
  ] as const) {
    it(`says nothing when a browser only guesses that somebody will come (${name}: ${value})`, async (test) => {
      const { gateway, ticket, ticketNow } = await setFollowScene(test);
      const made = await ticket();
      const page = await new NewVisitor(gateway).get(`/follow/${made.id}`, { [name]: value });
      assert.equal(page.status, 503);
      assert.equal((await ticketNow(made))?.state, 'pending');
    });
  }

  it('says nothing when only its headers are asked for', async (test) => {
    const { gateway, ticket, ticketNow } = await setFollowScene(test);
    const made = await ticket();
    await gateway.ask(`/follow/${made.id}`, { method: 'HEAD' });
    assert.equal((await ticketNow(made))?.state, 'pending');
  });

  it('shows a site whose name could mislead as what it is', async (test) => {
    const { gateway, ticket } = await setFollowScene(test);
    for (const [origin, shown] of [
      ['https://xn--pypal-4ve.example', 'https:// xn--pypal-4ve.example asks'],
      ['https://magpie.example.evil.example', 'https:// magpie.example.evil.example asks'],
      ['http://localhost:8080', 'http:// localhost:8080 asks'],
    ] as const) {
      const page = await new NewVisitor(gateway).get(`/follow/${(await ticket({ origin })).id}`);
      assert.ok(page.text.includes(shown), page.text);
    }
  });

  it('speaks the language that the asking page wished, unless the visitor chose one', async (test) => {
    const { gateway, ticket } = await setFollowScene(test);
    const { id } = await ticket({ language: 'zh-Hans-CN' });
    const visitor = new NewVisitor(gateway);
    assert.match((await visitor.get(`/follow/${id}`, { 'accept-language': 'en' })).text, /关注 River Studio ？/);
    assert.match((await visitor.get(`/follow/${id}?lang=en`)).text, /Follow River Studio \?/);
  });

  it('draws hostile names as text', async (test) => {
    const { gateway, account, ticket } = await setFollowScene(test);
    const evil = await account('evil', '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202eabc');
    const { html } = await new NewVisitor(gateway).get(`/follow/${(await ticket({ account: evil })).id}`);
    assert.doesNotMatch(html, /<script>alert|<img src=x/);
    assert.match(html, /<bdi>&quot;&gt;&lt;script&gt;/);
  });
});

describe('the approve page, answered', () => {
  it('makes the viewer follow, once, and says so', async (test) => {
    const { ticket, ticketNow, signedIn, counts } = await setFollowScene(test);
    const made = await ticket();
    const path = `/follow/${made.id}`;
    const mei = await signedIn();
    const answered = await confirm(mei, path);
    assert.equal(answered.status, 303);
    assert.equal(answered.location, path);
    assert.equal((await ticketNow(made))?.state, 'following');
    assert.deepEqual(await counts(), { followers: 1, follows: 1 });
    assert.match((await mei.get(path)).text, /You follow River Studio You can close this window\./);
    await confirm(mei, path);
    assert.deepEqual(await counts(), { followers: 1, follows: 1 });
  });

  it('leads back to the asking page where it took that page’s place', async (test) => {
    const { ticket, signedIn } = await setFollowScene(test);
    const { id } = await ticket({ returnUrl: `${SHOP}/blog?x=1#follow` });
    const mei = await signedIn();
    assert.equal((await confirm(mei, `/follow/${id}?return=1`)).location, `${SHOP}/blog?x=1#follow`);
    assert.match((await mei.get(`/follow/${id}?return=1`)).html, /href="https:\/\/shop\.example\/blog\?x=1#follow"/);
  });

  it('lets its form lead to the asking site only where it took that page’s place', async (test) => {
    const { ticket, signedIn } = await setFollowScene(test);
    const { id } = await ticket({ returnUrl: `${SHOP}/blog` });
    const mei = await signedIn();
    const policyOf = async (path: string): Promise<string> =>
      (await mei.get(path)).response.headers.get('content-security-policy')!;
    assert.match(await policyOf(`/follow/${id}?return=1`), /form-action 'self' https:\/\/shop\.example;/);
    assert.match(await policyOf(`/follow/${id}`), /form-action 'self';/);
  });

  it('leads nowhere else, whatever the ticket says', async (test) => {
    const { ticket, signedIn } = await setFollowScene(test);
    for (const returnUrl of [
      'https://evil.example/',
      'https://shop.example.evil.example/',
      'javascript:alert(1)',
      '//evil.example',
    ]) {
      const { id } = await ticket({ returnUrl });
      const path = `/follow/${id}?return=1`;
      assert.equal((await confirm(await signedIn(), path)).location, path);
    }
  });

  it('leaves everything as it was after “Not now”, signed in or not', async (test) => {
    const { gateway, ticket, ticketNow, signedIn, counts } = await setFollowScene(test);
    for (const visitor of [await signedIn(), new NewVisitor(gateway)]) {
      const made = await ticket();
      const path = `/follow/${made.id}`;
      assert.equal((await confirm(visitor, path, 'decline')).location, path);
      assert.equal((await ticketNow(made))?.code, 'denied');
      assert.match((await visitor.get(path)).text, /Nothing was changed/);
    }
    assert.deepEqual(await counts(), { followers: 0, follows: 0 });
  });

  it('says in words that the viewer follows as many as they may', async (test) => {
    const { account, ticket, ticketNow, signedIn } = await setFollowScene(test, { followLimit: 1 });
    const mei = await signedIn();
    await confirm(mei, `/follow/${(await ticket({ account: await account('lantern') })).id}`);
    const made = await ticket({ returnUrl: `${SHOP}/` });
    const path = `/follow/${made.id}?return=1`;
    assert.equal((await confirm(mei, path)).location, path);
    assert.equal((await ticketNow(made))?.code, 'follow-limit');
    const { text } = await mei.get(path);
    assert.match(text, /You follow as many accounts as you can One person can follow 1 account here\. Unfollow one/);
    assert.match(text, /Back to shop\.example What I follow/);
  });

  it('says to one who follows already what a yes would change', async (test) => {
    const { ticket, signedIn, counts } = await setFollowScene(test);
    const mei = await signedIn();
    await confirm(mei, `/follow/${(await ticket()).id}`);
    const path = `/follow/${(await ticket({ origin: 'https://blog.example' })).id}`;
    assert.match(
      (await mei.get(path)).text,
      /You follow River Studio already\. Confirm to let this site show it\. Let it show that/,
    );
    await confirm(mei, path);
    assert.deepEqual(await counts(), { followers: 1, follows: 1 });
  });

  it('has words of their own for tickets that are over, gone or somebody else’s', async (test) => {
    const { gateway, ticket, signedIn } = await setFollowScene(test);
    const { id } = await ticket();
    await confirm(await signedIn('Mei'), `/follow/${id}`);
    const seenByOther = await (await signedIn('Bo')).get(`/follow/${id}`);
    assert.match(seenByOther.text, /This request has been answered/);
    assert.doesNotMatch(seenByOther.text, /You follow/);
    const late = await ticket();
    gateway.clock.now += 300_000;
    const visitor = new NewVisitor(gateway);
    assert.match((await visitor.get(`/follow/${late.id}`)).text, /This request has expired/);
    const unknown = await visitor.get('/follow/AAAAAAAAAAAAAAAAAAAAAA');
    assert.equal(unknown.status, 404);
    assert.match(unknown.text, /There is no such request/);
  });

  it('follows nothing when a ticket expires between page and answer', async (test) => {
    const { gateway, ticket, signedIn, counts } = await setFollowScene(test);
    const { id } = await ticket();
    const mei = await signedIn();
    const page = await mei.get(`/follow/${id}`);
    gateway.clock.now += 300_000;
    const answered = await mei.post(`/follow/${id}`, { token: page.token(`/follow/${id}`), answer: 'confirm' });
    assert.equal(answered.status, 303);
    assert.deepEqual(await counts(), { followers: 0, follows: 0 });
  });
});

describe('a yes that nobody meant', () => {
  async function refused(
    scene: FollowScene,
    send: (visitor: Visitor, path: string, token: string) => Promise<Page>,
  ): Promise<Page> {
    const mei = await scene.signedIn();
    const made = await scene.ticket();
    const path = `/follow/${made.id}`;
    const token = (await mei.get(path)).token(path);
    assert.match(token, /^\d+\.[\w-]{43}$/);
    const page = await send(mei, path, token);
    assert.equal((await scene.ticketNow(made))?.state, 'scanned');
    assert.deepEqual(await scene.counts(), { followers: 0, follows: 0 });
    return page;
  }

  it('does not count sooner than half a second after the page was made, and shows it again', async (test) => {
    const scene = await setFollowScene(test);
    const page = await refused(scene, async (mei, path, token) => {
      scene.gateway.clock.now += 499;
      return mei.post(path, { token, answer: 'confirm' });
    });
    assert.equal(page.status, 409);
    assert.match(page.text, /^That was very quick\. Please look once more, then confirm\. .*Follow River Studio/);
  });

  const headers: readonly (readonly [what: string, headers: Readonly<Record<string, string>>])[] = [
    ['another site sends', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['the asking site itself sends', { origin: SHOP, 'sec-fetch-site': 'cross-site' }],
    ['a sandboxed frame sends', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['a neighbouring host sends', { origin: 'https://evil.magpie.example', 'sec-fetch-site': 'same-site' }],
    ['the same host on another port sends', { origin: 'https://magpie.example:8443', 'sec-fetch-site': 'same-site' }],
    ['plain http sends', { origin: 'http://magpie.example', 'sec-fetch-site': 'cross-site' }],
    ['comes with an origin that its browser contradicts', { 'sec-fetch-site': 'cross-site' }],
  ];
  for (const [what, sent] of headers) {
    it(`does not count when ${what} it`, async (test) => {
      const scene = await setFollowScene(test);
      const page = await refused(scene, async (mei, path, token) => {
        mei.read();
        return mei.post(path, { token, answer: 'confirm' }, sent);
      });
      assert.equal(page.status, 403);
      assert.match(page.text, /This did not come from our page/);
    });
  }

  it('does not count without any word of where it comes from', async (test) => {
    const scene = await setFollowScene(test);
    const page = await refused(scene, async (mei, path, token) => {
      mei.read();
      const cookie = `__Host-magpie=${mei.cookies.get('__Host-magpie')}`;
      const response = await scene.gateway.ask(path, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ token, answer: 'confirm' }),
      });
      return { status: response.status } as Page;
    });
    assert.equal(page.status, 403);
  });

  const tokens: readonly (readonly [
    what: string,
    make: (scene: FollowScene, mei: Visitor, path: string, token: string) => string | Promise<string>,
  ])[] = [
    ['is missing', () => ''],
    ['is made up', (_scene, _mei, _path, token) => token.replace(/\..*/, `.${'A'.repeat(43)}`)],
    ['claims another time', (_scene, _mei, _path, token) => token.replace(/^\d+/, (made) => `${Number(made) - 5_000}`)],
    ['is of another ticket', async (scene, mei) => tokenOf(mei, `/follow/${(await scene.ticket()).id}`)],
    ['is of another viewer', async (scene, _mei, path) => tokenOf(await scene.signedIn('Bo'), path)],
    ['is of nobody', async (scene, _mei, path) => tokenOf(new NewVisitor(scene.gateway), path)],
  ];
  for (const [what, make] of tokens) {
    it(`does not count when the form’s token ${what}`, async (test) => {
      const scene = await setFollowScene(test);
      const page = await refused(scene, async (mei, path, token) => {
        const sent = await make(scene, mei, path, token);
        mei.read();
        return mei.post(path, { token: sent, answer: 'confirm' });
      });
      assert.equal(page.status, 409);
      assert.match(page.text, /^This page was open for too long, or you signed in anew since\./);
    });
  }

  it('does not count when somebody else has signed in since', async (test) => {
    const scene = await setFollowScene(test);
    const bo = await scene.signedIn('Bo');
    await refused(scene, async (mei, path, token) => {
      mei.cookies.set('__Host-magpie', bo.cookies.get('__Host-magpie')!);
      mei.read();
      return mei.post(path, { token, answer: 'confirm' });
    });
  });

  it('does not count from whoever is not signed in any more', async (test) => {
    const scene = await setFollowScene(test);
    await refused(scene, async (mei, path) => {
      mei.cookies.clear();
      const token = await tokenOf(mei, path);
      mei.read();
      const page = await mei.post(path, { token, answer: 'confirm' });
      assert.equal(page.location, path);
      return page;
    });
  });

  it('does not count as JSON, which a form cannot send', async (test) => {
    const scene = await setFollowScene(test);
    const page = await refused(scene, async (mei, path, token) => {
      mei.read();
      return mei.post(path, { token, answer: 'confirm' }, { 'content-type': 'application/json' });
    });
    assert.equal(page.status, 400);
  });

  const tokenOf = async (visitor: Visitor, path: string): Promise<string> => (await visitor.get(path)).token(path);
});
