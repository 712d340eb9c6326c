import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';
import type { Services } from '../services.js';
import type { Env } from './app.js';

/**
 * The address that a request came from. Behind proxies it is what the outermost of them that we know of has seen: the caller
 * can write whatever it likes in front of that.
 * @returns An address in its shortest spelling, IPv4 also where it came mapped into IPv6; `unknown` where none is known.
 */
export function clientAddress(context: Context<Env>, { config }: Pick<Services, 'config'>): string {
  const connected = context.env.incoming?.socket.remoteAddress ?? '';
  const forwarded = config.proxies > 0 ? (context.req.header('x-forwarded-for') ?? '').split(',') : [];
  return normalized(forwarded.at(-config.proxies) ?? connected) ?? normalized(connected) ?? 'unknown';
}

/**
 * Who shares an allowance: an IPv4 address, or the /64 network of an IPv6 address, which one subscriber has whole.
 * @see https://www.rfc-editor.org/rfc/rfc6177
 */
export function allowanceOwner(address: string): string {
  if (!ipaddr.IPv6.isValid(address)) return address;
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`).toString()}/64`;
}

function normalized(text: string): string | undefined {
  // Some proxies write the port beside the address: `192.0.2.1:4711`, `[2001:db8::1]:4711`.
  const address = text.trim().replace(/^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/, '$1$2');
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : undefined;
}
