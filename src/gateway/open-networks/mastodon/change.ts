import { fieldsOf, textOr } from '../../../core/read.js';
import { OpenNetworkError } from '../open-network-error.js';
import type { OpenNetworkIo } from '../open-network-io.js';
import { ask, ServerRefusal } from './ask.js';
import { originOf } from './host.js';
import { loadStandings, standingOf, type Standing } from './relationships.js';
import type { Session } from './session.js';

/**
 * Follows an account, or ends that, on a visitor's server. Doing it twice does it once.
 * @param id Of the account there.
 * @returns What the server says it has come to; a follow may be a request that the account's owner has to approve.
 * @throws {OpenNetworkError} Any code; refused: one of both blocks the other.
 * @see https://docs.joinmastodon.org/methods/accounts/#follow
 */
export async function change(
  wish: 'follow' | 'unfollow',
  id: string,
  session: Session,
  io: OpenNetworkIo,
): Promise<Standing> {
  const { app, token } = session;
  const url = `${originOf(app.host)}/api/v1/accounts/${encodeURIComponent(id)}/${wish}`;
  const wire = fieldsOf(
    await ask(url, io, { form: {}, token }).catch((error: unknown) => {
      throw isLimit(error) && wish === 'follow' ? limited(app.host, error) : error;
    }),
  );
  if (textOr(wire['id']) !== id) {
    throw new OpenNetworkError('bad-response', `${app.host} tells of somebody else than was asked for.`);
  }
  const standing = standingOf(wire);
  if (isDone(wish, standing)) return standing;
  // Servers that do it a moment later (Pleroma) answer how it was before.
  const now = (await loadStandings([id], session, io)).get(id);
  if (now !== undefined && isDone(wish, now)) return now;
  throw new OpenNetworkError('bad-response', `${app.host} did not ${wish}.`);
}

const isDone = (wish: 'follow' | 'unfollow', standing: Standing): boolean =>
  (standing === 'not-following') === (wish === 'unfollow');

/**
 * A follow that is well formed is refused so for one reason: the visitor follows as many accounts as their server allows.
 * @see https://github.com/mastodon/mastodon/blob/main/app/validators/follow_limit_validator.rb
 */
const isLimit = (error: unknown): boolean => error instanceof ServerRefusal && error.status === 422;

const limited = (host: string, cause: unknown): OpenNetworkError =>
  new OpenNetworkError('follow-limit', `${host} lets somebody follow no more accounts.`, { cause });
