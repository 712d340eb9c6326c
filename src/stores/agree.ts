import { $consents, CONSENT_KEY, rememberedConsents } from './consent.js';

/** The visitor agrees to one network, for all widgets of the page. @param remember Also for the next visits. */
export function agree(network: string, remember: boolean): void {
  $consents.set([...$consents.get(), network]);
  if (!remember) return;
  try {
    localStorage[CONSENT_KEY] = [...new Set([...rememberedConsents(), network])].join(' ');
  } catch {
    // Storage is refused: the answer holds for this page.
  }
}
