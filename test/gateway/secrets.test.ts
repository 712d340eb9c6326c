import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { GatewayConfig } from '../../src/gateway/config/gateway-config.js';
import { createLog, secretsOf } from '../../src/gateway/log.js';
import { createToken } from '../../src/gateway/publishing/tokens.js';
import { openPage, pageKey } from './support/page-key.js';
import { addAccount } from './support/rows.js';
import { startTestGateway } from './support/start-gateway.js';

const SECRET = 'canary-secret-of-the-gateway-0123456789';
const CLIENT_SECRET = 'canary-client-secret';

const signIn: GatewayConfig['signIn'] = [
  // Nobody listens there.
  {
    id: 'login',
    label: 'Login',
    issuer: 'http://127.0.0.1:1',
    clientId: 'magpie',
    clientSecret: CLIENT_SECRET,
    scope: 'openid',
  },
];

const official = { id: 'river', name: 'River', url: 'https://river.example' };
const nowhere = 'http://127.0.0.1:1';
const connectors: GatewayConfig['connectors'] = {
  wechat: {
    apiUrl: nowhere,
    accounts: [
      {
        ...official,
        api: { appId: 'wx1', appSecret: 'canary-app-secret' },
        webhook: { token: 'canaryToken', encodingAesKey: 'canary'.padEnd(43, 'x') },
      },
    ],
  },
  qq: { graphUrl: nowhere, accounts: [{ ...official, connect: { appId: '1', appKey: 'canary-app-key' } }] },
  line: {
    apiUrl: nowhere,
    accessUrl: nowhere,
    accounts: [
      {
        id: '@river',
        messaging: { channelSecret: 'canary-channel-secret', channelId: '1' },
        login: { channelId: '2', channelSecret: 'canary-login-secret' },
      },
    ],
  },
};

describe('a secret', () => {
  it('is in no answer, no log and no figure, whatever is asked and whatever fails', async (t) => {
    const gateway = await startTestGateway(t, {
      ...{ secret: SECRET, signIn, connectors },
      publicUrl: 'http://localhost:8787',
    });
    const { ask, services, logged } = gateway;
    await addAccount(services, 'river');
    const { token } = await createToken(services, { label: 'blog' });
    const page = openPage(ask, {
      publicUrl: 'http://localhost:8787',
      origin: 'https://shop.example',
      key: await pageKey(() => gateway.clock.now),
    });
    const ticket = await page.follow('magpie:river');
    await page.status(ticket);

    const canaries = [SECRET, CLIENT_SECRET, token, ticket.secret, 'canary'];
    const answers: string[] = [];
    const html = { accept: 'text/html', cookie: 'magpie=canary-session; magpie-sign-in=canary-mark' };
    const headers = {
      ...html,
      authorization: `Bearer ${token}`,
      dpop: 'canary.proof.x',
      'content-type': 'application/json',
    };
    const visit = async (path: string, init: RequestInit = {}): Promise<void> => {
      const response = await ask(path, { headers, ...init });
      answers.push(JSON.stringify([...response.headers]), await response.text());
    };
    const all = async (): Promise<void> => {
      await visit('/v1/accounts?account=magpie:river');
      await visit('/v1/accounts/magpie:river/posts?cursor=ca-nary');
      await visit('/v1/accounts/magpie:river/scheduled');
      await visit('/v1/accounts/magpie:river/posts', { method: 'POST', body: '{"text":5}' });
      await visit('/v1/accounts/magpie:river/posts', { method: 'POST', body: '{' });
      await visit('/v1/relationships?account=magpie:river');
      await visit('/v1/follows', { method: 'POST', body: '{"account":"magpie:river"}' });
      await visit(`/v1/follows/${ticket.id}`, { headers: { authorization: `Bearer ${ticket.secret}` } });
      await visit(`/follow/${ticket.id}`);
      await visit('/sign-in/login?return_to=/me');
      await visit('/sign-in/login/callback?code=canary-code&state=canary-state');
      await visit('/v1/accounts?account=wechat:river&account=qq:river&account=line:@river');
      await visit('/v1/accounts/wechat:river/posts');
      await visit('/v1/follows', { method: 'POST', body: '{"account":"wechat:river"}' });
      await visit('/webhooks/wechat/river?signature=canary&nonce=canary&timestamp=1&echostr=c', { method: 'GET' });
      await visit('/webhooks/line/@river', { method: 'POST', body: '{"canary":1}' });
      for (const address of ['qq:river', 'line:@river']) await visit(`/sign-in/${address}?return_to=/me`);
      await visit('/sign-in/line/callback?code=canary-code&state=canary-state');
      await visit('/sign-out', { method: 'POST', body: 'token=canary' });
      for (const path of ['/me', '/docs', '/openapi.json', '/metrics', '/readyz', '/healthz', '/canary']) {
        if (path !== '/canary') await visit(path);
        else await ask(path, { headers });
      }
    };
    await all();
    for (const table of ['post', 'session', 'proof', 'publisher_token'] as const) {
      await services.database.schema
        .dropTable(table)
        .ifExists()
        .cascade()
        .execute()
        .catch(() => undefined);
    }
    await all();

    const log = JSON.stringify(logged);
    assert.ok(log.includes('"level":"error"'), 'something has failed');
    for (const canary of canaries) {
      assert.ok(!log.includes(canary), `the log has ${canary}`);
      const where = answers.find((text) => text.includes(canary));
      assert.equal(where, undefined, `an answer has ${canary}`);
    }
    assert.ok(!log.includes(ticket.id), 'the log has a ticket’s id');
  });
});

