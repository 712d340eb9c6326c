import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createToken, listTokens, revokeToken } from '../../src/gateway/publishing/tokens.js';
import { onEachDatabase } from './support/each-database.js';
import { openPublisher, refusedWith } from './support/publisher.js';

onEachDatabase((start) => {
  it('shows a token once and keeps only its hash', async (t) => {
    const { services } = await start(t);
    const { id, token } = await createToken(services, { label: 'Web team' });
    assert.match(token, /^mgp_[\w-]{43}$/);
    assert.match(id, /^[\da-f]{32}$/);
    const rows = await services.database.selectFrom('publisher_token').selectAll().execute();
    assert.ok(!JSON.stringify(rows).includes(token.slice(4)));
  });

  it('lists tokens with their accounts, revoked ones among them', async (t) => {
    const gateway = await start(t);
    const { services, clock } = gateway;
    const operator = await openPublisher(gateway);
    await operator.addAccount('river');
    clock.now += 1_000;
    const { id } = await createToken(services, { label: 'River', address: 'magpie:river' });
    clock.now += 1_000;
    assert.equal(await revokeToken(services, id), true);
    assert.equal(await revokeToken(services, id), false);
    const list = await listTokens(services);
    assert.deepEqual(
      list.map(({ label, address, createdAt, revokedAt }) => ({ label, address, createdAt, revokedAt })),
      [
        { label: 'tests', address: undefined, createdAt: clock.now - 2_000, revokedAt: undefined },
        { label: 'River', address: 'magpie:river', createdAt: clock.now - 1_000, revokedAt: clock.now },
      ],
    );
  });

  it('makes no token for an account that is not there', async (t) => {
    const { services } = await start(t);
    await assert.rejects(createToken(services, { label: 'x', address: 'magpie:nobody' }), { code: 'not-found' });
  });

  for (const [name, authorization] of [
    ['no token', undefined],
    ['an empty one', ''],
    ['another scheme', 'Basic cml2ZXI6cml2ZXI='],
    ['a token that was never made', `Bearer mgp_${'a'.repeat(43)}`],
    ['a token of another form', 'Bearer mgp_short'],
    ['two tokens', `Bearer mgp_${'a'.repeat(43)}, Bearer mgp_${'b'.repeat(43)}`],
  ] as const) {
    it(`tells who has ${name} nothing but that a token is needed`, async (t) => {
      const gateway = await start(t);
      await (await openPublisher(gateway)).addAccount('river');
      const headers = { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) };
      for (const [method, path] of [
        ['POST', '/v1/accounts'],
        ['PATCH', '/v1/accounts/magpie:river'],
        ['PATCH', '/v1/accounts/magpie:nobody'],
        ['DELETE', '/v1/accounts/magpie:river'],
        ['POST', '/v1/accounts/magpie:river/posts'],
        ['POST', '/v1/accounts/bluesky:river/posts'],
        ['PATCH', '/v1/accounts/magpie:river/posts/1'],
        ['DELETE', '/v1/accounts/magpie:river/posts/1'],
        ['GET', '/v1/accounts/magpie:river/scheduled'],
      ] as const) {
        const response = await gateway.ask(path, { method, headers, ...(method === 'GET' ? {} : { body: '{}' }) });
        assert.match(response.headers.get('www-authenticate') ?? '', /^Bearer realm="publisher"/);
        assert.equal(await refusedWith(response), '401 unauthorized');
      }
    });
  }

  it('takes a token no more once it is revoked', async (t) => {
    const gateway = await start(t);
    const { services } = gateway;
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const [made] = await listTokens(services);
    await revokeToken(services, made!.id);
    const response = await publisher.send('POST', '/v1/accounts', { username: 'hill', name: 'Hill' });
    assert.equal(response.headers.get('www-authenticate'), 'Bearer realm="publisher", error="invalid_token"');
    assert.equal(await refusedWith(response), '401 unauthorized');
  });

  it('lets a token for one account publish there alone, and does not tell which other accounts there are', async (t) => {
    const gateway = await start(t);
    const operator = await openPublisher(gateway);
    await operator.addAccount('river');
    await operator.addAccount('hill');
    const river = await openPublisher(gateway, 'magpie:river');
    await river.addPost('river', { text: 'Ours.' });
    const change = { name: 'Mine now' };
    assert.equal((await river.send('PATCH', '/v1/accounts/magpie:river', change)).status, 200);
    for (const address of ['magpie:hill', 'magpie:nobody', 'magpie:RIVERS', 'link:https://river.example']) {
      for (const [method, path, body] of [
        ['PATCH', '', change],
        ['DELETE', '', undefined],
        ['POST', '/posts', { text: 'x' }],
        ['PATCH', '/posts/x', { text: 'x' }],
        ['DELETE', '/posts/x', undefined],
        ['GET', '/scheduled', undefined],
      ] as const) {
        const response = await river.send(method, `/v1/accounts/${encodeURIComponent(address)}${path}`, body);
        assert.equal(await refusedWith(response), '403 forbidden', `${method} ${address}${path}`);
      }
    }
    assert.equal(
      await refusedWith(await river.send('POST', '/v1/accounts', { username: 'hill', name: 'x' })),
      '403 forbidden',
    );
  });

  it('lets the operator’s token publish for all, and says what is not there', async (t) => {
    const gateway = await start(t);
    const operator = await openPublisher(gateway);
    await operator.addAccount('river');
    await operator.addPost('river', { text: 'x' });
    for (const path of ['/v1/accounts/magpie:nobody', '/v1/accounts/bluesky:river']) {
      assert.equal(await refusedWith(await operator.send('PATCH', path, { name: 'x' })), '404 not-found');
    }
  });
});
