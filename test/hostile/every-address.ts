import { expect } from '@open-wc/testing';
import { addressingNetworks } from './addressing.js';
import { hostileAddresses } from './addresses.js';
import { hostileSuite } from './suite.js';

hostileSuite(
  'a hostile address in every place for one',
  addressingNetworks,
  () => hostileAddresses,
  ({ initiatorType }) => initiatorType === 'img',
);

// A test outside of all blocks would run before them.
describe('all of it', () => {
  it('was tried in every place for one', () => {
    const places = addressingNetworks.map(({ name, say }) => `${name}: ${say.places()}`);
    console.log(`${hostileAddresses.length} addresses; places: ${places.join(', ')}`);
    expect(hostileAddresses.length).to.be.above(390);
  });
});
