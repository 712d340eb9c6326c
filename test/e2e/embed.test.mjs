import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { openForBusiness, site, visit, visitor } from './customer.mjs';
import { openGateway } from './gateway.mjs';
import { answer } from './networks.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NONCE = 'c2VjcmV0';
const ALICE = 'bluesky:alice.test';
const MASTODON = 'mastodon:River@social.example';

describe('an embed on a strict page of another site', () => {
  const gateway = openGateway();
  openForBusiness();

  const origin = () => new URL(gateway.url).origin;
  /** The other networks are played. */
  const reader = (t, options) => {
    const real = (url) => [origin(), site.url, site.otherUrl].includes(new URL(url).origin);
    return visitor(t, (route) => (real(route.request().url()) ? route.continue() : answer(route)), options);
  };
  const frame = (query, rest = '') =>
    `<iframe src="${origin()}/embed/${query}" title="Embed" width="400" height="200" ${rest}></iframe>`;
  const script = () => `<script nonce="${NONCE}" src="${origin()}/dist/cdn/embed.js"></script>`;
  /** A page that allows frames of the gateway, and of whoever else is named. */
  const show = (context, body, { head = '', frames = '' } = {}) => {
    const policy = `default-src 'none'; script-src 'nonce-${NONCE}'; style-src 'nonce-${NONCE}'; frame-src ${origin()} ${frames}`;
    return visit(context, { head, body, headers: { 'content-security-policy': policy }, at: site.otherUrl });
  };
  const hasHeight = (page, index = 0) =>
    page.waitForFunction((at) => document.querySelectorAll('iframe')[at].height !== '200', index);
  const heights = (page) => page.locator('iframe').evaluateAll((frames) => frames.map(({ height }) => Number(height)));
  /** How much of what is in a frame cannot be seen, and how much room is left below it. */
  const overflow = (page, index = 0) =>
    page
      .locator('iframe')
      .nth(index)
      .contentFrame()
      .locator('html')
      .evaluate(({ scrollHeight }) => scrollHeight - innerHeight);

  it('is as tall as what is in it, each for itself, whenever it came', async (t) => {
    const { page, problems } = await show(
      await reader(t),
      frame('follow-button?account=magpie:river') + frame(`post-feed?account=${ALICE}&limit=2`),
    );
    const first = page.locator('iframe').nth(0).contentFrame();
    await first.locator('[part=button]').waitFor();
    // Only now: nobody has heard what the frames have told.
    await page.evaluate(
      ([src, nonce]) => document.body.append(Object.assign(document.createElement('script'), { src, nonce })),
      [`${origin()}/dist/cdn/embed.js`, NONCE],
    );
    await page.evaluate((src) => {
      document.body.append(Object.assign(document.createElement('iframe'), { src, height: '200', title: 'Later' }));
    }, `${origin()}/embed/account-card?account=magpie:lantern`);
    await page.frameLocator('iframe >> nth=1').locator('[part=post]').nth(1).waitFor();
    await page.frameLocator('iframe >> nth=2').locator('[part=name]').waitFor();
    for (const index of [0, 1, 2]) {
      await hasHeight(page, index);
      assert.equal(await overflow(page, index), 0);
    }
    const [button, feed, card] = await heights(page);
    assert.ok(button < 60 && feed > 200 && card > 300, `${button} ${feed} ${card}`);
    assert.deepEqual(problems, []);
  });

  it('grows and shrinks with what is in it', async (t) => {
    const { page } = await show(await reader(t), frame(`post-feed?account=${ALICE}&limit=2`), { head: script() });
    await page.frameLocator('iframe').locator('[part=post]').first().waitFor();
    await hasHeight(page);
    const wide = await heights(page);
    await page.locator('iframe').evaluate((element) => (element.width = '200'));
    await page.waitForFunction((height) => Number(document.querySelector('iframe').height) > height, wide[0]);
    await page.locator('iframe').evaluate((element) => (element.width = '400'));
    await page.waitForFunction((height) => Number(document.querySelector('iframe').height) === height, wide[0]);
    assert.equal(await overflow(page), 0);
  });

  it('takes its height from nobody else', async (t) => {
    const lies = site.put(
      `<!doctype html><title>Lies</title><script>
        const strange = [null, 1, 'magpie-height', [], {}, { type: 'magpie-height' }, { height: 666 }];
        const heights = ['666', 1.5, -1, 10001, NaN, Infinity, {}, null].map((height) => ({ type: 'magpie-height', height }));
        for (const data of [{ type: 'magpie-height', height: 777 }, ...strange, ...heights, 'said']) parent.postMessage(data, '*');
      </script>`,
    );
    const listen = `<script nonce="${NONCE}">told = []; addEventListener('message', ({ data, origin }) => data === 'said' && told.push(origin));</script>`;
    const { page, problems } = await show(
      await reader(t),
      frame('account-card?account=magpie:river') + `<iframe src="${lies}" title="Lies" height="200"></iframe>`,
      { head: script() + listen, frames: site.url },
    );
    const said = (times) => page.waitForFunction((count) => told.length === count, times);
    await page.frameLocator('iframe >> nth=0').locator('[part=name]').waitFor();
    await hasHeight(page, 0);
    await said(1);
    const [card, other] = await heights(page);
    assert.ok(card > 300 && card < 500, `${card}`);
    // What it says of itself is its own affair, as long as it makes sense.
    assert.equal(other, 777);

    await page.evaluate(() => {
      postMessage({ type: 'magpie-height', height: 777 }, '*');
      postMessage('said', '*');
    });
    await said(2);
    assert.equal((await heights(page))[0], card);

    // A page that has taken the place of the embed.
    await page.evaluate((url) => frames[0].location.replace(url), lies);
    await said(3);
    assert.deepEqual(await heights(page), [card, 777]);
    assert.deepEqual(problems, []);
  });

  it('is refused nothing by its own policy, whatever it shows', async (t) => {
    const queries = ['follow-button', 'account-card', 'post-feed'].flatMap((name) =>
      [ALICE, MASTODON, 'magpie:river', `${ALICE} magpie:river`].map(
        (account) => `${name}?account=${encodeURIComponent(account)}&count&limit=3&accent=c2185b`,
      ),
    );
    const { page, problems } = await show(await reader(t), queries.map((query) => frame(query)).join(''), {
      head: script(),
    });
    for (const [index, query] of queries.entries()) {
      const inside = page.locator('iframe').nth(index).contentFrame();
      await page.locator('iframe').nth(index).scrollIntoViewIfNeeded();
      const part = query.startsWith('f') ? 'button' : query.startsWith('a') ? 'counts' : 'post';
      await inside.locator(`[part=${part}]`).first().waitFor();
    }
    assert.deepEqual(problems, []);
  });

  it('shows hostile values as text', async (t) => {
    const hostile = `"><img src=x onerror=alert(1)><script>alert(1)</script>`;
    const { page, problems } = await show(
      await reader(t),
      frame(`post-feed?account=${ALICE}&limit=2&hide=${encodeURIComponent(hostile)}`) +
        frame(`post-feed?account=${encodeURIComponent(hostile)}`),
      { head: script() },
    );
    await page.frameLocator('iframe >> nth=0').locator('[part=post]').first().waitFor();
    assert.equal(await page.frameLocator('iframe >> nth=0').locator('magpie-post-feed').getAttribute('hide'), hostile);
    await page.frameLocator('iframe >> nth=1').getByText(`“account” is “"><img”`).waitFor();
    assert.equal(await page.frameLocator('iframe >> nth=1').locator('img').count(), 0);
    await hasHeight(page, 1);
    assert.deepEqual(
      problems.filter((problem) => !problem.includes('status of 400')),
      [],
    );
  });

  it('is a link where no script runs', async (t) => {
    const context = await reader(t, { javaScriptEnabled: false });
    const { page } = await show(context, frame(`account-card?account=${ALICE}`));
    const link = page.frameLocator('iframe').getByRole('link', { name: 'Follow @alice.test on Bluesky' });
    assert.equal(await link.getAttribute('href'), 'https://bsky.app/profile/alice.test');
    assert.equal(await link.getAttribute('target'), '_blank');
  });

  for (const colorScheme of ['light', 'dark']) {
    it(`can be used by everybody, with the keyboard too, ${colorScheme}`, async (t) => {
      const context = await reader(t, { colorScheme });
      const queries = [
        `follow-button?account=${ALICE}`,
        `account-card?account=magpie:river&scheme=${colorScheme === 'dark' ? 'light' : 'dark'}`,
        `post-feed?account=${ALICE}&limit=2`,
        'post-feed?limit=0',
      ];
      const { page } = await show(context, `<main>${queries.map((query) => frame(query)).join('')}</main>`, {
        head: script(),
      });
      await page.frameLocator('iframe >> nth=2').locator('[part=post]').first().waitFor();
      await page.frameLocator('iframe >> nth=1').locator('[part=name]').waitFor();
      for (const inside of page.frames().slice(1)) {
        await inside.evaluate(axe);
        // Of the page around it; a frame has its title.
        const options = { rules: { 'page-has-heading-one': { enabled: false } } };
        const { violations } = await inside.evaluate((rules) => globalThis.axe.run(rules), options);
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${inside.url()} ${id}: ${nodes[0].html}`),
          [],
        );
      }
      const focused = new Set();
      for (let n = 0; n < 12; n++) {
        await page.keyboard.press('Tab');
        focused.add(
          await page.evaluate(() => [...document.querySelectorAll('iframe')].indexOf(document.activeElement)),
        );
      }
      assert.ok(
        [0, 1, 2].every((index) => focused.has(index)),
        [...focused].join(),
      );
    });
  }

  it('has the colour and the scheme that its address names', async (t) => {
    const { page } = await show(
      await reader(t),
      frame(`follow-button?account=${ALICE}&accent=c2185b`) + frame('account-card?account=magpie:river&scheme=dark'),
    );
    const colour = (selector, index, name) =>
      page
        .locator('iframe')
        .nth(index)
        .contentFrame()
        .locator(selector)
        .first()
        .evaluate((element, property) => getComputedStyle(element)[property], name);
    assert.equal(await colour('[part=button]', 0, 'backgroundColor'), 'rgb(194, 24, 91)');
    assert.equal(await colour('[part=card]', 1, 'backgroundColor'), 'rgb(26, 27, 30)');
    assert.equal(await colour('body', 0, 'backgroundColor'), 'rgba(0, 0, 0, 0)');
  });
});
