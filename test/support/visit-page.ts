/** What runs in the page of another visit; see `next-visit.ts`. */
import '../../src/elements/account-card/define.js';
import { registerNetwork } from '../../src/core/network.js';
import { magpie } from '../../src/networks/magpie/magpie.js';
import { followOf } from '../../src/stores/follows.js';
import { verify } from '../../src/stores/relationship.js';
import { configure } from '../../src/stores/settings.js';
import { endOf } from '../../src/stores/tickets.js';
import { httpNetwork } from './http-network.js';

export interface VisitPage {
  readonly configure: typeof configure;
  readonly httpNetwork: typeof httpNetwork;
  readonly endOf: typeof endOf;
  readonly followOf: typeof followOf;
  readonly verify: typeof verify;
}

registerNetwork(magpie);

// What a test lets fail on purpose is not told on the console.
addEventListener('magpie-error', (event) => event.preventDefault());
Object.assign(globalThis, { page: { configure, httpNetwork, endOf, followOf, verify } satisfies VisitPage });
frameElement!.dispatchEvent(new Event('visit'));
