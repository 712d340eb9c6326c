import { NetworkError, toNetworkError } from '../../../core/errors.js';
import type { FollowEnd } from '../../../core/following.js';
import type { Io } from '../../../core/network.js';
import { concludeAttempt, takeAttempt, type Attempt, type Outcome } from './attempts.js';
import { loadServerOf } from './authorization-server.js';
import { rememberWide } from './authorize.js';
import { FOLLOW_SCOPE, STATE_PREFIX, wayToLocalhost } from './client.js';
import { follow } from './follow-record.js';
import { loadIdentity } from './identity.js';
import { thisPage, withoutAnswer, type Page } from './page.js';
import { openSession } from './session.js';
import { allowsFollows, exchangeCode, revoke, type Tokens } from './tokens.js';

/**
 * Takes the answer of an authorization server, which has come to this page: makes the follow, and tells all tabs of the site
 * how that has ended. The answer leaves the address at once, and then the page goes, back to where the visitor was or with
 * its window.
 * @param params Of the page's fragment or query.
 * @returns How it has ended, and with `error` why, where not as the visitor wanted; `undefined` for what is no answer to us.
 * @throws {NetworkError} bad-response: nothing has asked for this answer, or it has been taken before; unreachable: the
 * browser does not say.
 */
export async function finishBluesky(
  params: URLSearchParams,
  io: Io,
  page: Page = thisPage,
): Promise<Outcome | undefined> {
  const state = params.get('state');
  if (!state?.startsWith(STATE_PREFIX)) return undefined;
  const elsewhere = wayToLocalhost(page.url, params);
  if (elsewhere) {
    page.go(elsewhere);
    return undefined;
  }
  page.rename(withoutAnswer(page.url));
  const attempt = await takeAttempt(state).catch((cause: unknown) => {
    throw new NetworkError('unreachable', 'This browser does not say what it has kept', { cause });
  });
  if (!attempt) throw new NetworkError('bad-response', 'Nothing waits for this answer, or it has been taken before');
  const outcome = await complete(attempt, params, io);
  // Where that is not kept, whoever watches the attempt sees it expire.
  await concludeAttempt(attempt, outcome).catch(() => {});
  leave(attempt, page);
  return outcome;
}

/** Never throws. */
async function complete(attempt: Attempt, params: URLSearchParams, io: Io): Promise<Outcome> {
  try {
    return { end: await endOf(attempt, params, io) };
  } catch (thrown) {
    const { code, message } = toNetworkError(thrown);
    return { end: { state: 'expired' }, error: { code, message } };
  }
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
    await follow(attempt.target, attempt.recordKey, session, io);
  } finally {
    if (before) await revoke(before, before.clientId, before.server, before, io);
  }
  return { state: 'following' };
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

function leave({ returnUrl }: Attempt, page: Page): void {
  const { origin } = new URL(page.url);
  if (returnUrl && URL.canParse(returnUrl) && new URL(returnUrl).origin === origin) page.go(returnUrl);
  else page.close();
}

function wrong(why: string): never {
  throw new NetworkError('bad-response', `This answer is not taken: ${why}`);
}
