import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { button, card, feed, openForBusiness, SCRIPT, visit, visitor } from './customer.mjs';

const NONCE = 'c2VjcmV0';
const PICTURES = 'https://cdn.bsky.app https://files.mastodon.social';

/** The line that we publish. */
const policy = (types = 'magpie') =>
  `default-src 'none'; script-src 'nonce-${NONCE}' 'strict-dynamic'; ` +
  `connect-src https://public.api.bsky.app https://social.example; img-src ${PICTURES}; style-src 'none'; ` +
  `frame-src 'none'; font-src 'none'; object-src 'none'; base-uri 'none'; ` +
  `require-trusted-types-for 'script'; trusted-types ${types}`;

const script = (code) => `<script nonce="${NONCE}">${code}</script>`;
const listen = script(
  `violations = []; addEventListener('securitypolicyviolation', (e) => violations.push(e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sample))`,
);
const magpie = SCRIPT.replace('<script', `<script nonce="${NONCE}"`);
const everything = ['bluesky:alice.test', 'mastodon:River@social.example']
  .map((account) => button(account, 'count') + card(account) + feed(account))
  .join('');

/** Opens a page under a policy, goes through it, and tells what the policy refused. */
async function refused(t, types, before = '') {
  const context = await visitor(t);
  const headers = { 'content-security-policy': policy(types) };
  const shop = await visit(context, { head: listen + before + magpie, body: everything, headers });
  for (const account of [0, 1]) {
    await shop.page.locator('magpie-post-feed').nth(account).scrollIntoViewIfNeeded();
    await shop.page.locator('magpie-post-feed').nth(account).locator('[part=post]').first().waitFor();
    await shop.page.locator('magpie-account-card').nth(account).locator('[part=name]').waitFor();
  }
  await shop.page.locator('magpie-follow-button').last().locator('[part=button]').click();
  return [...(await shop.page.evaluate('violations')), ...shop.problems];
}

describe('under a strict CSP with Trusted Types', () => {
  openForBusiness();

  it('nothing is refused', async (t) => {
    assert.deepEqual(await refused(t), []);
  });

  it('nothing is refused beside a Lit of the page’s own', async (t) => {
    const lit = script(`trustedTypes.createPolicy('lit-html', { createHTML: (text) => text })`);
    assert.deepEqual(await refused(t, 'magpie lit-html', lit), []);
  });

  it('nothing is refused where the page has a policy named magpie itself, and allows another', async (t) => {
    const own = script(`trustedTypes.createPolicy('magpie', { createHTML: (text) => text })`);
    assert.deepEqual(await refused(t, "magpie 'allow-duplicates'", own), []);
  });

  it('the plain links stay where the page allows no policy of ours', async (t) => {
    const headers = { 'content-security-policy': policy("'none'") };
    const shop = await visit(await visitor(t), { head: listen + magpie, body: everything, headers });
    await shop.page.waitForFunction('violations.length > 0');
    for (const name of ['Follow us', 'Our profile', 'Our posts']) {
      assert.ok(await shop.page.getByRole('link', { name }).first().isVisible(), name);
    }
  });
});
