import type { HomeQuestion } from '../../core/following.js';
import type { AccountRef } from '../../core/model.js';
import type { FollowWay } from '../../core/network.js';
import { sessionOf } from '../../stores/session.js';

const keyOf = (network: string): string => `magpie:home:${network}`;

/** Whether somebody who follows so is to say where they are. */
export const asksHome = (way: FollowWay): boolean => way.kind === 'ticket' && way.asksHome === true;

/** Whether the visitor has to say where they are before anything can begin. */
export function asksFirst({ network }: AccountRef, way: FollowWay): boolean {
  return asksHome(way) && rememberedHome(network) === undefined && !sessionOf(network)?.oneClick;
}

/**
 * What the visitor has answered last to a network's question, as they typed it; empty: what the question says for that.
 * `undefined`: nothing. Never throws.
 */
export function rememberedHome(network: string): string | undefined {
  try {
    return localStorage.getItem(keyOf(network)) ?? undefined;
  } catch {
    // Storage is refused: the visitor is asked each time.
    return undefined;
  }
}

/** Keeps what the visitor has answered, on this device only. Never throws. */
export function rememberHome(network: string, home: string): void {
  try {
    localStorage.setItem(keyOf(network), home);
  } catch {
    // Storage is refused: the visitor is asked the next time.
  }
}

/**
 * The server, or the address, that an answer names, as it can be read out: without a scheme, and without who on it.
 * @param question What was asked; see `Following.home`.
 */
export function hostOf(home: string, { standard = '' }: HomeQuestion): string {
  const host = home
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/^[^/]*@|\/.*$/g, '');
  return host || home.trim() || standard;
}
