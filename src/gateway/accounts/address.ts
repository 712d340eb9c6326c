/** As the contract has it; what does not match is nobody's, and never asked of the database. */
const USERNAME = /^[a-z0-9](?:[a-z0-9-]{0,28}[a-z0-9])?$/;

/** `magpie:river`: river. `undefined`: no account of a gateway. Upper case is taken for lower case. Never throws. */
export function usernameOf(address: string): string | undefined {
  const [network, username = '', ...rest] = address.toLowerCase().split(':');
  return network === 'magpie' && rest.length === 0 && USERNAME.test(username) ? username : undefined;
}

/** The address of an account of this gateway; an official account's `username` is its whole address. */
export const addressOf = (username: string): string => (username.includes(':') ? username : `magpie:${username}`);

/** `wechat:river`: wechat. Empty where it is no address. Never throws. */
export const networkOf = (address: string): string => (/^[a-z]{1,20}(?=:)/i.exec(address)?.[0] ?? '').toLowerCase();

/** As connectors have them: what else is written so is never asked of the database. */
const WECHAT = /^wechat:[\w-]{1,64}$/;

/**
 * Within which somebody is one viewer: a network; of WeChat, where who follows two accounts has an OpenID for each, one account
 * alone. Never throws.
 */
export const realmOf = (address: string): string => (WECHAT.test(address) ? address : networkOf(address));
