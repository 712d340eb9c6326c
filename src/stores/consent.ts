import type { AccountRef } from '../core/model.js';
import { keptAtom } from './kept-atom.js';
import { $settings } from './settings.js';

/** Networks that the visitor has agreed to, on this page or for good, by id. */
export const $consents = keptAtom<readonly string[]>('magpie:consent');

/** Whether an account's network may be asked, and answers be stored: always, unless the page's settings say `consent: ask`. */
export function mayContact(ref: AccountRef): boolean {
  const { members = [ref] } = ref;
  // Others may have written anything into storage.
  return (
    $settings.get().consent !== 'ask' || members.every(({ network }) => [$consents.get()].flat().includes(network))
  );
}
