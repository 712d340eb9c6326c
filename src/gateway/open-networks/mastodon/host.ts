/** A name as DNS has it, at least two labels, the last not a number. @see https://www.rfc-editor.org/rfc/rfc1035#section-2.3.1 */
const DOMAIN = /^(?=.{1,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z]([a-z\d-]{0,61}[a-z\d])?$/;
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * The normal form of a server's name, by the same rule as in the browser: lower case, punycode, a port only on this machine.
 * @returns `undefined` where it is none. Never throws.
 */
export function toHost(name: string): string | undefined {
  // What `URL` would take for more than a host.
  if (/[/?#@\\]/.test(name) || !URL.canParse(`https://${name}`)) return undefined;
  const { host } = new URL(`https://${name}`);
  return DOMAIN.test(host) || isLocalHost(host) ? host : undefined;
}

/** Whether a server is on this machine, for development. */
export const isLocalHost = (host: string): boolean => LOOPBACK.test(host);

/** Where a server is. One on this machine has no certificate. */
export const originOf = (host: string): string => `http${isLocalHost(host) ? '' : 's'}://${host}`;
