import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ConnectorIo } from '../../../src/gateway/connectors/connector-io.js';
import { memoryStore } from '../../../src/gateway/connectors/memory-store.js';
import { lineWebhook } from '../../../src/gateway/connectors/line/webhook.js';
import { parseQqAnswer } from '../../../src/gateway/connectors/qq/qq-answer.js';
import { wechatWebhook } from '../../../src/gateway/connectors/wechat/webhook.js';
import { wechatSignature } from '../../../src/gateway/connectors/wechat/signature.js';
import type { Target } from '../target.js';
import { textOf } from '../text-of.js';

const NOW = 1_700_000_000_000;
const unused = (): never => assert.fail('A webhook asks nobody');
const silent = { info: () => {}, warn: () => {}, error: (problem: unknown) => assert.fail(String(problem)) };
const world = (): ConnectorIo => ({
  fetch: unused,
  fetchOutside: unused,
  now: () => NOW,
  pause: unused,
  deadline: () => new AbortController().signal,
  random: () => 0.5,
  log: silent,
  store: memoryStore(() => NOW),
  imageUrl: () => undefined,
});
const events = { followed: async () => {}, unfollowed: async () => {} };
const wechat = {
  address: 'wechat:river',
  appId: 'wx0123456789abcdef',
  originalId: undefined,
  webhook: { token: 'token', encodingAesKey: undefined, welcome: 'Welcome' },
  issuer: 'wechat:wx',
};

/** Bodies of webhooks, signed as the platforms sign them, and answers of QQ: an answer comes, whatever is in them. */
export const target: Target = {
  starts: () => [
    readFileSync('test/gateway/fixtures/webhook/line-webhook-v2.json'),
    '{"events":[{"type":"follow","timestamp":1700000000000,"webhookEventId":"01","source":{"type":"user","userId":"U0123456789abcdef0123456789abcdef"}}]}',
    '<xml><ToUserName>gh</ToUserName><FromUserName>o1</FromUserName><CreateTime>1700000000</CreateTime><MsgType>event</MsgType><Event>subscribe</Event><EventKey>qrscene_a</EventKey></xml>',
    'callback( {"client_id":"1","openid":"2"} );',
    'access_token=a&expires_in=7776000',
  ],
  async fuzz(input) {
    const body = Buffer.from(input);
    parseQqAnswer(textOf(input));
    const signature = createHmac('sha256', 'secret').update(body).digest('base64');
    const line = new Request('https://g.example/', {
      method: 'POST',
      body,
      headers: { 'x-line-signature': signature },
    });
    const parameters = { timestamp: '1700000000', nonce: 'n', signature: wechatSignature('token', '1700000000', 'n') };
    const message = new Request(`https://g.example/?${new URLSearchParams(parameters)}`, { method: 'POST', body });
    const answers = [
      await lineWebhook('line:@river', 'secret', world())(line, events),
      await wechatWebhook(wechat, world())(message, events),
    ];
    for (const { status } of answers) assert.ok(status === 200 || status === 403, `${status}`);
  },
};
