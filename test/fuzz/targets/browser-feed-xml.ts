import { feed } from '../../../src/networks/feed/feed.js';
import { ioAnswering, loadBoth } from '../answering.js';
import { fixtureText } from '../fixture.js';
import type { Target } from '../target.js';
import { textOf } from '../text-of.js';

const made = ['made-atom.xml', 'made-podcast.xml', 'made-rss-1.rdf', 'made-rss-2.xml', 'made-youtube.xml'];
const inFull = ['river-atom.xml', 'river-rss.xml'];

/** RSS and Atom, as a visitor's browser reads them. */
export const target: Target = {
  starts: () => [
    ...made.map((name) => fixtureText(`gateway/fixtures/feeds/${name}`)),
    ...inFull.map((name) => fixtureText(`networks/fixtures/feed/${name}`)),
  ],
  fuzz: (input) =>
    loadBoth(
      feed,
      'feed:https://river.example/feed',
      ioAnswering(() => textOf(input)),
    ),
  large: (repeated) =>
    `<rss version="2.0"><channel><title>River</title><item><title>a</title><description>${repeated}</description></item></channel></rss>`,
};
