import { atom } from 'nanostores';
import { $settings } from './settings.js';

export const CONSENT_KEY = 'magpie:consent';

/** Networks that the visitor has agreed to, on this page or for good, by id. */
export const $consents = atom<readonly string[]>(rememberedConsents());

/** Whether a network may be asked, and answers be stored: always, unless the page's settings say `consent: ask`. */
export function mayContact(network: string): boolean {
  return $settings.get().consent !== 'ask' || $consents.get().includes(network);
}

/** Never throws. */
export function rememberedConsents(): readonly string[] {
  try {
    return (localStorage[CONSENT_KEY] as string).split(' ');
  } catch {
    // Nothing is remembered, or storage is refused.
    return [];
  }
}
