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
  // A browser is started for each file of WebKitGTK's, and both engines are at work at once.
  browserStartTimeout: 60_000,
  testFramework: { config: { ...config.testFramework.config, timeout: '5000' } },
  reporters: [...config.reporters.slice(0, -1), countReporter('firefox-webkit')],
};
