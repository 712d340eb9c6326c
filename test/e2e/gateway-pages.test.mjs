import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../../.config/find-browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TIMEOUT_MS = 10_000;

let browser;
let gateway;
/** A customer's website at another origin: each path answers with what a test has put there. */
let shop;

before(async () => {
  const child = fork(fileURLToPath(new URL('../gateway/support/serve-pages.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  const [url] = await once(child, 'message');
  gateway = { url, close: () => child.disconnect() };
  shop = await openShop();
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
});
after(async () => {
  await browser?.close();
  shop?.close();
  gateway?.close();
});

async function openShop() {
  const pages = new Map();
  const server = createServer(({ url }, response) => {
    const page = pages.get(new URL(url, 'http://shop').pathname);
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html', ...page?.headers }).end(page?.html);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${server.address().port}`;
  return {
    url,
    put(path, html, headers = {}) {
      pages.set(path, { html: `<!doctype html><title>Shop</title><link rel="icon" href="data:,">${html}`, headers });
      return url + path;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The path of a new ticket's approve page. */
async function ticket(wishes = {}) {
  const query = new URLSearchParams({ origin: shop.url, ...wishes });
  return (await (await fetch(`${gateway.url}/test/ticket?${query}`)).json()).path;
}

/** A browser of somebody who has never been here, with what its pages complained about. */
async function visitor(t, options = {}) {
  const context = await browser.newContext({ locale: 'en', baseURL: gateway.url, ...options });
  t.after(() => context.close());
  context.setDefaultTimeout(TIMEOUT_MS);
  const problems = [];
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  context.on('weberror', (error) => problems.push(String(error.error())));
  const page = await context.newPage();
  return { context, page, problems };
}

async function signIn(page, name = 'Mei') {
  await page.getByRole('link', { name: 'Continue with Local sign-in' }).click();
  await page.getByRole('button', { name }).click();
  await page.waitForURL((url) => url.origin === gateway.url && !url.pathname.startsWith('/op/'));
}

const confirm = (page) => page.locator('button[value=confirm]');
/** Waits until the button counts. */
const armed = (page) => page.waitForFunction(() => !document.documentElement.classList.contains('arming'));

describe('the approve page in a browser', () => {
  it('leads from a window through the sign-in to a follow, and closes its window', async (t) => {
    const { context, page, problems } = await visitor(t);
    const path = await ticket();
    await page.goto(
      shop.put(
        '/window',
        `<button onclick="window.open('${gateway.url}${path}', '_blank', 'width=480,height=640')">Follow</button>`,
      ),
    );
    const [popup] = await Promise.all([context.waitForEvent('page'), page.getByRole('button').click()]);
    await popup.getByRole('heading', { name: 'Follow River Studio 河畔工作室?' }).waitFor();
    await signIn(popup);
    await popup.getByRole('button', { name: 'Follow River Studio' }).click();
    await popup.getByRole('heading', { name: 'You follow River Studio' }).waitFor();
    await Promise.all([popup.waitForEvent('close'), popup.getByRole('button', { name: 'Close this window' }).click()]);
    assert.deepEqual(problems, []);
  });

  it('cannot be reached by the page that opened it, nor reach that page', async (t) => {
    const { context, page } = await visitor(t);
    const path = await ticket();
    await page.goto(
      shop.put('/opener', `<button onclick="window.opened = window.open('${gateway.url}${path}')">Follow</button>`),
    );
    const [popup] = await Promise.all([context.waitForEvent('page'), page.getByRole('button').click()]);
    await popup.getByRole('heading').waitFor();
    assert.equal(await popup.evaluate(() => window.opener), null);
    assert.equal(await page.evaluate(() => window.opened.closed), true);
  });

  it('takes the place of the asking page and leads back to it', async (t) => {
    const { page, problems } = await visitor(t);
    const back = shop.put('/back', '<h1>The shop</h1>');
    await page.goto(`${await ticket({ returnUrl: `${back}?kept=1#here` })}?return=1`);
    await signIn(page);
    await confirm(page).click();
    await page.getByRole('heading', { name: 'The shop' }).waitFor();
    assert.equal(page.url(), `${back}?kept=1#here`);
    assert.deepEqual(problems, []);
  });

  it('works without JavaScript', async (t) => {
    const { page, problems } = await visitor(t, { javaScriptEnabled: false });
    await page.goto(await ticket());
    await signIn(page, 'Bo');
    await confirm(page).click();
    await page.getByRole('heading', { name: 'You follow River Studio' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Close' }).count(), 0);
    assert.deepEqual(problems, []);
  });

  it('works with the keyboard alone', async (t) => {
    const { page } = await visitor(t);
    await page.goto(await ticket());
    await signIn(page, 'Amira');
    await confirm(page).waitFor();
    for (let presses = 0; presses < 10; presses++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement.value === 'confirm')) break;
    }
    await armed(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'You follow River Studio' }).waitFor();
  });

  it('shows nothing in a frame of another site', async (t) => {
    const { page } = await visitor(t);
    const url = shop.put('/frame', `<iframe src="${gateway.url}${await ticket()}"></iframe>`);
    await Promise.all([
      page.waitForEvent('console', (message) => message.text().includes('frame-ancestors')),
      page.goto(url),
    ]);
    assert.equal(await page.frameLocator('iframe').getByText('River Studio').count(), 0);
  });

  for (const javaScriptEnabled of [true, false]) {
    it(`has nothing to press or to focus for half a second, ${javaScriptEnabled ? 'with' : 'without'} script`, async (t) => {
      const { context, page } = await visitor(t, { javaScriptEnabled });
      await page.goto(await ticket());
      await signIn(page, 'Tomás');
      const cdp = await context.newCDPSession(page);
      // Time stands still for the page: what it shows at first can be looked at.
      await cdp.send('Animation.enable');
      await cdp.send('Animation.setPlaybackRate', { playbackRate: 0 });
      await page.reload();
      assert.equal(await confirm(page).isVisible(), false);
      assert.equal(await page.getByRole('button', { name: 'Not now' }).isVisible(), true);
      await cdp.send('Animation.setPlaybackRate', { playbackRate: 1 });
      await confirm(page).waitFor({ state: 'visible' });
    });
  }

  it('takes no press within half a second after the window has come to the front', async (t) => {
    const { page } = await visitor(t);
    await page.goto(await ticket());
    await signIn(page, 'Tomás');
    await armed(page);
    /** Presses at once, on a page that sends nothing. @returns Whether it would have been sent. */
    const press = (comesToFront) =>
      page.evaluate((focused) => {
        let sent = false;
        const look = (event) => {
          sent = !event.defaultPrevented;
          event.preventDefault();
        };
        window.addEventListener('submit', look, { once: true });
        if (focused) window.dispatchEvent(new Event('focus'));
        document.querySelector('form').requestSubmit(document.querySelector('[value=confirm]'));
        return sent;
      }, comesToFront);
    assert.equal(await press(false), true);
    assert.equal(await press(true), false);
    await armed(page);
    assert.equal(await press(false), true);
  });
});

describe('/me in a browser', () => {
  for (const javaScriptEnabled of [true, false]) {
    it(`unfollows, revokes, signs out and deletes ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async (t) => {
      const { page, problems } = await visitor(t, { javaScriptEnabled });
      await page.goto(await ticket());
      await signIn(page, javaScriptEnabled ? 'Mei' : 'Bo');
      await confirm(page).click();
      await page.getByRole('link', { name: 'What I follow' }).first().click();
      await page.getByRole('button', { name: 'Unfollow River Studio' }).click();
      await page.getByRole('heading', { name: 'You follow nobody yet.' }).waitFor();
      await page.getByRole('button', { name: `Revoke for ${new URL(shop.url).host}` }).click();
      await page.getByText('You have allowed no site.').waitFor();
      await page.getByRole('link', { name: 'Delete everything' }).click();
      await page.getByRole('button', { name: 'Delete everything' }).click();
      await page.getByRole('heading', { name: 'Everything is deleted' }).waitFor();
      await page.goto('/me');
      // The provider remembers who it is.
      await page.getByRole('link', { name: 'Continue with Local sign-in' }).click();
      await page.getByRole('button', { name: 'Sign out everywhere' }).click();
      await page.getByText('Sign in to see what you follow').waitFor();
      assert.deepEqual(problems, []);
    });
  }
});

describe('each page', () => {
  /** Everything that somebody can come to see, by name; visited in this order by one who is signed in. */
  async function paths() {
    const long = 'a-very-long-username-of-thirty';
    const site = 'https://accounts.google.com.a-long-subdomain-of-many.letters.xn--bcher-kva.example:8443';
    return {
      approve: await ticket(),
      'approve with long names': await ticket({ account: long, origin: site }),
      'approve in Chinese': await ticket({ language: 'zh' }),
      'unknown ticket': '/follow/AAAAAAAAAAAAAAAAAAAAAA',
      'follow page': '/@lantern/follow',
      me: '/me',
      delete: '/me/delete',
      'sign-in': '/sign-in?return_to=/me',
      'missing page': '/nothing',
    };
  }

  async function violations(page) {
    await page.evaluate(`window.axe || (() => { ${axe} })()`);
    const found = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  /** What of a page is too small to touch, or wider than the window. */
  const misfits = (page) =>
    page.evaluate(() => {
      const root = document.documentElement;
      const small = [...document.querySelectorAll('a, button')]
        .filter((element) => element.checkVisibility() && !element.matches('.name'))
        .filter((element) => element.getBoundingClientRect().height < 44)
        .map(({ outerHTML }) => outerHTML);
      return root.scrollWidth > root.clientWidth ? [...small, `${root.scrollWidth} px wide`] : small;
    });

  const looks = [
    { name: 'light', viewport: { width: 1280, height: 800 } },
    { name: 'dark', colorScheme: 'dark', viewport: { width: 480, height: 640 } },
    { name: '320 px wide', viewport: { width: 320, height: 568 } },
    { name: 'forced colors', forcedColors: 'active', viewport: { width: 480, height: 640 } },
    { name: 'right to left', viewport: { width: 320, height: 568 }, direction: 'rtl' },
  ];
  for (const { name, direction, ...options } of looks) {
    it(`has nothing that axe objects to, small targets or a sideways scroll: ${name}`, async (t) => {
      const { page } = await visitor(t, options);
      const look = async (what) => {
        if (direction) await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
        await armed(page);
        await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState === 'finished'));
        assert.deepEqual(await violations(page), [], what);
        assert.deepEqual(await misfits(page), [], what);
      };
      await page.goto(await ticket());
      await look('approve, signed out');
      await page.getByRole('link', { name: 'Continue with Local sign-in' }).click();
      await look('the local provider');
      await page.getByRole('button', { name: 'Mei' }).click();
      await confirm(page).click();
      await page.getByRole('heading', { name: 'You follow' }).waitFor();
      await look('followed');
      for (const [what, path] of Object.entries(await paths())) {
        await page.goto(path);
        await look(what);
      }
    });
  }

  it('shows where the focus is', async (t) => {
    const { page } = await visitor(t);
    await page.goto(await ticket());
    for (let presses = 0; presses < 5; presses++) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outline);
      assert.match(outline, /solid 2px$/);
    }
  });

  it('moves nothing for those who asked for less motion, and still arms its button', async (t) => {
    const { page } = await visitor(t, { reducedMotion: 'reduce' });
    await page.goto(await ticket());
    await signIn(page);
    await confirm(page).waitFor({ state: 'visible' });
    assert.equal(await confirm(page).evaluate((button) => getComputedStyle(button).transitionDuration), '0s');
  });
});
