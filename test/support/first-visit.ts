import { fixtureCleanup } from '@open-wc/testing';
import { configure, type Settings } from '../../src/stores/settings.js';
import { offline } from './answering.js';

/** A page that sets nothing, on a machine without a network. */
const NOTHING: Settings = {
  locale: 'en',
  freshSeconds: undefined,
  staleSeconds: undefined,
  consent: undefined,
  bluesky: undefined,
  mastodon: undefined,
  gateway: undefined,
};

/** Lets each test of the block begin as a first visit, with nothing kept and nothing set; cleans up behind it. */
export function firstVisit(settings: Settings = {}): void {
  const begin = (): void => {
    fixtureCleanup();
    localStorage.clear();
    // As another tab's clearing would be told: what the page holds of it goes too.
    dispatchEvent(new StorageEvent('storage', { key: null }));
    scrollTo(0, 0);
    configure({ ...NOTHING, fetch: offline(), ...settings });
  };
  const silence = (event: Event): void => event.preventDefault();
  beforeEach(begin);
  // What a test lets fail on purpose is not told on the console.
  before(() => addEventListener('magpie-error', silence));
  after(() => removeEventListener('magpie-error', silence));
  after(begin);
}
