import type { AccountRef } from '../core/model.js';
import { $settings } from './settings.js';

/** Names an account within the page and its storage, with the address that the page sets for its network. */
export function keyOf({ network, host, id }: AccountRef): string {
  return `${network}:${host}:${id} ${($settings.get()[network] as string | undefined) ?? ''}`.trim();
}
