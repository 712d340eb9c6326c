import { NetworkError, toNetworkError } from '../../../core/errors.js';
import type { FollowEnd } from '../../../core/following.js';
import type { Io } from '../../../core/network.js';
import { readAnswer, stateOf } from './answer.js';
import { forgetApp, markUnfit } from './app.js';
import { oauthError } from './ask.js';
import { takeAttempt, type Attempt } from './attempt.js';
import { change } from './change.js';
import { thisPage, type ReturnPage } from './return-page.js';
import { resolveAccount } from './resolve.js';
import { conclude } from './standing.js';
import { exchange, revoke } from './token.js';

/**
 * Finishes an attempt on the page that the visitor comes back to: does what they have allowed, tells the page that waits for it,
 * and goes.
 * @param params Of the page’s address, from its fragment or its query.
 * @param page The page itself. @default The one of this script.
 * @returns How it ended, also to be said on this page, which may be unable to go. An answer that nobody waits for, or that was
 * used before, has `expired`. `undefined`: the page goes back to where the visitor was, or the address has no answer for this
 * module, and nothing was done.
 */
export async function finishMastodon(
  params: URLSearchParams,
  io: Io,
  page: ReturnPage = thisPage,
): Promise<FollowEnd | undefined> {
  const state = stateOf(params);
  if (!state) return undefined;
  // Before anything else happens: neither a reload nor another script shall find it.
  page.strip();
  // Where the browser does not say what it has kept, nothing waits for the answer either.
  const attempt = await takeAttempt(state).catch(() => undefined);
  if (!attempt) return { state: 'expired' };
  const { outcome, giveBack } = await settle(params, attempt, io).catch(failed);
  // Where that is not kept, whoever watches the attempt sees it expire.
  await conclude(attempt.id, outcome).catch(() => {});
  await giveBack();
  return page.leave(attempt.returnUrl) ? undefined : outcome;
}

interface Settled {
  readonly outcome: FollowEnd;
  /** Gives the token back that it took. */
  readonly giveBack: () => Promise<void>;
}

async function settle(params: URLSearchParams, attempt: Attempt, io: Io): Promise<Settled> {
  const answer = readAnswer(params, attempt);
  if ('error' in answer) return { ...NOTHING_TAKEN, outcome: await refusalOf(answer.error, attempt) };
  const token = await exchange(answer.code, attempt, io).catch(async (error: unknown) => {
    if (oauthError(error) === 'invalid_client') await forgetApp(attempt);
    throw error;
  });
  const { account, app, host, scope, wish } = attempt;
  const visitor = { host, token, scope };
  const doing = resolveAccount(account, visitor, io).then((id) => change(wish, id, visitor, io));
  const { outcome } = await doing.then((outcome) => ({ outcome }), failed);
  return { outcome, giveBack: () => revoke(token, app, host, io) };
}

const NOTHING_TAKEN = { giveBack: () => Promise.resolve() };

/** The visitor reads what it means for them; developers, why. */
function failed(thrown: unknown): Settled {
  const { code, message, retryAfterSeconds } = toNetworkError(thrown);
  console.warn(`magpie: a sign-in to a Mastodon server came to nothing: ${message}`);
  return { ...NOTHING_TAKEN, outcome: { state: 'failed', code, retryAfterSeconds } };
}

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1 */
async function refusalOf(error: string, attempt: Attempt): Promise<FollowEnd> {
  switch (error) {
    case 'access_denied':
      return { state: 'declined', reason: 'denied' };
    case 'server_error':
    case 'temporarily_unavailable':
      throw new NetworkError('unreachable', error);
    case 'invalid_scope':
      await markUnfit(attempt);
      break;
    case 'invalid_client':
    case 'unauthorized_client':
      await forgetApp(attempt);
  }
  throw new NetworkError('private', error);
}
