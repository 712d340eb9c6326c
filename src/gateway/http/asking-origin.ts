import type { Context } from 'hono';
import type { GatewayConfig } from '../config/gateway-config.js';
import type { Services } from '../services.js';
import type { Env } from './app.js';
import { ProblemError } from './problem.js';

const LOOPBACK = /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether a URL is of this machine. */
export const isLoopback = ({ hostname }: URL): boolean => LOOPBACK.test(hostname);

/**
 * Which site asks. Browsers leave `Origin` out of a GET to the own origin, and say so in `Sec-Fetch-Site`, which no script can
 * write.
 * @returns An origin that may ask: scheme, host and port.
 * @throws {ProblemError} origin-refused
 */
export function askingOrigin(context: Context<Env>, { config }: Pick<Services, 'config'>): string {
  const origin = context.req.header('origin');
  if (origin === undefined && context.req.header('sec-fetch-site') === 'same-origin') return ownOrigin(config);
  if (origin === undefined) {
    throw new ProblemError('origin-refused', 'Ask from a web page: the request has no Origin.');
  }
  if (!mayAsk(origin, config)) {
    throw new ProblemError(
      'origin-refused',
      'The site must be https and one of those that this gateway’s operator allows.',
    );
  }
  return origin;
}

/** Whether pages of an origin may ask to follow. Never throws. @param origin As the browser sent it; may be anything. */
export function mayAsk(origin: string, config: Pick<GatewayConfig, 'publicUrl' | 'sites'>): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  const own = new URL(config.publicUrl);
  // Not equal: a path, a user, capitals – or `null`, which is the origin of whatever is opaque.
  if (url.origin !== origin) return false;
  if (origin === own.origin) return true;
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url) && isLoopback(own));
  return secure && (config.sites.allowed === 'all' || config.sites.allowed.includes(origin));
}

const ownOrigin = ({ publicUrl }: GatewayConfig): string => new URL(publicUrl).origin;
