import type { FollowEnd } from '../../src/core/following.js';
import { finish } from '../../src/elements/follow-return/finish.js';
import { homeNetwork } from './home-network.js';

const village = homeNetwork(undefined, { id: 'comeback', label: 'Village' });

/** Comes back to this page from allowing a follow. @param end `undefined`: it takes for ever. */
export function comeBack(end: FollowEnd | undefined): void {
  village.finish = () => (end ? Promise.resolve(end) : new Promise(() => {}));
  void finish('https://shop.example/#state=magpie-comeback-abc&code=c-1');
}
