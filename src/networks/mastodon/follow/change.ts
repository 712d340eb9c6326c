import { NetworkError } from '../../../core/errors.js';
import type { FollowEnd, Relationship } from '../../../core/following.js';
import type { Io } from '../../../core/network.js';
import { fieldsOf, objects, readObject, type Wire } from '../../../core/read.js';
import { apiUrl } from '../host.js';
import { ask } from './ask.js';
import type { Wish } from './attempt.js';

/**
 * Follows an account, or ends that, on the visitor’s server. Doing it twice does it once.
 * @param account Its id there.
 * @returns What the server says it has come to; it may be a request that the account’s owner has to approve.
 * @throws {NetworkError} Any code; private: one of both blocks the other.
 * @see https://docs.joinmastodon.org/methods/accounts/#follow
 */
export async function change(
  wish: Wish,
  account: string,
  { host, token }: { readonly host: string; readonly token: string },
  io: Io,
): Promise<FollowEnd> {
  const path = `/api/v1/accounts/${encodeURIComponent(account)}/${wish}`;
  const answer = await ask(apiUrl(host, path, io), io, { form: {}, token }).catch((error: unknown) => {
    if (wish === 'follow' && isLimit(error)) return undefined;
    throw error;
  });
  if (answer === undefined) return { state: 'declined', reason: 'follow-limit' };
  const outcome = toOutcome(readObject(answer, 'relationship'), account);
  if (wish === 'unfollow' ? outcome === 'not-following' : outcome !== 'not-following') return { state: outcome };
  // Servers that do it a moment later (Pleroma) answer how it was before.
  const list = await ask(apiUrl(host, `/api/v1/accounts/relationships?id[]=${encodeURIComponent(account)}`, io), io, {
    token,
  });
  const now = toOutcome(objects(list)[0] ?? {}, account);
  if ((now === 'not-following') === (wish === 'unfollow')) return { state: now };
  throw new NetworkError('bad-response', `${host} did not ${wish}`);
}

/** @see https://docs.joinmastodon.org/entities/Relationship/ */
function toOutcome({ id, following, requested }: Wire, account: string): Relationship {
  if (id !== account) throw new NetworkError('bad-response', 'It is the relationship to somebody else');
  if (following === true) return 'following';
  return requested === true ? 'requested' : 'not-following';
}

/**
 * A follow that is well formed is refused so for one reason: the visitor follows as many accounts as their server allows.
 * @see https://github.com/mastodon/mastodon/blob/main/app/validators/follow_limit_validator.rb
 */
function isLimit(thrown: unknown): boolean {
  return fieldsOf((thrown as Error).cause).status === 422;
}
