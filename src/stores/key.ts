import type { AccountRef } from '../core/model.js';
import { $settings } from './settings.js';

/**
 * Names an account within the page and its storage, with the address that the page sets for its network, or for the gateway
 * that networks without an address of their own are read from.
 */
export function keyOf({ network, host, id }: AccountRef): string {
  const { [network]: address, gateway } = $settings.get();
  return `${network}:${host}:${id} ${(address as string | undefined) ?? gateway ?? ''}`.trim();
}
