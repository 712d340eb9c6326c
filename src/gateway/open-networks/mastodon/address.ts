import { isLocalHost, toHost } from './host.js';

/** As the browser's module has it: `river` of `social.example`, which may be a domain that only names the server. */
export interface AccountName {
  /** Lower case: servers tell accounts apart by nothing else. */
  readonly user: string;
  readonly domain: string;
}

/** Mastodon takes 30 characters, others more. */
const ADDRESS = /^mastodon:@?([\w.-]{1,100})@([^\s/?#\\@]{1,300})$/;

/**
 * Reads the address of an account.
 * @param local Whether accounts on this machine are meant, too.
 * @returns `undefined` where it is not well formed. Never throws.
 */
export function readAddress(address: string, local: boolean): AccountName | undefined {
  const [, user, server = ''] = ADDRESS.exec(address.trim().toLowerCase()) ?? [];
  const domain = toHost(server);
  return user && domain && (local || !isLocalHost(domain)) ? { user, domain } : undefined;
}

/** The one way to write an address. */
export const addressOf = (name: AccountName): string => `mastodon:${acctOf(name)}`;

/** `river@social.example`. */
export const acctOf = ({ user, domain }: AccountName): string => `${user}@${domain}`;
