import { isLoopback } from '../../http/asking-origin.js';
import { outsideUrl } from '../../pictures/outside-url.js';
import { OpenNetworkError } from '../open-network-error.js';
import type { OpenNetworkIo } from '../open-network-io.js';

/** Whether the gateway is one for development: http on this machine. */
export const isLocal = ({ publicUrl }: Pick<OpenNetworkIo, 'publicUrl'>): boolean => {
  const url = new URL(publicUrl);
  return url.protocol === 'http:' && isLoopback(url);
};

/**
 * The address of a server that the gateway may ask and visitors may be sent to: https on the public internet, by its spelling;
 * for a gateway on this machine also http there. What a name leads to is checked when `io.fetch` connects.
 * @param text From outside.
 * @throws {OpenNetworkError} bad-response, naming what it was to be.
 */
export function serverUrl(text: unknown, what: string, io: Pick<OpenNetworkIo, 'publicUrl'>): URL {
  try {
    const url = new URL(String(text));
    if (url.protocol === 'http:' && isLoopback(url) && isLocal(io) && !url.username && !url.password) return url;
    return outsideUrl(url.href);
  } catch (cause) {
    const message = `${what} is not the https address of a public server: ${String(text).slice(0, 200)}`;
    throw new OpenNetworkError('bad-response', message, { cause });
  }
}
