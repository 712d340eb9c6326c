import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Theatre } from './stage.mjs';
import { states } from './states.mjs';

const theatre = new Theatre();
let stage;
before(async () => {
  await theatre.open();
  stage = await theatre.stage('light');
});
after(() => theatre.close());

/** What has the focus, whichever shadow tree it is in: its part, else its class, its id or what it is called. */
function focused() {
  let element = document.activeElement;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const { localName, id, className } = element;
  return element.getAttribute('part') ?? (id || (className && typeof className === 'string' ? className : localName));
}

/**
 * Paths of keys: where they begin, and after each key what has the focus (as `focused` calls it), or what is there then.
 * The paths inside of a feed are in `test/elements/post-feed-keyboard.test.ts`, those of players in `player.test.ts`.
 */
const paths = [
  {
    state: 'button-looks',
    says: 'one stop a button',
    keys: [
      ['Tab', 'button'],
      ['Tab', 'button'],
      ['Shift+Tab', 'button'],
    ],
  },
  {
    state: 'button-several',
    says: 'two halves, two stops',
    keys: [
      ['Tab', 'button'],
      ['Tab', 'more'],
    ],
  },
  {
    state: 'button-code',
    says: 'Space opens the code, Escape leads back',
    keys: [
      ['Tab', 'button'],
      ['Tab', 'more'],
      ['Space', undefined, 'dialog[open]'],
      ['Escape', 'more'],
    ],
  },
  {
    state: 'button-several',
    says: 'Enter opens all networks, Escape leads back',
    keys: [
      ['Tab', 'button'],
      ['Tab', 'more'],
      ['Enter', undefined, 'dialog[open]'],
      ['Escape', 'more'],
    ],
  },
  {
    state: 'button-under-way',
    says: 'Space shows how an attempt stands, Escape leads back',
    keys: [
      ['Tab', 'button'],
      ['Space', undefined, 'dialog[open]'],
      ['Escape', 'button'],
    ],
  },
  {
    state: 'card-ready',
    says: 'button, name, words, more',
    keys: [
      ['Tab', 'button'],
      ['Tab', 'name'],
    ],
  },
  {
    state: 'card-failed',
    says: 'the link first, then the action',
    keys: [
      ['Tab', 'a'],
      ['Tab', 'retry'],
    ],
  },
  {
    state: 'card-consent',
    says: 'two answers, then the link',
    keys: [
      ['Tab', 'agree'],
      ['Tab', 'agree'],
      ['Tab', 'a'],
    ],
  },
  {
    state: 'feed-list',
    says: 'a way past it, then one stop a post',
    keys: [
      ['Tab', 'skip'],
      // What keeps the rest of a post out of the Tab order comes with the first stop.
      ['Tab', 'post', 'article a[tabindex="-1"]'],
      ['Tab', 'post'],
    ],
  },
  {
    state: 'feed-list',
    says: 'Page Down and Page Up go from post to post',
    keys: [
      ['Tab', 'skip'],
      ['Tab', 'post'],
      ['PageDown', 'post'],
      ['PageUp', 'post'],
    ],
  },
  {
    state: 'feed-list',
    says: 'the way past it leads to its end',
    keys: [
      ['Tab', 'skip'],
      ['Enter', 'skip', 'p.skip:focus'],
    ],
  },
  {
    state: 'feed-failed',
    says: 'the link first, then the action',
    keys: [
      ['Tab', 'a'],
      ['Tab', 'retry'],
    ],
  },
];

describe('the keyboard', () => {
  for (const { state, says, keys } of paths) {
    it(`${state}: ${says}`, async () => {
      await stage.enter();
      await stage.show(states[state]);
      const { page } = stage;
      for (const [key, name, sign] of keys) {
        await page.keyboard.press(key);
        if (sign) await page.locator(sign).first().waitFor();
        if (!name) continue;
        const deadline = Date.now() + 3_000;
        while ((await page.evaluate(focused)) !== name && Date.now() < deadline) await page.waitForFunction(() => true);
        assert.equal(await page.evaluate(focused), name, `after ${key}`);
      }
    });
  }

  it('shows where the focus is, in forced colours too', async (t) => {
    const forced = await theatre.stage('forced-colors');
    t.after(() => forced.close());
    for (const state of ['button-focus', 'feed-focus']) {
      await forced.show(states[state]);
      const outline = await forced.page
        .locator(':focus-visible')
        .last()
        .evaluate((element) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(element.shadowRoot?.activeElement ?? element);
          return `${outlineStyle} ${Number.parseFloat(outlineWidth) >= 1}`;
        });
      assert.equal(outline, 'solid true', state);
    }
  });

  it('gives fingers 44 pixels', async (t) => {
    const touched = await theatre.stage('light', { hasTouch: true, isMobile: true });
    t.after(() => touched.close());
    for (const state of ['button-looks', 'button-several']) {
      await touched.show(states[state]);
      for (const target of await touched.page.locator('[part=button], [part=more]').all()) {
        const { height } = await target.boundingBox();
        assert.ok(height >= 44, `${state}: ${height}`);
      }
    }
  });
});
