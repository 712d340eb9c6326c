import { setTimeout as sleep } from 'node:timers/promises';

/** WebDriver's characters for the keys that Playwright calls so. @see https://www.w3.org/TR/webdriver2/#keyboard-actions */
const keys = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

const buttons = { left: 0, middle: 1, right: 2 };

function valueOf(key) {
  const value = keys[key] ?? key;
  if ([...value].length !== 1) throw new Error(`No key is called ${key}.`);
  return value;
}

const key = (type) => (name) => ({ type, value: valueOf(name) });
const down = key('keyDown');
const up = key('keyUp');
const mouse = (type, button = 'left') => ({ type, button: buttons[button] });
const move = (x, y) => ({ type: 'pointerMove', x, y, duration: 0 });

/**
 * As much of Playwright's page as the commands of web-test-runner use, for a browser that is driven by WebDriver.
 * @param {(method: string, path: string, body?: object) => Promise<any>} send Sends a command to the session.
 */
export function webdriverPage(send) {
  const perform = (source, ...actions) => send('POST', '/actions', { actions: [{ ...source, actions }] });
  const type = (...actions) => perform({ type: 'key', id: 'keyboard' }, ...actions);
  const point = (...actions) =>
    perform({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } }, ...actions);
  const innerSize = () => send('POST', '/execute/sync', { script: 'return [innerWidth, innerHeight]', args: [] });
  return {
    keyboard: {
      type: (text) => type(...[...text].flatMap((char) => [down(char), up(char)])),
      /** @param {string} chord A key, or several as in `Control+Shift+End`. */
      press(chord) {
        const names = chord.split(/(?<=.)\+/);
        return type(...names.map(down), ...names.reverse().map(up));
      },
      down: (name) => type(down(name)),
      up: (name) => type(up(name)),
    },
    mouse: {
      move: (x, y) => point(move(x, y)),
      click: (x, y, { button } = {}) => point(move(x, y), mouse('pointerDown', button), mouse('pointerUp', button)),
      down: ({ button } = {}) => point(mouse('pointerDown', button)),
      up: ({ button } = {}) => point(mouse('pointerUp', button)),
    },
    async setViewportSize({ width, height }) {
      let [innerWidth, innerHeight] = await innerSize();
      const rect = await send('GET', '/window/rect');
      // What the window has around its page stays as it is.
      await send('POST', '/window/rect', {
        width: rect.width - innerWidth + width,
        height: rect.height - innerHeight + height,
      });
      for (let waitedMs = 0; innerWidth !== width || innerHeight !== height; waitedMs += 20) {
        if (waitedMs > 1000) throw new Error(`The page is ${innerWidth} × ${innerHeight}, not ${width} × ${height}.`);
        await sleep(20);
        [innerWidth, innerHeight] = await innerSize();
      }
    },
  };
}
