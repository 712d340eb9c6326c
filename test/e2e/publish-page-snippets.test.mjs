import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { svelte, vue } from '../frameworks/compilers.mjs';
import { openForBusiness, site, visit } from './customer.mjs';
import { openGateway } from './gateway.mjs';
import { copied, openPublish, publisher } from './publish-page.mjs';

const NONCE = 'c2VjcmV0';
const POLICY = 'Content-Security-Policy of the page';
const HTML = 'Where it should stand';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Below the repository, so that what is built finds the frameworks. */
const folder = join(root, '.cache/publish-page');

/** What has to be in every policy that the page gives out, as strict as a policy can be. */
const STRICT = [
  "default-src 'none'",
  "style-src 'none'",
  "font-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
];

const listen = `<script nonce="${NONCE}">violations = []; addEventListener('securitypolicyviolation', (e) => violations.push(e.effectiveDirective + ' ' + e.blockedURI))</script>`;

/** What is copied for one variant: its blocks by title, and the policy that comes with it, each with a nonce. */
async function take(context, gateway, options, titles) {
  const { page } = await openPublish(context, gateway, { strict: 'true', ...options });
  const withNonce = (text) => text.replaceAll('YOUR-NONCE', NONCE);
  const codes = [];
  for (const title of titles) codes.push(withNonce(await copied(page, title)));
  const policy = withNonce(await copied(page, POLICY)).replaceAll('\n', ' ');
  await page.close();
  return { codes, policy };
}

/** Puts it into a page with that policy, opens it, and waits until the visitor sees what is named. */
async function paste(context, { body, policy, sees }) {
  // The listener is the test's own; a page without scripts gets none.
  const head = policy.includes('nonce-') ? listen : '';
  const shop = await visit(context, { head, body, headers: { 'content-security-policy': policy }, at: site.otherUrl });
  for (const selector of sees) await shop.sees(selector);
  const violations = head ? await shop.page.evaluate('violations') : [];
  return { shop, refused: [...violations, ...shop.problems] };
}

function isStrict(policy) {
  for (const part of STRICT) assert.ok(policy.includes(`${part};`), `${part} in ${policy}`);
  assert.doesNotMatch(policy, /unsafe|\*/);
}

const SEEN = {
  button: 'magpie-follow-button [part=button]',
  card: 'magpie-account-card [part=name]:has-text("River Studio")',
  feed: 'magpie-post-feed [part=post]:has-text("A post of River Studio.")',
};

describe('what the publish page copies, pasted into a page with the strict policy that it names', () => {
  const gateway = openGateway();
  openForBusiness();

  for (const [element, more] of [
    ['button', { count: 'true', size: 'large' }],
    ['card', { theme: 'soft' }],
    ['feed', { limit: '3', 'no-reposts': 'true' }],
  ]) {
    it(`draws a ${element} from HTML, and fetches nothing beside it in vain`, async (t) => {
      const context = await publisher(t, gateway);
      const options = { account: 'magpie:river', element, ...more };
      const { codes, policy } = await take(context, gateway, options, [HTML]);
      isStrict(policy);
      const { refused } = await paste(context, { body: codes[0], policy, sees: [SEEN[element]] });
      assert.deepEqual(refused, []);
      const preloaded = [...codes[0].matchAll(/<link rel="modulepreload" href="([^"]+)"/g)].map(([, url]) => url);
      assert.ok(preloaded.length > 0);
      const { shop } = await paste(context, {
        body: codes[0].replaceAll(/<link [^>]*>/g, ''),
        policy,
        sees: [SEEN[element]],
      });
      assert.deepEqual(
        preloaded.filter((url) => !shop.asked.includes(url)),
        [],
      );
    });
  }

  it('draws a feed of Bluesky from HTML, with no more places of pictures than Bluesky has', async (t) => {
    const context = await publisher(t, gateway);
    const { codes, policy } = await take(context, gateway, { account: 'bluesky:alice.test', element: 'feed' }, [HTML]);
    isStrict(policy);
    assert.match(policy, /img-src https:\/\/cdn\.bsky\.app https:\/\/video\.bsky\.app;/);
    const { shop, refused } = await paste(context, { body: codes[0], policy, sees: ['magpie-post-feed [part=post]'] });
    await shop.page.waitForLoadState('networkidle');
    assert.deepEqual([...refused, ...(await shop.page.evaluate('violations'))], []);
  });

  it('draws a card of accounts on three networks from HTML', async (t) => {
    const context = await publisher(t, gateway);
    const account = 'magpie:river bluesky:alice.test mastodon:River@social.example';
    const { codes, policy } = await take(context, gateway, { account, element: 'card' }, [HTML]);
    isStrict(policy);
    const sees = [SEEN.card, '[part=parts]:has-text("Bluesky"):has-text("Mastodon")'];
    const { refused } = await paste(context, { body: codes[0], policy, sees });
    assert.deepEqual(refused, []);
  });

  it('colours a feed from HTML by a style sheet with a nonce', async (t) => {
    const context = await publisher(t, gateway);
    const options = { account: 'magpie:river', element: 'feed', accent: '#a8491f' };
    const { codes, policy } = await take(context, gateway, options, [HTML]);
    const { shop, refused } = await paste(context, { body: codes[0], policy, sees: [SEEN.feed] });
    const accent = await shop.page
      .locator('magpie-post-feed')
      .evaluate((feed) => getComputedStyle(feed).getPropertyValue('--magpie-accent'));
    assert.equal(accent.trim(), '#a8491f');
    assert.deepEqual(refused, []);
  });

  it('leaves the link where no script runs', async (t) => {
    const context = await publisher(t, gateway);
    const { codes } = await take(context, gateway, { account: 'magpie:river', element: 'card' }, [HTML]);
    const { shop } = await paste(context, { body: codes[0], policy: "default-src 'none'", sees: ['a'] });
    const link = shop.page.getByRole('link', { name: 'River Studio' });
    assert.equal(await link.getAttribute('href'), `${gateway.url}@river`);
  });

  it('draws a card from both forms for WordPress', async (t) => {
    const context = await publisher(t, gateway);
    const titles = [
      'Block: paste it into the editor',
      'HTML in one line: for the classic editor, “Text” tab, and for widgets',
    ];
    const options = { account: 'magpie:river', element: 'card', for: 'wordpress' };
    const { codes, policy } = await take(context, gateway, options, titles);
    isStrict(policy);
    assert.match(codes[0], /^<!-- wp:html -->\n[^]*\n<!-- \/wp:html -->$/);
    assert.doesNotMatch(codes[1], /\n/);
    for (const body of codes) {
      const { refused } = await paste(context, { body, policy, sees: [SEEN.card] });
      assert.deepEqual(refused, []);
    }
  });

  for (const grows of [false, true]) {
    it(`draws a feed in a frame${grows ? ' that is as tall as the feed' : ' without any script'}`, async (t) => {
      const context = await publisher(t, gateway);
      const options = {
        account: 'magpie:river',
        element: 'feed',
        limit: '2',
        for: 'frame',
        ...(grows && { grows: 'true' }),
      };
      const { codes, policy } = await take(context, gateway, options, [HTML]);
      isStrict(policy);
      const { shop, refused } = await paste(context, { body: codes[0], policy, sees: ['iframe'] });
      const { page } = shop;
      await page.frameLocator('iframe').locator('[part=post]:has-text("A post of River Studio.")').waitFor();
      const frame = page.locator('iframe');
      if (grows) await page.locator('iframe:not([height="640"])').waitFor();
      else assert.equal(await frame.getAttribute('height'), '640');
      assert.deepEqual(refused, []);
    });
  }

  it('says what a frame needs where there is no gateway', async (t) => {
    const options = { account: 'bluesky:alice.test', for: 'frame', gateway: '' };
    const { page } = await openPublish(await publisher(t, gateway), gateway, options);
    await page.getByText('A frame shows a page of a gateway, and none is named yet.').waitFor();
    assert.equal(await page.getByRole('button', { name: /^Copy/ }).count(), 0);
  });
});

