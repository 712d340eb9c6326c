import assert from 'node:assert/strict';
import { button, card, feed, SCRIPT, site, visit, visitor } from '../e2e/customer.mjs';
import { answer } from '../e2e/networks.mjs';
import { answerPackage } from './packages.mjs';

export const ALICE = 'bluesky:alice.test';
const PROFILE = 'https://bsky.app/profile/alice.test';

/** All three widgets, on a page with a heading and words around them. */
export const SHOP = `<main><h1>Shop</h1><p>Before ${button(ALICE, 'count')} and after.</p><div class="column">${card(ALICE)}</div>${feed(ALICE, 'limit="2"')}</main>`;

const TAGS = ['magpie-follow-button', 'magpie-account-card', 'magpie-post-feed'];
/** What a visitor sees of each once its account is drawn. */
const DRAWN = ['[part=count]:has-text("48.2K")', '[part=name]', '[part=post] >> nth=1'];
const LINKS = ['Follow us', 'Our profile', 'Our posts'];

/** Notes what the page's own scripts have made of the prototypes. */
const NOTE = `<script>
  prototypeKeys = function () {
    return [Object, Array, String, Function, Promise, Element, Node].map(function (one) {
      return Object.getOwnPropertyNames(one.prototype).sort() + '';
    }) + '';
  };
  keysBefore = prototypeKeys();
</script><style>.column { inline-size: min(22em, 100%) }</style>`;

/**
 * Opens the shop on a host page.
 * @param host What makes the host what it is, as in `packs/`: `head` and `headers`, what is `around` the body, `options` of the
 * visitor's browser, `initScript` that runs before all others, the `network`, and
 * `onMessage`, told of what is said on the console.
 */
export async function openShop(t, host = {}, body = SHOP) {
  const {
    head = '',
    around = (inner) => inner,
    options,
    headers,
    initScript,
    network = answer,
    script = SCRIPT,
    onMessage,
  } = host;
  const context = await visitor(t, async (route) => (await answerPackage(route)) || network(route), {
    viewport: { width: 800, height: 1400 },
    ...options,
  });
  if (initScript) await context.addInitScript(initScript);
  if (onMessage) context.on('console', onMessage);
  // Where the page says that its relative addresses are somewhere else, a customer writes the whole address.
  return visit(context, {
    head: head + NOTE + script.replace('src="/', `src="${site.url}/`),
    body: around(body),
    headers,
  });
}

/** Waits until all three widgets have drawn their account. @param place The page, or a frame in it. */
export async function isDrawn(place) {
  for (const [at, tag] of TAGS.entries()) {
    await place.locator(`${tag} ${DRAWN[at]}`).first().waitFor({ state: 'attached' });
  }
}

/** Whether the button leads to the profile, and a click begins to follow: it asks who the visitor is. */
export async function canFollow({ page }) {
  const follow = page.locator('magpie-follow-button [part=button]').first();
  assert.equal(await follow.getAttribute('href'), PROFILE);
  await follow.click();
  const field = page.getByRole('dialog').getByLabel('What is your handle on Bluesky?');
  await field.waitFor();
  // The field has the focus. Playwright's own `fill` stumbles over what some pages do to `document` in Firefox.
  await page.keyboard.type('bob.example');
  assert.equal(await field.inputValue(), 'bob.example');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** Waits until each widget shows the author's own link, or one that leads to the profile. @param place As for `isDrawn`. */
export async function isLinked(place) {
  for (const [at, name] of LINKS.entries()) {
    const link = place
      .getByRole('link', { name })
      .or(place.locator(`${TAGS[at]} :is([part=button], [part=name])[href="${PROFILE}"]`));
    await link.first().waitFor();
  }
}

/** Whether the prototypes are as the page's own scripts left them. */
export const prototypesHold = ({ page }) => page.evaluate('prototypeKeys() === keysBefore');

/** A picture of each widget, once what is in it has been painted. */
export async function pictures({ page }) {
  const shots = [];
  for (const tag of TAGS) {
    const widget = page.locator(tag).first();
    for (const picture of await widget.locator('img').all()) {
      await picture.scrollIntoViewIfNeeded();
      // A film's still is lazy; it is the same on all pages.
      await picture.evaluate((image) => image.decode().catch(() => {}));
    }
    shots.push(await widget.screenshot({ animations: 'disabled' }));
  }
  return shots;
}
