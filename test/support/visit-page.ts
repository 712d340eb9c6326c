/** What runs in the page of another visit; see `next-visit.ts`. */
import '../../src/elements/account-card/define.js';
import { configure } from '../../src/stores/settings.js';
import { httpNetwork } from './http-network.js';

export interface VisitPage {
  readonly configure: typeof configure;
  readonly httpNetwork: typeof httpNetwork;
}

// What a test lets fail on purpose is not told on the console.
addEventListener('magpie-error', (event) => event.preventDefault());
Object.assign(globalThis, { page: { configure, httpNetwork } satisfies VisitPage });
frameElement!.dispatchEvent(new Event('visit'));
