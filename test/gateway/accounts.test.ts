import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { components } from '../../src/core/gateway-api.js';
import { contractErrors } from '../../src/gateway/http/contract.js';
import { onEachDatabase } from './support/each-database.js';
import { answered, openPublisher, refusedWith } from './support/publisher.js';
import { startTestGateway, TEST_ORIGIN } from './support/start-gateway.js';

type Account = components['schemas']['Account'];
type AccountList = components['schemas']['AccountList'];

const RIVER = '/v1/accounts/magpie:river';

onEachDatabase((start) => {
  it('shows an account as its publisher made it', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    const response = await publisher.send('POST', '/v1/accounts', {
      username: 'river',
      name: 'River Studio',
      bio: 'Prints & letters.\nhttps://river.example/shop <b>by hand</b>',
      fields: [{ label: 'Open', value: 'Mo–Fr, see https://river.example/hours.' }],
      website: 'https://river.example',
    });
    assert.equal(response.headers.get('location'), `${TEST_ORIGIN}${RIVER}`);
    assert.equal(response.headers.get('cache-control'), 'private, no-store');
    const made = await answered<Account>(response, 201);
    const expected: Account = {
      address: 'magpie:river',
      name: 'River Studio',
      handle: '@river',
      url: `${TEST_ORIGIN}/@river`,
      bio: [
        { type: 'text', text: 'Prints & letters.' },
        { type: 'break' },
        { type: 'link', text: 'https://river.example/shop', url: 'https://river.example/shop' },
        { type: 'text', text: ' <b>by hand</b>' },
      ],
      fields: [
        {
          label: 'Website',
          value: [{ type: 'link', text: 'river.example', url: 'https://river.example/' }],
          verified: false,
        },
        {
          label: 'Open',
          value: [
            { type: 'text', text: 'Mo–Fr, see ' },
            { type: 'link', text: 'https://river.example/hours', url: 'https://river.example/hours' },
            { type: 'text', text: '.' },
          ],
          verified: false,
        },
      ],
      followers: 0,
      posts: 0,
    };
    assert.deepEqual(made, expected);
    assert.deepEqual(await answered<Account>(await gateway.ask(RIVER), 200), expected);
    assert.deepEqual(contractErrors('Account', made), []);
  });

  it('answers many addresses in the order asked for, each with its account or its problem', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    await publisher.addAccount('hill');
    await publisher.addPost('hill', { text: 'One.' });
    const asked = [
      'magpie:hill',
      'magpie:nobody',
      'magpie:river',
      'bluesky:river.example',
      'magpie:hill',
      'MAGPIE:River',
    ];
    const query = new URLSearchParams(asked.map((address) => ['account', address]));
    const { accounts } = await answered<AccountList>(await gateway.ask(`/v1/accounts?${query}`), 200);
    assert.deepEqual(
      accounts.map((entry) => [
        entry.address,
        'account' in entry ? `${entry.account.address} ${entry.account.posts}` : entry.problem.code,
      ]),
      [
        ['magpie:hill', 'magpie:hill 1'],
        ['magpie:nobody', 'not-found'],
        ['magpie:river', 'magpie:river 0'],
        ['bluesky:river.example', 'not-found'],
        ['magpie:hill', 'magpie:hill 1'],
        ['MAGPIE:River', 'magpie:river 0'],
      ],
    );
    assert.deepEqual(contractErrors('AccountList', { accounts }), []);
  });

  it('changes what is said, leaves what is left out, and takes away what is null', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river', { bio: 'Prints.', website: 'https://river.example/' });
    const avatar = await publisher.addPicture('river');
    const change = async (body: unknown): Promise<Account> => answered(await publisher.send('PATCH', RIVER, body), 200);
    const renamed = await change({ name: 'Rivière', avatar, banner: avatar });
    assert.equal(renamed.name, 'Rivière');
    assert.deepEqual(renamed.bio, [{ type: 'text', text: 'Prints.' }]);
    assert.equal(renamed.fields.length, 1);
    assert.equal((await gateway.ask(renamed.avatarUrl!)).headers.get('content-type'), 'image/webp');
    assert.ok(renamed.bannerUrl);
    const cleared = await change({ website: null, avatar: null, bio: '', fields: [{ label: 'a', value: 'b' }] });
    assert.equal(cleared.avatarUrl, undefined);
    assert.equal(cleared.bannerUrl, renamed.bannerUrl);
    assert.deepEqual(cleared.bio, []);
    assert.deepEqual(
      cleared.fields.map(({ label }) => label),
      ['a'],
    );
    assert.deepEqual(await answered<Account>(await gateway.ask(RIVER), 200), cleared);
  });

  it('takes no picture that was uploaded to somebody else', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    await publisher.addAccount('hill');
    const theirs = await publisher.addPicture('hill');
    for (const avatar of [theirs, 'nothing', '']) {
      const response = await publisher.send('PATCH', RIVER, { avatar });
      assert.equal(await refusedWith(response), '422 picture-unknown');
    }
  });

  it('gives a username once', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    const make = (): Promise<Response> => publisher.send('POST', '/v1/accounts', { username: 'river', name: 'River' });
    const statuses = await Promise.all([make(), make(), make()].map(async (response) => (await response).status));
    assert.deepEqual(statuses.sort(), [201, 409, 409]);
    assert.equal((await publisher.send('DELETE', RIVER)).status, 204);
    assert.equal(await refusedWith(await make()), '409 username-taken');
  });

  it('counts public posts alone', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const { post } = await publisher.addPost('river', { text: 'now' });
    await publisher.addPost('river', { text: 'later', publishAt: new Date(gateway.clock.now + 60_000).toISOString() });
    const posts = async (): Promise<number | undefined> =>
      (await answered<Account>(await gateway.ask(RIVER), 200)).posts;
    assert.equal(await posts(), 1);
    gateway.clock.now += 60_000;
    assert.equal(await posts(), 2);
    await publisher.send('DELETE', `${RIVER}/posts/${post.id}`);
    assert.equal(await posts(), 1);
  });
});

