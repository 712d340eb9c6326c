/** What runs in a page that visitors come back to; see `return-visit.html`. */
import '../../src/elements/follow-button/define.js';
import { homeNetwork } from './home-network.js';

// After the element, as pages do that import one network.
homeNetwork(undefined, { id: 'comeback', label: 'Village' });
frameElement!.dispatchEvent(new Event('visit'));
