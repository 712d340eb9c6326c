import type { HttpBindings } from '@hono/node-server';
import ipaddr from 'ipaddr.js';
import type { Services } from '../services.js';

/** How many spellings of addresses are remembered with their owners, and how long one of them may be. */
const MAX_SPELLINGS = 10_000;
const MAX_LENGTH = 100;

/** Connections are asked through again and again: what is written of them is read once. */
const owners = new Map<string, string>();

/**
 * Who shares an allowance with whoever sends a request: its address, of IPv6 the /64 network, which one subscriber has whole.
 * Behind proxies the address is what the outermost of them that we know of has seen: the caller can write whatever it likes in
 * front of that. @param forwarded `X-Forwarded-For`.
 * @returns `unknown` where no address is known.
 * @see https://www.rfc-editor.org/rfc/rfc6177
 */
export function allowanceOwner(
  env: Partial<HttpBindings>,
  forwarded: string | undefined,
  { config }: Pick<Services, 'config'>,
): string {
  const connected = env.incoming?.socket.remoteAddress ?? '';
  const seen = config.proxies > 0 ? ((forwarded ?? '').split(',').at(-config.proxies) ?? '') : '';
  const written = `${seen} ${connected}`;
  let owner = owners.get(written);
  if (owner === undefined) {
    owner = networkOf(normalized(seen) ?? normalized(connected) ?? 'unknown');
    if (owners.size >= MAX_SPELLINGS) owners.clear();
    if (written.length <= MAX_LENGTH) owners.set(written, owner);
  }
  return owner;
}

function networkOf(address: string): string {
  if (!ipaddr.IPv6.isValid(address)) return address;
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`).toString()}/64`;
}

/** The shortest spelling, of IPv4 also where it came mapped into IPv6. */
function normalized(text: string): string | undefined {
  // Some proxies write the port beside the address: `192.0.2.1:4711`, `[2001:db8::1]:4711`.
  const address = text.trim().replace(/^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/, '$1$2');
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : undefined;
}
