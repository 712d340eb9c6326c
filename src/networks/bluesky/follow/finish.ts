import { NetworkError, toNetworkError } from '../../../core/errors.js';
import type { FollowEnd } from '../../../core/following.js';
import type { Io } from '../../../core/network.js';
import { concludeAttempt, takeAttempt, type Attempt } from './attempts.js';
import { loadServerOf } from './authorization-server.js';
import { rememberWide } from './authorize.js';
import { STATE_PREFIX, wayToLocalhost } from './client.js';
import { follow, unfollow } from './follow-record.js';
import { loadIdentity } from './identity.js';
import { thisPage, withoutAnswer, type Page } from './page.js';
import { allowsFollows, FOLLOW_SCOPE } from '../../../core/bluesky-follow.js';
import { openSession } from './session.js';
import { exchangeCode, revoke, type Tokens } from './tokens.js';

/**
 * Takes the answer of an authorization server, which has come to this page: does what the visitor wants, and tells all tabs
 * of the site how that has ended. The answer leaves the address at once, and then the page goes, back to where the visitor
 * was or with its window.
 * @param params Of the page's fragment or query.
 * @returns How it has ended, where the window may stay; an answer that nothing has asked for, or that was taken before, has
 * `expired`. `undefined`: the page goes elsewhere, or it is no answer to us.
 */
export async function finishBluesky(
  params: URLSearchParams,
  io: Io,
  page: Page = thisPage,
): Promise<FollowEnd | undefined> {
  const state = params.get('state');
  if (!state?.startsWith(STATE_PREFIX)) return undefined;
  const elsewhere = wayToLocalhost(page.url, params);
  if (elsewhere) {
    page.go(elsewhere);
    return undefined;
  }
  page.rename(withoutAnswer(page.url));
  // Where the browser does not say what it has kept, nothing waits for the answer either.
  const attempt = await takeAttempt(state).catch(() => undefined);
  if (!attempt) return { state: 'expired' };
  const end = await endOf(attempt, params, io).catch(toFailure);
  // Where that is not kept, whoever watches the attempt sees it expire.
  await concludeAttempt(attempt, end).catch(() => {});
  return leave(attempt, page) ? undefined : end;
}

/** The visitor reads what it means for them; developers, why. */
function toFailure(thrown: unknown): FollowEnd {
  const { code, message, retryAfterSeconds } = toNetworkError(thrown);
  console.warn(`magpie: a sign-in to Bluesky came to nothing: ${message}`);
  return { state: 'failed', code, retryAfterSeconds };
}

async function endOf(attempt: Attempt, params: URLSearchParams, io: Io): Promise<FollowEnd> {
  const { server } = attempt;
  if (Date.now() > attempt.expiresAt) return { state: 'expired' };
  for (const name of ['state', 'iss', 'code', 'error']) {
    if (params.getAll(name).length > 1) wrong(`it has ${name} twice`);
  }
  // Another server could pass its code off as this one's, or learn this one's code (RFC 9207).
  if (params.get('iss') !== server.issuer) wrong(`it is not from ${server.issuer}`);
  const error = params.get('error');
  if (error === 'access_denied') return { state: 'declined', reason: 'denied' };
  if (error === 'invalid_scope') await rememberWide(server.issuer);
  if (error) throw new NetworkError(/server_error|unavailable/.test(error) ? 'unreachable' : 'private', error);
  const code = params.get('code');
  if (!code) return wrong('it has no code');
  const tokens = await exchangeCode(code, attempt, io);
  const by = { key: attempt.key };
  let pds: string;
  try {
    pds = await checkVisitor(tokens, attempt, io);
    if (!allowsFollows(tokens.scope)) {
      // It may know no such permission. It was not asked for more than that, and is not without another click.
      if (attempt.scope === FOLLOW_SCOPE) await rememberWide(server.issuer);
      throw new NetworkError('private', `${server.issuer} does not let this page follow`);
    }
  } catch (refused) {
    await revoke(tokens, attempt.clientId, server, by, io);
    throw refused;
  }
  const { clientId, home } = attempt;
  const session = { ...tokens, ...by, clientId, server, pds, home };
  const before = await openSession(session);
  try {
    if (attempt.wish === 'follow') await follow(attempt.target, attempt.recordKey, session, io);
    else await unfollow(attempt.target, session, io);
  } finally {
    if (before) await revoke(before, before.clientId, before.server, before, io);
  }
  // The session that is open now serves for all accounts.
  return { state: attempt.wish === 'follow' ? 'following' : 'not-following', oneClick: true };
}

/**
 * A server may speak only for the accounts that say so themselves; anybody could name another's DID.
 * @returns Origin of the server that keeps the visitor's records.
 * @see https://atproto.com/specs/oauth#identity-authentication
 */
async function checkVisitor({ sub }: Tokens, { did, server }: Attempt, io: Io): Promise<string> {
  if (did && sub !== did) wrong(`it is for ${sub}, and ${did} was asked for`);
  const { pds } = await loadIdentity(sub, io);
  const { issuer } = await loadServerOf(pds, io);
  if (issuer !== server.issuer) wrong(`${server.issuer} does not speak for ${sub}`);
  return pds;
}

/** @returns Whether another page takes its place. */
function leave({ returnUrl }: Attempt, page: Page): boolean {
  const { origin } = new URL(page.url);
  const isBack = returnUrl !== undefined && URL.canParse(returnUrl) && new URL(returnUrl).origin === origin;
  if (isBack) page.go(returnUrl);
  else page.close();
  return isBack;
}

function wrong(why: string): never {
  throw new NetworkError('bad-response', `This answer is not taken: ${why}`);
}
