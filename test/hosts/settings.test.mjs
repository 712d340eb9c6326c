import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { difference } from './difference.mjs';
import { HOSTILE_CSS } from './hostile-css.mjs';
import { HOSTILE_CONFIGS, HOSTILE_SETTINGS } from './hostile-settings.mjs';
import { ALICE, isDrawn, openShop, prototypesHold, SHOP } from './shop.mjs';
import { card, openForBusiness, SCRIPT, site } from '../e2e/customer.mjs';

const TOKENS = ['accent', 'on-accent', 'text', 'quiet', 'line', 'surface', 'sunk', 'radius'];
const nextFrame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
/** Asked of somebody else than the networks. */
const astray = (shop) =>
  shop.asked.filter((url) => !/^https:\/\/(public\.api\.bsky\.app|cdn\.bsky\.app|files\.mastodon\.social)\//.test(url));

describe('what a page sets', () => {
  openForBusiness();

  it('as a token reaches nobody, and nothing outside of the widget, whatever it says', async (t) => {
    const words = `<style>body { margin: 0 } .box { inline-size: 400px; block-size: 700px; overflow: clip; display: flow-root }</style>`;
    const shop = await openShop(t, { head: words }, `<div class="box">${SHOP}</div><p>Words of the page.</p>`);
    await isDrawn(shop.page);
    const outside = { x: 0, y: 760, width: 800, height: 200 };
    const before = await shop.page.screenshot({ clip: outside });
    for (const value of HOSTILE_CSS) {
      await shop.page.evaluate(
        ([tokens, text]) => {
          for (const widget of document.querySelectorAll(
            'magpie-follow-button, magpie-account-card, magpie-post-feed',
          )) {
            for (const token of tokens) widget.style.setProperty(`--magpie-${token}`, text);
            for (const name of ['theme', 'size', 'variant', 'layout']) widget.setAttribute(name, text);
          }
        },
        [TOKENS, value],
      );
      await shop.page.evaluate(nextFrame);
      assert.equal(difference(before, await shop.page.screenshot({ clip: outside })), 0, value.slice(0, 80));
    }
    assert.deepEqual([astray(shop), shop.problems, await prototypesHold(shop)], [[], [], true]);
  });

  it('in script tags and meta tags asks nobody else, and breaks nothing, whatever it says', async (t) => {
    const shop = await openShop(t);
    await isDrawn(shop.page);
    const pages = HOSTILE_SETTINGS.map(([name, value]) => [name, value]);
    const seen = await shop.page.evaluate(
      async ([settings, script, body]) => {
        const errors = [];
        for (const [name, value] of settings) {
          const frame = document.createElement('iframe');
          const meta = Object.assign(document.createElement('meta'), { name: `magpie:${name}`, content: value });
          frame.srcdoc = `<!doctype html>${meta.outerHTML}<script>
            keys = Object.getOwnPropertyNames(Object.prototype) + '';
            onerror = (message) => parent.errors.push(message);
            onunhandledrejection = ({ reason }) => parent.errors.push(String(reason));
          </script>${script}${body}`;
          globalThis.errors = errors;
          document.body.append(frame);
          await new Promise((done) => (frame.onload = done));
          await frame.contentWindow.customElements.whenDefined('magpie-follow-button');
          await new Promise((done) => setTimeout(done));
          const { Object: theirs, keys } = frame.contentWindow;
          if (theirs.getOwnPropertyNames(theirs.prototype) + '' !== keys)
            errors.push(`${name} reached Object.prototype`);
          if (!frame.contentDocument.querySelector('magpie-follow-button').getBoundingClientRect().width)
            errors.push(`${name} blank`);
          frame.remove();
        }
        return errors;
      },
      [
        pages,
        SCRIPT,
        `<magpie-follow-button account="${ALICE}"><a href="https://link.example/">Follow</a></magpie-follow-button>`,
      ],
    );
    assert.deepEqual([seen, astray(shop)], [[], []]);
  });

  it('by configure asks nobody else, and breaks nothing, whatever it says', async (t) => {
    const shop = await openShop(t);
    await isDrawn(shop.page);
    await shop.page.evaluate(
      async ([configs, settings, file]) => {
        const { configure } = await import(file);
        const frame = () => new Promise(requestAnimationFrame);
        const all = [
          ...configs.map((text) => JSON.parse(text)),
          ...settings.map(([name, value]) => ({ [name]: value })),
        ];
        for (const settings of all) {
          await configure(settings);
          await frame();
          await configure({
            locale: 'en',
            freshSeconds: 60,
            staleSeconds: 86400,
            gateway: undefined,
            bluesky: undefined,
            mastodon: undefined,
            consent: undefined,
            fetch: undefined,
          });
          await frame();
        }
      },
      [HOSTILE_CONFIGS, HOSTILE_SETTINGS, `${site.url}/dist/cdn/magpie.js`],
    );
    await shop.page.evaluate(
      (html) => document.querySelector('main').insertAdjacentHTML('beforeend', html),
      card(ALICE),
    );
    await shop.sees('magpie-account-card >> nth=1 >> [part=name]');
    // What is no text where a text is wanted is said on the console; the links stay, and the next setting holds again.
    assert.deepEqual([astray(shop), await prototypesHold(shop)], [[], true]);
  });
});
