import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { fakeLine } from '../support/fake-line.mjs';
import type { Handler } from '../support/fake-platform.mjs';
import { fakeQq } from '../support/fake-qq.mjs';
import { fakeWechat } from '../support/fake-wechat.mjs';
import { connectorWorld } from './support/connector-world.js';
import { attempt, qqScene } from './support/qq-scene.js';
import { RIVER, wechatScene } from './support/wechat-scene.js';

/** Serves fake platforms below paths of one server, as the demonstration does. */
async function serve(test: TestContext, ...handlers: readonly Handler[]): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      for (const handler of handlers) if (await handler(incoming, outgoing)) return;
      outgoing.writeHead(404).end();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const post = (url: string, body: unknown): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    redirect: 'manual',
  });
const form = (url: string, fields: Record<string, string>): Promise<Response> =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

describe('The fake platforms', () => {
  it('stand side by side under paths of one server', async (test) => {
    const origin = await serve(
      test,
      fakeWechat().handler('/wechat'),
      fakeLine().handler('/line'),
      fakeQq().handler('/qq'),
    );
    assert.equal((await fetch(`${origin}/wechat/cgi-bin/user/get`)).status, 200);
    assert.equal((await fetch(`${origin}/line/v2/bot/info`)).status, 401);
    assert.match(await (await fetch(`${origin}/qq/oauth2.0/me`)).text(), /^callback\( \{"error":100007/);
    assert.equal((await fetch(`${origin}/wechat/elsewhere`)).status, 404);
    assert.equal((await fetch(`${origin}/elsewhere`)).status, 404);
  });

  it('let a page play WeChat’s phone', async (test) => {
    const scene = wechatScene();
    const origin = await serve(test, scene.platform.handler());
    const { qrText } = await scene.connector.ticketPresentation(RIVER, scene.ticket('T1'));
    const state = async (): Promise<unknown> => (await fetch(`${origin}/phone`)).json();
    assert.deepEqual(await state(), {
      codes: [{ qrText, expiresAt: scene.world.clock.now + 300_000 }],
      followers: [],
    });
    assert.deepEqual(await (await post(`${origin}/phone/scan`, { qrText, person: 'May' })).json(), {
      shows: 'account',
    });
    assert.deepEqual(await (await post(`${origin}/phone/follow`, { person: 'May' })).json(), { shows: 'chat' });
    assert.equal(scene.heard.followed[0]?.ticketId, 'T1');
    await post(`${origin}/phone/write`, { person: 'May', text: 'Hello' });
    await post(`${origin}/phone/unfollow`, { person: 'May' });
    assert.equal(scene.heard.unfollowed.length, 1);
    assert.equal((await post(`${origin}/phone/fly`, { person: 'May' })).status, 404);
    assert.equal((await post(`${origin}/phone/scan`, { qrText })).status, 404);
    scene.world.clock.now += 300_000;
    assert.deepEqual(await state(), { codes: [], followers: [] });
  });

  it('let a person at a screen sign in with LINE, or not', async (test) => {
    const { io } = connectorWorld();
    const told: string[] = [];
    const deliver = async (url: string): Promise<Response> => {
      told.push(url);
      return new Response('');
    };
    const platform = fakeLine({ now: io.now, deliver });
    const origin = await serve(test, platform.handler('/line'));
    const redirectUri = 'https://gateway.example/sign-in/line/callback';
    const query = {
      response_type: 'code',
      client_id: '1650000002',
      redirect_uri: redirectUri,
      state: 'a state',
      scope: 'profile openid',
      bot_prompt: 'normal',
    };
    const at = (changed: Record<string, string> = {}): string =>
      `${origin}/line/oauth2/v2.1/authorize?${new URLSearchParams({ ...query, ...changed }).toString()}`;
    const page = await (await fetch(at())).text();
    assert.match(page, /<option>Aoi<\/option>.*Add River as a friend/);
    const allowed = await form(at(), { person: 'Aoi', decision: 'allow', addFriend: 'on' });
    const back = new URL(allowed.headers.get('location')!);
    assert.equal(`${back.origin}${back.pathname}`, redirectUri);
    assert.deepEqual(
      [back.searchParams.get('state'), back.searchParams.get('friendship_status_changed')],
      ['a state', 'true'],
    );
    assert.equal(told.length, 1);
    const declined = await form(at(), { person: 'Aoi', decision: 'decline' });
    assert.equal(new URL(declined.headers.get('location')!).searchParams.get('error'), 'access_denied');
    for (const changed of [
      { client_id: '1' },
      { redirect_uri: 'https://evil.example' },
      { state: '' },
      { scope: 'profile' },
    ]) {
      assert.equal((await fetch(at(changed))).status, 400);
      assert.equal((await form(at(changed), { person: 'Aoi', decision: 'allow' })).status, 400);
    }
    assert.deepEqual(await (await fetch(`${origin}/line/phone`)).json(), {
      people: ['Aoi', 'Haru', 'Mei'].map((person) => ({ person, friend: person === 'Aoi' })),
    });
    await post(`${origin}/line/phone/block`, { person: 'Aoi' });
    assert.equal(platform.isFriend('Aoi'), false);
    await post(`${origin}/line/phone/add-friend`, { person: 'Mei' });
    assert.equal(platform.isFriend('Mei'), true);
  });

  it('let a person at a screen sign in with QQ, or not', async (test) => {
    const { platform, signIn } = qqScene();
    const origin = await serve(test, platform.handler('/qq'));
    const begun = new URL(signIn.begin(attempt));
    const at = `${origin}/qq${begun.pathname}${begun.search}`;
    assert.match(await (await fetch(at)).text(), /<option>小河<\/option>/);
    const allowed = await form(at, { person: '小雨', decision: 'allow' });
    const back = new URL(allowed.headers.get('location')!);
    assert.equal((await signIn.finish(back.searchParams, attempt)).person.name, '小雨');
    const declined = await form(at, { person: '小雨', decision: 'decline' });
    const refused = new URL(declined.headers.get('location')!);
    await assert.rejects(signIn.finish(refused.searchParams, attempt), { code: 'declined' });
    assert.equal((await fetch(at.replace('gateway.example', 'evil.example'))).status, 400);
  });
});
