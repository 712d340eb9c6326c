import { addressingNetworks } from './addressing.js';
import { hostileAddresses } from './addresses.js';
import { sampleOf } from './payloads.js';
import { hostileSuite } from './suite.js';

/** One of so many here; `every-address.ts` tries all of them. */
const EVERY = 24;

hostileSuite(
  'a hostile address in every place for one',
  addressingNetworks,
  (_, index) => sampleOf(hostileAddresses, EVERY, index * 7),
  ({ initiatorType }) => initiatorType === 'img',
);
