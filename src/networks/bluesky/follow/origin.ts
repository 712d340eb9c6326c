import { NetworkError } from '../../../core/errors.js';
import { safeUrl } from '../../../core/url.js';
import { HANDLE } from '../profile.js';

/** Names that mean a machine nearby, wherever they are asked for. @see https://www.rfc-editor.org/rfc/rfc6761 */
const NEARBY = /\.(local|localhost|internal|intranet|lan|home|corp|arpa)$/i;

/**
 * The origin of a server that visitors may be sent to: https, with a name as the public DNS has it; from a page on this
 * machine also a server there.
 * @param text A URL from outside.
 * @throws {NetworkError} bad-response, naming what it was to be.
 */
export function publicOrigin(text: unknown, what: string): string {
  return new URL(publicUrl(text, what)).origin;
}

/** As `publicOrigin`, but the whole URL. @throws {NetworkError} bad-response. */
export function publicUrl(text: unknown, what: string): string {
  const href = safeUrl(text);
  const { protocol, hostname } = new URL(href ?? 'https://-');
  if (href && (protocol === 'http:' || (HANDLE.test(hostname) && !NEARBY.test(hostname)))) return href;
  throw new NetworkError(
    'bad-response',
    `${what} is not the https address of a public server: ${JSON.stringify(text)}`,
  );
}
