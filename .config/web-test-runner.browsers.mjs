import { playwrightLauncher } from '@web/test-runner-playwright';
import config from '../web-test-runner.config.mjs';
import { countReporter } from './count-reporter.mjs';
import { findOnPath } from './find-browser.mjs';
import { webkitLauncher } from './webkit-launcher.mjs';

const firefox = process.env.FIREFOX_PATH || findOnPath(['firefox', 'firefox-esr']);
if (!firefox)
  throw new Error('Firefox is not installed. On Debian: apt-get install firefox-esr. Else set FIREFOX_PATH.');

/** The same tests in the two other engines. */
export default {
  ...config,
  browsers: [
    playwrightLauncher({ product: 'firefox', launchOptions: { channel: 'moz-firefox', executablePath: firefox } }),
    webkitLauncher(),
  ],
  reporters: [...config.reporters.slice(0, -1), countReporter('firefox-webkit')],
};
