import type { Services } from '../services.js';
import { platformWays } from '../viewers/platform-way.js';
import type { Language } from './language.js';
import { networkName } from './network-name.js';

/** What the other side of a sign-in is called. @param issuer `Session.issuer`. Never throws. */
export function issuerLabel(services: Services, issuer: string, language: Language): string {
  const provider = services.config.signIn.find((candidate) => candidate.issuer === issuer);
  const way = platformWays(services).find(({ issuers }) => issuers.includes(issuer));
  if (provider) return provider.label;
  if (way) return way.label;
  // The operator may have taken it out of the configuration since. A platform's is no address, such as `qq:101000001`.
  return /^https?:/.test(issuer) ? new URL(issuer).host : networkName(issuer, language);
}
