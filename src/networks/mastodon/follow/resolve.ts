import { NetworkError } from '../../../core/errors.js';
import type { AccountRef } from '../../../core/model.js';
import type { Io } from '../../../core/network.js';
import { fieldsOf, objects, readObject, readText, textOr, type Wire } from '../../../core/read.js';
import { apiUrl, toHost } from '../host.js';
import { homeOf } from '../webfinger.js';
import { ask } from './ask.js';

/**
 * Finds an account on the visitor’s server, which may have to fetch it from the account’s own first.
 * @param host The visitor’s server.
 * @returns Its id there.
 * @throws {NetworkError} Any code; not-found: the server does not find it, or keeps away from it.
 * @see https://docs.joinmastodon.org/methods/accounts/#search
 */
export async function resolveAccount(
  ref: AccountRef,
  { host, token, scope }: { readonly host: string; readonly token: string; readonly scope: string },
  io: Io,
): Promise<string> {
  const name = `${ref.id}@${ref.host}`;
  const q = encodeURIComponent(name);
  const load = (path: string): Promise<unknown> => ask(apiUrl(host, path, io), io, { token });
  if (ref.host === host) {
    const account = readObject(await load(`/api/v1/accounts/lookup?acct=${encodeURIComponent(ref.id)}`), 'account');
    if (isNamed(account, ref) !== 'elsewhere') return readText(account, 'id');
    throw new NetworkError('bad-response', `${JSON.stringify(account.acct)} is not ${name}`);
  }
  const id =
    (await pick(objects(await load(`/api/v1/accounts/search?q=${q}&resolve=true`)), ref, host, io)) ??
    // Pixelfed fetches accounts of others only here; elsewhere it takes a scope that a follow does not need.
    (scope.split(' ').includes('read')
      ? await pick(
          objects(fieldsOf(await load(`/api/v2/search?q=${q}&type=accounts&resolve=true`)).accounts),
          ref,
          host,
          io,
        )
      : undefined);
  if (id) return id;
  throw new NetworkError('not-found', `${host} does not find ${name}`);
}

/** A search also brings others of a similar name. @returns The id of the one that was meant. */
async function pick(accounts: readonly Wire[], ref: AccountRef, host: string, io: Io): Promise<string | undefined> {
  const exact = accounts.find((account) => isNamed(account, ref) === 'fully');
  if (exact) return readText(exact, 'id');
  const own = accounts.find((account) => isNamed(account, ref) === 'locally');
  // A name without a domain is of the server’s own; whether that is the domain that was meant, the domain says.
  return own && (await homeOf(ref, io).catch(() => undefined)) === host ? readText(own, 'id') : undefined;
}

function isNamed({ acct }: Wire, { id, host }: AccountRef): 'fully' | 'locally' | 'elsewhere' {
  const [, name, domain] = /^([^@]+)(?:@([^@]+))?$/.exec(textOr(acct) ?? '') ?? [];
  if (name?.toLowerCase() !== id.toLowerCase()) return 'elsewhere';
  if (!domain) return 'locally';
  return toHost(domain) === host ? 'fully' : 'elsewhere';
}
