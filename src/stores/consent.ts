import { atom } from 'nanostores';
import { $settings } from './settings.js';

const KEY = 'magpie:consent';

/** Networks that the visitor has agreed to, on this page or for good, by id. */
export const $consents = atom<readonly string[]>(remembered());

/** Whether a network may be asked, and answers be stored: always, unless the page's settings say `consent: ask`. */
export function mayContact(network: string): boolean {
  return $settings.get().consent !== 'ask' || $consents.get().includes(network);
}

/** The visitor agrees to one network, for all widgets of the page. @param remember Also for the next visits. */
export function agree(network: string, remember: boolean): void {
  $consents.set([...$consents.get(), network]);
  if (!remember) return;
  try {
    localStorage[KEY] = [...new Set([...remembered(), network])].join(' ');
  } catch {
    // Storage is refused: the answer holds for this page.
  }
}

function remembered(): readonly string[] {
  try {
    return (localStorage[KEY] as string).split(' ');
  } catch {
    // Nothing is remembered, or storage is refused.
    return [];
  }
}
