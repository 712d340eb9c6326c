import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { before, describe, it } from 'node:test';
import { openForBusiness } from './customer.mjs';
import { openGateway } from './gateway.mjs';
import { answer } from './networks.mjs';
import { copied, openPublish, publisher } from './publish-page.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const RIVER = 'magpie:river';
const HTML = 'Where it should stand';

describe('the publish page', () => {
  const gateway = openGateway();
  openForBusiness();
  let origin;
  before(() => ({ origin } = new URL(gateway.url)));

  it('turns a pasted profile address into a preview and lines to copy', async (t) => {
    const { page, problems } = await openPublish(await publisher(t, gateway), gateway);
    await page.getByText('Paste an address to see it here.').waitFor();
    await page.getByLabel('Whose?').fill('https://bsky.app/profile/alice.test');
    await page.locator('#stage magpie-follow-button [part=button]').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'ali Bluesky' }).waitFor();
    const code = await copied(page, HTML);
    assert.match(code, /<a href="https:\/\/bsky\.app\/profile\/alice\.test">Follow ali on Bluesky<\/a>/);
    const { version } = await (await fetch(`${origin}/dist/cdn/release.json`)).json();
    const hashes = await (await fetch(`${origin}/dist/cdn/integrity.json`)).json();
    assert.ok(code.includes(`src="${origin}/dist/cdn@${version}/magpie.js" integrity="${hashes['magpie.js']}"`), code);
    assert.deepEqual(problems, []);
  });

  it('makes one widget of several accounts, and takes them as people write them', async (t) => {
    const { page } = await openPublish(await publisher(t, gateway), gateway, { element: 'card' });
    await page.getByLabel('Whose?').fill(`@alice.test, @River@social.example\n${origin}/@river`);
    await page.locator('#stage magpie-account-card [part=parts]').waitFor();
    const code = await copied(page, HTML);
    assert.match(code, /account="bluesky:alice\.test mastodon:River@social\.example magpie:river"/);
    assert.equal(code.match(/<a /g).length, 3);
  });

  it('says of what it cannot read what to paste, and goes on with the rest', async (t) => {
    const { page } = await openPublish(await publisher(t, gateway), gateway, {
      account: `nonsense bluesky:? ${RIVER}`,
    });
    const rows = page.locator('#accounts li');
    await rows.filter({ hasText: 'nonsense' }).filter({ hasText: 'No network that we know' }).waitFor();
    await rows.filter({ hasText: 'bluesky:?' }).filter({ hasText: 'no account of Bluesky' }).waitFor();
    await page.locator('#stage [part=button]').waitFor();
    await page.getByText('The whole page').click();
    await page.getByLabel('Gateway', { exact: true }).fill('');
    await rows.filter({ hasText: RIVER }).filter({ hasText: 'Name one below' }).waitFor();
  });

  it('takes the address of a page without its beginning, and says what a link and a word for a colour do not do', async (t) => {
    const { page } = await openPublish(await publisher(t, gateway), gateway, {
      account: 'social.example/@River',
      accent: 'yellow',
    });
    await page.getByText('Not used yet: write it as #').waitFor();
    assert.match(await copied(page, HTML), /account="https:\/\/social\.example\/@River"/);
    await page.getByLabel('Whose?').fill('quay.example/boats');
    await page.getByRole('radio', { name: 'Card' }).check();
    await page.getByText('Of a link nothing can be read').waitFor();
  });

  it('says of lines that name this machine that nobody else reaches it', async (t) => {
    const { page } = await openPublish(await publisher(t, gateway), gateway, { account: 'bluesky:alice.test' });
    const note = page.getByText('These lines name your own machine');
    await note.waitFor();
    await page.getByText('The whole page').click();
    await page.getByLabel('Where the scripts are').fill('https://shop.example/dist/cdn');
    await page.getByLabel('Gateway', { exact: true }).fill('');
    await note.waitFor({ state: 'detached' });
    assert.match(await copied(page, HTML), /src="https:\/\/shop\.example\/dist\/cdn\/magpie\.js"/);
  });

  it('draws and writes what is chosen, and keeps it in its address', async (t) => {
    const context = await publisher(t, gateway);
    const { page } = await openPublish(context, gateway, { account: RIVER });
    await page.getByRole('radio', { name: 'Feed' }).check();
    await page.getByRole('radio', { name: 'Soft' }).check();
    await page.getByLabel('Posts', { exact: true }).fill('3');
    await page.getByText('Which posts?').click();
    await page.getByLabel('No reposts').check();
    await page.getByLabel('Accent colour', { exact: true }).fill('#ffcc00');
    await page.getByText('Pale on a light page: 1.5 : 1').waitFor();
    await page.locator('#stage magpie-post-feed[theme=soft][no-reposts] [part=post]').first().waitFor();
    const code = await copied(page, HTML);
    assert.match(code, /<magpie-post-feed account="magpie:river" limit="3" no-reposts theme="soft">/);
    assert.match(code, /--magpie-accent: #ffcc00;/);
    await page.reload();
    await page.locator('html.ready').waitFor();
    assert.equal(await copied(page, HTML), code);
  });

  it('shows the preview in the dark, on a phone, and from right to left', async (t) => {
    const { page } = await openPublish(await publisher(t, gateway), gateway, { account: RIVER, element: 'card' });
    const card = page.locator('#stage magpie-account-card');
    const surface = () => card.locator('[part=card]').evaluate((part) => getComputedStyle(part).backgroundColor);
    await card.locator('[part=name]').waitFor();
    const light = await surface();
    await page.getByRole('radio', { name: 'Dark' }).check();
    assert.notEqual(await surface(), light);
    await page.getByRole('radio', { name: 'Phone' }).check();
    const { width } = await card.boundingBox();
    assert.ok(width >= 300 && width <= 390, String(width));
    await page.getByRole('radio', { name: 'Right to left' }).check();
    assert.equal(await card.evaluate((element) => getComputedStyle(element).direction), 'rtl');
  });

  it('works with the keyboard alone, and says what it has copied', async (t) => {
    const { page } = await openPublish(await publisher(t, gateway), gateway);
    const { keyboard } = page;
    await page.getByLabel('Whose?').focus();
    await keyboard.type(RIVER);
    await page.locator('#stage [part=button]').waitFor();
    const focused = () => page.evaluate(() => document.activeElement.name ?? '');
    while ((await focused()) !== 'element') await keyboard.press('Tab');
    await keyboard.press('ArrowDown');
    await page.locator('#stage magpie-account-card [part=name]').waitFor();
    while ((await focused()) !== 'for') await keyboard.press('Tab');
    await keyboard.press('ArrowRight');
    const button = page.getByRole('button', { name: 'Copy: magpie.jsx' });
    await button.waitFor();
    while (!(await button.evaluate((element) => element === document.activeElement))) await keyboard.press('Tab');
    await keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Copied: magpie.jsx' }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /<AccountCard account="magpie:river">/);
  });

  it('leaves hostile names text', async (t) => {
    const name = `</a><img src=x onerror=alert(1)>{alert(1)}{{ alert(1) }}[gallery]\u202Eevil\n"&amp;`;
    const network = (route) =>
      route.request().url().includes('getProfiles')
        ? route.fulfill({
            headers: { 'access-control-allow-origin': '*' },
            json: { profiles: [{ did: 'did:plc:abcdefghijklmnopqrstuvwx', handle: 'alice.test', displayName: name }] },
          })
        : answer(route);
    const { page, problems } = await openPublish(await publisher(t, gateway, { network }), gateway, {
      account: 'bluesky:alice.test',
    });
    const code = await copied(page, HTML);
    const text =
      'Follow &lt;/a&gt;&lt;img src=x onerror=alert(1)&gt;&#123;alert(1)&#125;&#123;&#123; alert(1) &#125;&#125;&#91;gallery&#93; evil &quot;&amp;amp; on Bluesky';
    assert.ok(code.includes(`>${text}</a>`), code);
    assert.equal(await page.locator('#accounts img, #blocks img').count(), 0);
    assert.deepEqual(problems, []);
  });

  it('asks no network where visitors are to be asked first', async (t) => {
    const { page, asked } = await openPublish(await publisher(t, gateway), gateway, {
      account: 'bluesky:alice.test',
      element: 'card',
      consent: 'ask',
    });
    await page.locator('#stage [part=status]').waitFor();
    assert.deepEqual(
      asked.filter((url) => !url.startsWith(gateway.url)),
      [],
    );
    assert.match(await copied(page, HTML), /data-consent="ask"/);
  });

  for (const [what, options] of [
    ['in the light', {}],
    ['in the dark', { colorScheme: 'dark' }],
    ['on a narrow screen', { viewport: { width: 320, height: 640 } }],
  ]) {
    it(`has no barrier that axe knows ${what}, and nothing is refused`, async (t) => {
      const { page, problems } = await openPublish(await publisher(t, gateway, options), gateway, {
        account: `${RIVER} nonsense`,
        element: 'feed',
        for: 'frame',
        strict: 'true',
      });
      for (const summary of await page.locator('summary').all()) await summary.click();
      await page.locator('#stage [part=post]').first().waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      const client = await page.context().newCDPSession(page);
      // By the debugger: the page's own policy lets no script in.
      await client.send('Runtime.evaluate', { expression: `${axe};0` });
      const violations = await page.evaluate(async () => {
        const results = await globalThis.axe.run();
        return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
      assert.deepEqual(violations, []);
      assert.deepEqual(problems, []);
    });
  }
});
