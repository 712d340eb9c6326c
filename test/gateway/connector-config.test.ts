import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { configProblems } from '../../src/gateway/connectors/config-problems.js';
import { connectorOf, createConnectors } from '../../src/gateway/connectors/connectors.js';
import { connectorSecrets, type ConnectorsConfig } from '../../src/gateway/connectors/connectors-config.js';
import { readConnectors, type ConnectorsFile } from '../../src/gateway/connectors/read-connectors.js';
import { connectorWorld } from './support/connector-world.js';

const wechat = {
  id: 'river',
  name: 'River',
  url: 'https://river.example',
  api: { appId: 'wx1', appSecret: 'secret-1' },
  webhook: { token: 'token2', encodingAesKey: 'a'.repeat(43) },
};
const qq = { id: 'river', name: 'River', url: 'https://river.example', connect: { appId: '1', appKey: 'secret-4' } };
const line = {
  id: '@river',
  messaging: { channelId: '1', channelSecret: 'secret-5', accessToken: 'secret-6' },
  login: { channelId: '2', channelSecret: 'secret-7' },
};
const good: ConnectorsConfig = { wechat: { accounts: [wechat] }, qq: { accounts: [qq] }, line: { accounts: [line] } };

describe('The connectors’ configuration', () => {
  it('makes a connector for each platform that it has', () => {
    const { io } = connectorWorld();
    const connectors = createConnectors(good, io);
    assert.deepEqual(
      connectors.map(({ network, accounts }) => [network, ...accounts.keys()]),
      [
        ['wechat', 'wechat:river'],
        ['qq', 'qq:river'],
        ['line', 'line:@river'],
      ],
    );
    assert.equal(connectorOf(connectors, 'line:@river')?.network, 'line');
    assert.equal(connectorOf(connectors, 'line:river'), undefined);
    assert.deepEqual(createConnectors({}, io), []);
  });

  it('may have everything on this machine', () => {
    const local = 'http://localhost:8787/fake';
    assert.deepEqual(
      configProblems({
        wechat: { apiUrl: local, accounts: [] },
        qq: { graphUrl: local, accounts: [] },
        line: { apiUrl: local, accessUrl: 'http://127.0.0.1:1', accounts: [] },
      }),
      [],
    );
  });

  for (const [name, config, problem] of [
    ['an insecure API', { wechat: { apiUrl: 'http://api.example', accounts: [] } }, /^wechat\.apiUrl is not secure/],
    ['no address', { line: { accessUrl: 'access', accounts: [] } }, /^line\.accessUrl is not secure/],
    ['an account twice', { qq: { accounts: [qq, qq] } }, /^qq has the account “river” more than once/],
    [
      'an insecure page',
      { qq: { accounts: [{ ...qq, url: 'http://river.example' }] } },
      /^qq\.accounts\[0\]\.url is not/,
    ],
    ['a script as picture', { qq: { accounts: [{ ...qq, avatarUrl: 'javascript:1' }] } }, /avatarUrl is not secure/],
    ['a WeChat ID with a space', { wechat: { accounts: [{ ...wechat, id: 'a b' }] } }, /id is no WeChat ID/],
    [
      'a token too short',
      { wechat: { accounts: [{ ...wechat, webhook: { token: 'ab' } }] } },
      /webhook\.token is not one/,
    ],
    [
      'a key too short',
      { wechat: { accounts: [{ ...wechat, webhook: { token: 'abc', encodingAesKey: 'a'.repeat(42) } }] } },
      /is no EncodingAESKey/,
    ],
    ['a key without an app', { wechat: { accounts: [{ ...wechat, api: undefined }] } }, /given without api/],
    [
      'an insecure QR code',
      { wechat: { accounts: [{ ...wechat, qr: { imageUrl: 'http://a.example' } }] } },
      /qr\.imageUrl/,
    ],
    ['a QQ number of letters', { qq: { accounts: [{ ...qq, card: { uin: 'abcde' } }] } }, /card\.uin is no number/],
    [
      'somebody else to follow',
      { qq: { accounts: [{ ...qq, follows: 'wechat:river' }] } },
      /follows is no Magpie account/,
    ],
    ['a LINE ID without @', { line: { accounts: [{ ...line, id: 'river' }] } }, /id is no LINE ID/],
    ['no name to be had', { line: { accounts: [{ id: '@river' }] } }, /name is missing/],
    [
      'a channel of LINE Login for two accounts',
      { line: { accounts: [line, { ...line, id: '@brook' }] } },
      /^line\.accounts\[1\]\.login\.channelId is that of line\.accounts\[0\] too/,
    ],
    [
      'an article of no time',
      { qq: { accounts: [{ ...qq, articles: [{ title: 'A', url: 'https://a.example', publishedAt: 'soon' }] }] } },
      /articles\[0\]\.publishedAt is no time/,
    ],
  ] as const satisfies readonly (readonly [string, ConnectorsConfig, RegExp])[]) {
    it(`with ${name} is refused with a sentence that says what was expected`, () => {
      const problems = configProblems(config);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0]!, problem);
      assert.match(problems[0]!, / Expected: /);
      assert.throws(() => createConnectors(config, connectorWorld().io), { name: 'TypeError', message: problems[0]! });
    });
  }

  it('names each of its secrets, to be kept out of the log', () => {
    assert.deepEqual(connectorSecrets(good), [
      'secret-1',
      'token2',
      'a'.repeat(43),
      'secret-4',
      'secret-5',
      'secret-6',
      'secret-7',
    ]);
    assert.deepEqual(connectorSecrets({}), []);
  });
});