const FRAMEWORKS = {
  react: {
    file: 'magpie.jsx',
    main: `import { createElement } from 'react'; import { createRoot } from 'react-dom/client'; import { Magpie } from './magpie.jsx';
      createRoot(document.querySelector('#app')).render(createElement(Magpie));`,
  },
  vue: {
    file: 'Magpie.vue',
    plugins: [vue],
    main: `import { createApp } from 'vue'; import Magpie from './Magpie.vue'; createApp(Magpie).mount('#app');`,
  },
  svelte: {
    file: 'Magpie.svelte',
    plugins: [svelte],
    main: `import { mount } from 'svelte'; import Magpie from './Magpie.svelte'; mount(Magpie, { target: document.querySelector('#app') });`,
  },
};

/** Builds an application of what was copied, as its bundler would. @returns One script. */
async function bundle(name, code) {
  const { file, main, plugins = [] } = FRAMEWORKS[name];
  const app = join(folder, name);
  mkdirSync(app, { recursive: true });
  writeFileSync(join(app, file), code);
  writeFileSync(join(app, 'main.js'), main);
  const { output } = await build({
    root: app,
    configFile: false,
    logLevel: 'error',
    esbuild: { jsx: 'automatic' },
    plugins,
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rollupOptions: { input: join(app, 'main.js'), output: { inlineDynamicImports: true } },
    },
  });
  return output[0].code;
}

describe('what the publish page copies for frameworks, compiled and run under the strict policy that it names', () => {
  const gateway = openGateway();
  openForBusiness();
  before(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    symlinkSync(root, join(folder, 'node_modules/magpie-widgets'), 'junction');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [name, { file }] of Object.entries(FRAMEWORKS)) {
    it(`draws the feed of two accounts with ${name}`, async (t) => {
      const context = await publisher(t, gateway);
      const options = {
        account: 'magpie:river bluesky:alice.test',
        element: 'feed',
        limit: '4',
        'no-reposts': 'true',
        accent: '#a8491f',
        for: name,
      };
      const { codes, policy } = await take(context, gateway, options, [file]);
      isStrict(policy);
      const script = site.put(await bundle(name, codes[0]), { 'content-type': 'text/javascript' });
      const src = script.replace(site.url, site.otherUrl);
      const body = `<div id="app"></div><script type="module" nonce="${NONCE}" src="${src}"></script>`;
      const { shop, refused } = await paste(context, { body, policy, sees: [SEEN.feed] });
      const feed = shop.page.locator('magpie-post-feed');
      const drawn = await feed.evaluate((element) => [
        getComputedStyle(element).getPropertyValue('--magpie-accent').trim(),
        element.limit,
        element.noReposts,
      ]);
      assert.deepEqual(drawn, ['#a8491f', 4, true]);
      assert.deepEqual(refused, []);
    });
  }
});
