import { chromium, firefox } from 'playwright';
import { chromiumArgs, findChromium, findOnPath } from '../../.config/find-browser.mjs';

const firefoxPath = process.env.FIREFOX_PATH || findOnPath(['firefox', 'firefox-esr']);

/** Why tests in Firefox are left out; `false` where they are not. */
export const withoutFirefox =
  !firefoxPath && 'Firefox is not installed. On Debian: apt-get install firefox-esr. Else set FIREFOX_PATH.';

/** Starts a browser of Playwright's, by the name of its engine. */
export const launch = {
  chromium: () => chromium.launch({ executablePath: findChromium(), args: chromiumArgs }),
  /** Chromium that keeps a page for the way back to it, as visitors' does. */
  chromiumWithPagesKept: () =>
    chromium.launch({
      executablePath: findChromium(),
      args: chromiumArgs,
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    }),
  // Playwright's own Firefox is patched; this one is what visitors have.
  firefox: () => firefox.launch({ channel: 'moz-firefox', executablePath: firefoxPath }),
};