describe('the log', () => {
  function logging(secrets: readonly string[]): { log: ReturnType<typeof createLog>; text: () => string } {
    let text = '';
    return { log: createLog(secrets, { write: (line) => void (text += line) }), text: () => text };
  }

  it('blots out the secrets of the configuration wherever they turn up', () => {
    const config = {
      secret: 'canary"with quotes\\and more 0123456789',
      database: { kind: 'postgres', url: 'postgres://river:canary%2Fpassword@db.example/x?password=canary-too' },
      signIn: [{ clientSecret: 'canary-client' }, { clientSecret: undefined }],
      connectors,
    } as unknown as GatewayConfig;
    const { log, text } = logging(secretsOf(config));
    const { url } = config.database as { url: string };
    log.error({ err: new Error(`Cannot use ${config.secret}`, { cause: new Error(url) }) }, `It was ${url}`);
    log.info({ detail: 'canary/password and canary-client, canary-app-secret, canary-login-secret' }, config.secret);
    assert.ok(!text().includes('canary'), text());
    assert.match(text(), /Cannot use \[hidden\]/);
    for (const line of text().trim().split('\n')) assert.doesNotThrow(() => JSON.parse(line) as unknown);
  });

  it('leaves out what libraries hang on errors, and what people log by mistake', () => {
    const { log, text } = logging([]);
    const error = Object.assign(new Error('It failed.'), {
      code: 'E_FAILED',
      response: { body: 'canary' },
      config: { headers: { authorization: 'canary' } },
      cause: Object.assign(new Error('Deeper.'), { request: 'canary' }),
    });
    log.error({ err: error });
    log.info({
      authorization: 'canary',
      token: 'canary',
      request: { headers: { cookie: 'canary' }, password: 'canary' },
    });
    assert.ok(!text().includes('canary'), text());
    assert.match(text(), /"type":"Error","message":"It failed\.","code":"E_FAILED"/);
    assert.match(text(), /"cause":\{"type":"Error","message":"Deeper\."/);
  });

  it('is not led astray by an error that causes itself', () => {
    const { log, text } = logging([]);
    const error = new Error('It failed.');
    error.cause = error;
    log.error({ err: error });
    assert.match(text(), /It failed\./);
  });

  it('says of whatever is thrown what it can', () => {
    const { log, text } = logging([]);
    log.error({ err: 'only a text' });
    assert.match(text(), /"err":\{"message":"only a text"\}/);
  });
});
