import { randomBytes } from 'node:crypto';
import { addressOf } from '../accounts/address.js';
import { findAccount } from '../accounts/account-store.js';
import { hashOf, randomSecret } from '../config/keys.js';
import type { Services } from '../services.js';

const PREFIX = 'mgp_';
const TOKEN = /^mgp_[\w-]{43}$/;

/** A publisher token as the operator sees it; the token itself is nowhere. */
export interface TokenView {
  /** 128 random bits, hex. */
  readonly id: string;
  readonly label: string;
  /** The one account that it publishes for; `undefined`: it makes accounts, and publishes for all of them. */
  readonly address: string | undefined;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Milliseconds since 1970. `undefined`: it is valid. */
  readonly revokedAt: number | undefined;
}

/**
 * Makes a token. It is stored as its SHA-256 alone: whoever does not keep what this returns makes another.
 * @param options.address The one account to publish for. Default: the token makes accounts, and publishes for all of them.
 * @returns `token`: `mgp_` and 43 characters, base64url.
 * @throws {ProblemError} not-found: there is no such account.
 */
export async function createToken(
  services: Services,
  options: { readonly label: string; readonly address?: string | undefined },
): Promise<{ readonly id: string; readonly token: string }> {
  const account = options.address === undefined ? undefined : await findAccount(services, options.address);
  const token = PREFIX + randomSecret();
  // Operators type it after `token revoke`, where a first `-` as base64url may have it would be read as an option.
  const id = randomBytes(16).toString('hex');
  await services.database
    .insertInto('publisher_token')
    .values({
      id,
      hash: hashOf(token),
      label: options.label,
      created_at: services.now(),
      revoked_at: null,
      account_id: account?.id ?? null,
    })
    .execute();
  return { id, token };
}

/** All tokens, oldest first, revoked ones among them. */
export async function listTokens(services: Services): Promise<readonly TokenView[]> {
  const rows = await tokensWithAccounts(services).orderBy('token.created_at').orderBy('token.id').execute();
  return rows.map(({ id, label, created_at, revoked_at, username }) => ({
    id,
    label,
    address: username === null ? undefined : addressOf(username),
    createdAt: created_at,
    revokedAt: revoked_at ?? undefined,
  }));
}

/** @returns Whether there was a valid token of this id. */
export async function revokeToken(services: Services, id: string): Promise<boolean> {
  const { numUpdatedRows } = await services.database
    .updateTable('publisher_token')
    .set({ revoked_at: services.now() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Whom a token belongs to.
 * @returns `undefined`: it is no token of this gateway, or was revoked. `username` is `null` where it is for all accounts.
 */
export async function findToken(
  services: Services,
  token: string,
): Promise<{ readonly id: string; readonly username: string | null } | undefined> {
  if (!TOKEN.test(token)) return undefined;
  return tokensWithAccounts(services)
    .where('token.hash', '=', hashOf(token))
    .where('token.revoked_at', 'is', null)
    .executeTakeFirst();
}

const tokensWithAccounts = ({ database }: Services) =>
  database
    .selectFrom('publisher_token as token')
    .leftJoin('account', 'account.id', 'token.account_id')
    .select(['token.id', 'token.label', 'token.created_at', 'token.revoked_at', 'account.username']);
