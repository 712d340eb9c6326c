import ipaddr from 'ipaddr.js';

/** The one block of IPv6 from which addresses of the public internet are given out (RFC 4291 §2.4, IANA's registry). */
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/**
 * Whether an address belongs to the public internet, so that asking it tells nothing of the network the gateway stands in.
 * Everything that IANA's special-purpose registries name is not: private, loopback, link-local, shared, documentation,
 * benchmarking, multicast, reserved; nor is an IPv6 address that carries an IPv4 address in it (mapped, translated, 6to4,
 * Teredo), whatever that one is. Never throws: what is no address is not public.
 * @param address As a resolver gives it: four decimal parts, or IPv6 without brackets.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry/
 */
export function isPublicAddress(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address).range() === 'unicast';
  // A zone (`%eth0`) names an interface of this machine.
  if (address.includes('%') || !ipaddr.IPv6.isValid(address)) return false;
  const parsed = ipaddr.IPv6.parse(address);
  return parsed.range() === 'unicast' && parsed.match(GLOBAL_UNICAST);
}
