import type { FollowWays } from '../connectors/connector.js';
import { imageUrl } from '../pictures/image-url.js';
import type { Services } from '../services.js';
import type { Figure } from './account-figure.js';
import type { Html, Language } from './language.js';
import { networkName } from './network-name.js';
import { ownPath } from './public-page.js';
import { qrCode, qrPicture } from './qr-code.js';

/** What somebody types in the app to find an account: on QQ its id here is one of ours, and unknown there. */
export const searchTerm = ({ name, handle }: Pick<Figure, 'name' | 'handle'>, address: string): string =>
  address.startsWith('qq:') ? name : handle;

/** The QR code of an official account: drawn here, or the operator's picture of it; `undefined`: there is none. */
export function codeOf(
  services: Services,
  { qrText, qrImageUrl }: Pick<FollowWays, 'qrText' | 'qrImageUrl'>,
  account: { readonly name: string; readonly address: string },
  language: Language,
): Html | undefined {
  const network = networkName(account.address, language);
  const label = language.say('QR code of {name} on {network}', { name: account.name, network });
  if (qrText !== undefined) return qrCode(qrText, label);
  // The page lets in pictures of its own alone, so one from elsewhere comes by the gateway.
  const path = ownPath(services, qrImageUrl) ?? ownPath(services, qrImageUrl && imageUrl(services, qrImageUrl));
  return path === undefined ? undefined : qrPicture(path, label);
}
