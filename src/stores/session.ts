import type { AccountRef } from '../core/model.js';
import { $follows } from './follows.js';
import { keep } from './keep.js';
import { keptAtom } from './kept-atom.js';
import { keyOf } from './key.js';

/** What a visitor has allowed this browser on a network, for all accounts there. */
interface Session {
  /** The last follow needed no page of the network: the next one is taken for done when it begins. */
  readonly oneClick: boolean;
}

type Sessions = Readonly<Record<string, Session>>;

/** By network and its address; shared by all widgets and tabs. Whether it still holds, the network knows. */
const $sessions = keptAtom<Sessions>('magpie:sessions');

/** @returns `undefined` where the visitor has allowed nothing: then the network is not asked about them. */
export function sessionOf(network: string): Session | undefined {
  return $sessions.get()?.[placeOf(network)];
}

/** The visitor has followed here, and so allowed the network to be asked. */
export function openSession({ network }: AccountRef, oneClick: boolean): void {
  keep($sessions, (sessions) => ({ ...sessions, [placeOf(network)]: { oneClick } }));
}

/** The visitor has taken back what they had allowed: what was known by it is forgotten with it. */
export function closeSession({ network }: AccountRef): void {
  const place = placeOf(network);
  const address = place.slice(network.length + 2);
  const isElsewhere = ([key]: readonly [string, unknown]): boolean =>
    !key.startsWith(`${network}:`) || !key.endsWith(address);
  keep($sessions, ({ [place]: _, ...others }: Sessions = {}) => others);
  keep($follows, (follows = {}) => Object.fromEntries(Object.entries(follows).filter(isElsewhere)));
}

/** A network at the address that the page sets for it. */
function placeOf(network: string): string {
  return keyOf({ network, host: '', id: '' });
}
