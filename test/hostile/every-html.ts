/** All of them, in some minutes: `npx wtr --files test/hostile/every-html.ts`. */
import { expect } from '@open-wc/testing';
import { hostileHtml } from './html.js';
import { hostileNetworks } from './networks.js';
import { payloads } from './payloads.js';

hostileHtml(() => payloads);

// A test outside of all blocks would run before them.
describe('all of it', () => {
  it('was tried in more than ten thousand places', () => {
    const places = hostileNetworks.map(({ name, say }) => `${name}: ${say.places()}`);
    console.log(`${payloads.length} payloads; places: ${places.join(', ')}`);
    expect(hostileNetworks.reduce((sum, { say }) => sum + say.places(), 0)).to.be.above(10_400);
  });
});
