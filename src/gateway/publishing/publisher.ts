import type { Context } from 'hono';
import { usernameOf } from '../accounts/address.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { findToken } from './tokens.js';

/** Who publishes: the holder of a token. */
export interface Publisher {
  readonly tokenId: string;
  /** The one account it may publish for; `null`: all, and it may make more. */
  readonly username: string | null;
}

const BEARER = /^Bearer +([\w.~+/-]+=*) *$/i;

/**
 * The holder of the token in `Authorization`.
 * @throws {ProblemError} unauthorized: there is none, or it is unknown or revoked; the answer does not say which.
 */
export async function findPublisher(services: Services, context: Context): Promise<Publisher> {
  const given = context.req.header('authorization');
  const token = given === undefined ? undefined : BEARER.exec(given)?.[1];
  const found = token === undefined ? undefined : await findToken(services, token);
  if (found) return { tokenId: found.id, username: found.username };
  throw new ProblemError('unauthorized', 'Send a publisher token: “Authorization: Bearer mgp_…”.', {
    // Without a token nothing is said of an error (RFC 6750 §3.1).
    headers: { 'www-authenticate': `Bearer realm="publisher"${given === undefined ? '' : ', error="invalid_token"'}` },
  });
}

/**
 * The name of an account that a publisher asks to publish for. What a token is not for is refused before it is looked for,
 * so that its holder cannot learn which other accounts there are.
 * @throws {ProblemError} forbidden; not-found for what can be no account.
 */
export function ownUsername(publisher: Publisher, address: string): string {
  const username = usernameOf(address);
  if (publisher.username !== null && publisher.username !== username) {
    throw new ProblemError('forbidden', 'The token is for another account. Use one that was made for this account.');
  }
  if (username === undefined) throw new ProblemError('not-found', `“${address}” is no account of this gateway.`);
  return username;
}

/** @throws {ProblemError} forbidden: the token is for one account alone. */
export function checkOperator(publisher: Publisher): void {
  if (publisher.username !== null) {
    throw new ProblemError(
      'forbidden',
      'The token is for one account. Only a token made without an account may make more.',
    );
  }
}
