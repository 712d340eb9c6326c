import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { card, feed, openForBusiness } from './customer.mjs';
import { follower, openShop } from './follower.mjs';
import { openGateway } from './gateway.mjs';

const cli = fileURLToPath(new URL('../../src/gateway/dist/gateway/cli.js', import.meta.url));
const picture = readFileSync(new URL('../support/pictures/wide.png', import.meta.url));

describe('a brand', () => {
  const gateway = openGateway();
  openForBusiness();
  let token;

  /**
   * The command, as an operator runs it beside the gateway. Waited for without blocking: connections end meanwhile, and the next
   * request would go into one that has.
   */
  async function command(...words) {
    const config = join(gateway.folder, 'magpie.config.json');
    writeFileSync(config, JSON.stringify({ publicUrl: new URL(gateway.url).origin }));
    const args = [cli, ...words, '--config', config, '--data', join(gateway.folder, 'gateway.sqlite')];
    const env = { ...process.env, MAGPIE_SECRET: 'another secret: tokens do not need this one' };
    const running = promisify(execFile)(process.execPath, args, { env });
    running.child.stdin.end();
    return (await running).stdout.trim();
  }

  async function publish(method, path, body, type = 'application/json') {
    const answer = await fetch(new URL(`/v1/accounts${path}`, gateway.url), {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': type } : {}) },
      body: type === 'application/json' ? JSON.stringify(body) : body,
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }

  before(async () => (token = await command('token', 'create', '--label', 'Web team')));

  it('makes an account and publishes, and its page shows both', async (t) => {
    await publish('POST', '', { username: 'quay', name: 'The Quay', bio: 'Boats, and what they bring.' });
    const { id } = await publish('POST', '/magpie:quay/pictures', picture, 'image/png');
    await publish('PATCH', '/magpie:quay', { banner: id });
    await publish('POST', '/magpie:quay/posts', {
      title: 'Today at the quay',
      text: 'Three boats, *one* cat. https://quay.example/boats',
      format: 'markdown',
      pictures: [{ id, alt: 'A blue field.' }],
      tags: ['boats'],
    });
    const body = card('magpie:quay') + feed('magpie:quay');
    const shop = await openShop(await follower(t, gateway), gateway, { body });
    await shop.sees('magpie-account-card [part=name]:has-text("The Quay")');
    await shop.sees('magpie-post-feed [part=post]:has-text("Today at the quay")');
    const post = shop.page.locator('magpie-post-feed [part=post]');
    assert.equal(await post.locator('em').textContent(), 'one');
    assert.equal(
      await post.getByRole('link', { name: 'quay.example/boats' }).getAttribute('href'),
      'https://quay.example/boats',
    );
    await post.getByAltText('A blue field.').waitFor();
    assert.deepEqual(shop.problems, []);
  });

  it('keeps a scheduled post to itself until its time', async () => {
    const { post } = await publish('POST', '/magpie:lantern/posts', {
      text: 'Not yet.',
      publishAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const texts = async () =>
      JSON.stringify(await (await fetch(new URL('/v1/accounts/magpie:lantern/posts', gateway.url))).json());
    assert.ok(!(await texts()).includes('Not yet.'));
    await publish('PATCH', `/magpie:lantern/posts/${post.id}`, {
      publishAt: new Date(Date.now() - 1000).toISOString(),
    });
    assert.ok((await texts()).includes('Not yet.'));
  });

  it('is shown anew, and gone, where a visitor comes back', async (t) => {
    const { post } = await publish('POST', '/magpie:river/posts', { text: 'A slip of the pen.' });
    const head = `<meta name="magpie:fresh-seconds" content="0"><script type="module" src="/dist/cdn/magpie.js" data-gateway="${gateway.url}"></script>`;
    const shop = await openShop(await follower(t, gateway), gateway, { head, body: feed('magpie:river') });
    await shop.sees('[part=post]:has-text("A slip of the pen.")');
    await publish('PATCH', `/magpie:river/posts/${post.id}`, { text: 'A stroke of the pen.' });
    await shop.page.reload();
    await shop.sees('[part=post]:has-text("A stroke of the pen.")');
    await publish('DELETE', `/magpie:river/posts/${post.id}`);
    await shop.page.reload();
    await shop.page.locator('[part=post]:has-text("A stroke of the pen.")').waitFor({ state: 'detached' });
  });

  it('can publish no more with a token that was revoked', async () => {
    const [id] = (await command('token', 'list'))
      .split('\n')
      .find((line) => line.includes('Web team'))
      .split(/\s+/);
    assert.equal(await command('token', 'revoke', id), 'Revoked.');
    await assert.rejects(publish('POST', '/magpie:river/posts', { text: 'Too late.' }), /401/);
  });

  it('finds that the counts of its followers are right', async () => {
    await command('check');
  });
});
