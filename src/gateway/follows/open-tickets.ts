import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { OPEN } from './settle.js';

/** How many attempts of one key may be open at once; a page has no use for more than one of each of its buttons. */
const OPEN_PER_KEY = 20;

/** @throws {ProblemError} rate-limited: the key has too many open attempts. */
export async function refuseTooMany({ database, now }: Services, key: string): Promise<void> {
  const open = await database
    .selectFrom('ticket')
    .select('expires_at')
    .where('key', '=', key)
    .where('state', 'in', OPEN)
    .where('expires_at', '>', now())
    .orderBy('expires_at')
    .limit(OPEN_PER_KEY)
    .execute();
  const [first] = open;
  if (!first || open.length < OPEN_PER_KEY) return;
  throw new ProblemError('rate-limited', `The page has ${OPEN_PER_KEY} attempts to follow open; end one first.`, {
    headers: { 'retry-after': `${Math.ceil((first.expires_at - now()) / 1_000)}` },
  });
}