describe('accounts', () => {
  for (const [name, draft, pointer] of [
    ['a username in capitals', { username: 'River', name: 'x' }, '/username'],
    ['a username with a dot', { username: 'river.example', name: 'x' }, '/username'],
    ['a username that ends in a hyphen', { username: 'river-', name: 'x' }, '/username'],
    ['a username of 31 characters', { username: 'r'.repeat(31), name: 'x' }, '/username'],
    ['no name', { username: 'river' }, ''],
    ['a name that shows nothing', { username: 'river', name: '\u200b \u2800' }, '/name'],
    ['a name with U+0000', { username: 'river', name: 'a\0b' }, '/name'],
    ['half of an emoji', { username: 'river', name: 'x', bio: 'a\ud83d' }, '/bio'],
    ['a website without https', { username: 'river', name: 'x', website: 'http://river.example/' }, '/website'],
    ['a website that is a script', { username: 'river', name: 'x', website: 'javascript:alert(1)' }, '/website'],
    ['a website with a password', { username: 'river', name: 'x', website: 'https://a:b@river.example/' }, '/website'],
    ['seven fields', { username: 'river', name: 'x', fields: Array(7).fill({ label: 'a', value: 'b' }) }, '/fields'],
    ['something unknown', { username: 'river', name: 'x', followers: 1_000_000 }, '/followers'],
    ['a list', [], ''],
  ] as const) {
    it(`says where a draft is wrong that has ${name}`, async (t) => {
      const publisher = await openPublisher(await startTestGateway(t));
      const response = await publisher.send('POST', '/v1/accounts', draft);
      const { code, errors } = await answered<components['schemas']['Problem']>(response, 400);
      assert.equal(code, 'invalid-request');
      assert.ok(
        errors?.some((error) => error.pointer === pointer),
        JSON.stringify(errors),
      );
    });
  }

  for (const [name, query] of [
    ['no address', ''],
    ['51 addresses', Array<string>(51).fill('account=magpie:a').join('&')],
    ['an address of 2,054 characters', `account=${'a'.repeat(2054)}`],
  ] as const) {
    it(`refuses to read ${name}`, async (t) => {
      const { ask } = await startTestGateway(t);
      assert.equal(await refusedWith(await ask(`/v1/accounts?${query}`)), '400 invalid-request');
    });
  }

  it('refuses what is not JSON, and says so of the type', async (t) => {
    const publisher = await openPublisher(await startTestGateway(t));
    const typed = await publisher.send('POST', '/v1/accounts', {}, { 'content-type': 'text/plain' });
    assert.equal(await refusedWith(typed), '415 unsupported-type');
  });

  for (const address of [
    'magpie:nobody',
    'magpie:',
    'river',
    'magpie:river:x',
    '%00',
    '%ff',
    'magpie:%2e%2e',
    'a'.repeat(400),
  ]) {
    it(`finds nobody at ${address.slice(0, 20)}`, async (t) => {
      const gateway = await startTestGateway(t);
      await (await openPublisher(gateway)).addAccount('river');
      assert.equal(await refusedWith(await gateway.ask(`/v1/accounts/${address}`)), '404 not-found');
    });
  }

  it('answers 304 while nothing has changed', async (t) => {
    const gateway = await startTestGateway(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const first = await gateway.ask(RIVER);
    const headers = { 'if-none-match': first.headers.get('etag')! };
    assert.equal((await gateway.ask(RIVER, { headers })).status, 304);
    await publisher.send('PATCH', RIVER, { name: 'Another' });
    assert.equal((await gateway.ask(RIVER, { headers })).status, 200);
  });

  it('lets an answer be kept for 15 s, and never past the next scheduled post', async (t) => {
    const gateway = await startTestGateway(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    await publisher.addAccount('hill');
    const at = new Date(gateway.clock.now + 7_900).toISOString();
    await publisher.addPost('hill', { text: 'soon', publishAt: at });
    for (const [path, seconds] of [
      [RIVER, 15],
      ['/v1/accounts/magpie:hill', 7],
      ['/v1/accounts/magpie:hill/posts', 7],
      ['/v1/accounts?account=magpie:river&account=magpie:hill', 7],
      ['/v1/accounts?account=magpie:nobody', 15],
    ] as const) {
      const control = (await gateway.ask(path)).headers.get('cache-control') ?? '';
      assert.ok(control.startsWith(`public, max-age=${seconds}, stale-while-revalidate=60`), `${path}: ${control}`);
    }
  });
});
