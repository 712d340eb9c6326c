import { fixture, fixtureText } from '../fixture.js';
import type { Target } from '../target.js';
import { target as xml } from './browser-feed-xml.js';

/** JSON Feed, likewise. */
export const target: Target = {
  starts: () => [
    fixtureText('gateway/fixtures/feeds/made-feed.json'),
    JSON.stringify(fixture('networks/fixtures/feed/river.json')),
  ],
  fuzz: xml.fuzz,
  large: (repeated) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'River',
      items: [{ id: '1', content_html: repeated, title: repeated }],
    }),
};