describe('The connectors’ secrets', () => {
  const file: ConnectorsFile = {
    wechat: {
      apiUrl: 'https://api.example',
      accounts: [
        {
          id: 'ri-ver',
          name: 'River',
          url: 'https://river.example',
          api: { appId: 'wx1' },
          webhook: { welcome: 'Hi' },
        },
      ],
    },
    qq: { accounts: [{ id: 'river', name: 'River', url: 'https://river.example', connect: { appId: '1' } }] },
    line: { accounts: [{ id: '@river', name: 'River', messaging: {}, login: { channelId: '2' } }] },
  };
  const env = {
    MAGPIE_WECHAT_RI_VER_APP_SECRET: 'one',
    MAGPIE_WECHAT_RI_VER_TOKEN: 'two',
    MAGPIE_QQ_RIVER_APP_KEY: 'three',
    MAGPIE_LINE_RIVER_CHANNEL_SECRET: 'four',
    MAGPIE_LINE_RIVER_LOGIN_SECRET: 'five',
    MAGPIE_SECRET: 'of the gateway',
  };

  it('are of one account each: ids whose secrets would have the same name are refused', () => {
    const [account] = file.qq!.accounts;
    const two = { qq: { accounts: [account!, { ...account!, id: 'River' }] } };
    const { problems } = readConnectors(two, { MAGPIE_QQ_RIVER_APP_KEY: 'three' });
    assert.equal(problems.length, 1);
    assert.match(
      problems[0]!,
      /^The secrets of qq:river and qq:River have the same names .* Expected: ids that differ/,
    );
  });

  it('come from the environment into what the file says', () => {
    const { config, problems } = readConnectors(file, env);
    assert.deepEqual(problems, []);
    assert.deepEqual(connectorSecrets(config), ['one', 'two', 'three', 'four', 'five']);
    assert.equal(config.wechat?.apiUrl, 'https://api.example');
    assert.equal(config.wechat?.accounts[0]?.webhook?.welcome, 'Hi');
    const more = { ...env, MAGPIE_WECHAT_RI_VER_AES_KEY: 'a'.repeat(43), MAGPIE_LINE_RIVER_ACCESS_TOKEN: 'six' };
    assert.deepEqual(connectorSecrets(readConnectors(file, more).config).length, 7);
    assert.deepEqual(readConnectors({}, {}), { config: {}, problems: [] });
  });

  it('that are missing, or belong to nobody, are named one by one', () => {
    assert.deepEqual(
      readConnectors(file, { MAGPIE_QQ_OTHER_APP_KEY: 'x', MAGPIE_QQ_RIVER_APP_KEY: '' }).problems.map(
        (text) => text.split('.')[0],
      ),
      [
        'MAGPIE_WECHAT_RI_VER_APP_SECRET is missing in the environment',
        'MAGPIE_WECHAT_RI_VER_TOKEN is missing in the environment',
        'MAGPIE_QQ_RIVER_APP_KEY is missing in the environment',
        'MAGPIE_LINE_RIVER_CHANNEL_SECRET is missing in the environment',
        'MAGPIE_LINE_RIVER_LOGIN_SECRET is missing in the environment',
        'MAGPIE_QQ_OTHER_APP_KEY belongs to no account',
      ],
    );
    assert.match(
      readConnectors(file, { ...env, MAGPIE_WECHAT_RI_VER_TOKEN: 'x' }).problems.join(),
      /webhook\.token is not one/,
    );
    const [nobody] = readConnectors({}, { MAGPIE_LINE_RIVER_LOGIN_SECRET: 'x' }).problems;
    assert.equal(
      nobody,
      'MAGPIE_LINE_RIVER_LOGIN_SECRET belongs to no account. Expected: an account in the configuration file.',
    );
  });
});
