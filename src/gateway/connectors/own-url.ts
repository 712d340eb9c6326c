import { safeUrl } from '../../core/url.js';
import { isLoopback } from '../http/asking-origin.js';
import type { ConnectorIo } from './connector-io.js';

/**
 * The gate for addresses of the configuration, which an operator has written: as `safeUrl`, and http on this machine, where a
 * demonstration has its fake platforms.
 * @returns The normalized address, or `undefined`. Never throws.
 */
export function ownUrl(text: string | undefined): string | undefined {
  const https = safeUrl(text);
  if (https !== undefined || text === undefined || !URL.canParse(text)) return https;
  const url = new URL(text);
  return url.protocol === 'http:' && isLoopback(url) && !url.username && !url.password ? url.href : undefined;
}

/** An address below a base of the configuration, which may have a path of its own. */
export const below = (base: string, path: string): string => `${base.replace(/\/+$/, '')}${path}`;

/** Visitors get pictures from the gateway; one on this machine, in a demonstration, as it is. */
export function pictureUrl(url: string | undefined, imageUrl: ConnectorIo['imageUrl']): string | undefined {
  const https = safeUrl(url);
  return https === undefined ? ownUrl(url) : imageUrl(https);
}
