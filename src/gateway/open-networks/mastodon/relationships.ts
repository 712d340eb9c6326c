import { objects, textOr, type Wire } from '../../../core/read.js';
import type { OpenNetworkIo } from '../open-network-io.js';
import { ask } from './ask.js';
import { originOf } from './host.js';
import type { Session } from './session.js';

/** How somebody stands to an account. */
export type Standing = 'following' | 'requested' | 'not-following';

/** As many as Mastodon hands out at once of anything. */
const AT_ONCE = 40;

/**
 * How a visitor stands to accounts, by their ids on the visitor's server.
 * @returns No entry where the server does not say.
 * @throws {OpenNetworkError} Any code.
 * @see https://docs.joinmastodon.org/methods/accounts/#relationships
 */
export async function loadStandings(
  ids: readonly string[],
  { app, token }: Session,
  io: OpenNetworkIo,
): Promise<ReadonlyMap<string, Standing>> {
  const batches = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, index) =>
    ids.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
  const answers = await Promise.all(
    batches.map((batch) => {
      const search = new URLSearchParams(batch.map((id) => ['id[]', id]));
      return ask(`${originOf(app.host)}/api/v1/accounts/relationships?${search}`, io, { token });
    }),
  );
  return new Map(
    answers.flatMap(objects).flatMap((wire) => {
      const id = textOr(wire['id']);
      return id !== undefined ? [[id, standingOf(wire)] as const] : [];
    }),
  );
}

/** @see https://docs.joinmastodon.org/entities/Relationship/ */
export function standingOf({ following, requested }: Wire): Standing {
  if (following === true) return 'following';
  return requested === true ? 'requested' : 'not-following';
}
