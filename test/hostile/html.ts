import { hostileNetworks, type HostileNetwork } from './networks.js';
import { hostileSuite } from './suite.js';

/** Registers the tests for HTML in texts. Pictures of a feed's texts are drawn, from wherever they are. */
export const hostileHtml = (textsOf: (network: HostileNetwork, index: number) => readonly string[]): void =>
  hostileSuite(
    'hostile HTML in every text',
    hostileNetworks,
    textsOf,
    ({ initiatorType }, { name }) => name === 'a feed' && initiatorType === 'img',
  );
