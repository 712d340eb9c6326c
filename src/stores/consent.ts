import { keptAtom } from './kept-atom.js';
import { $settings } from './settings.js';

/** Networks that the visitor has agreed to, on this page or for good, by id. */
export const $consents = keptAtom<readonly string[]>('magpie:consent');

/** Whether a network may be asked, and answers be stored: always, unless the page's settings say `consent: ask`. */
export function mayContact(network: string): boolean {
  // Others may have written anything into storage.
  return $settings.get().consent !== 'ask' || [$consents.get()].flat().includes(network);
}
