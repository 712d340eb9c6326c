import { allowsFollows, FOLLOW_SCOPE } from '../../../core/bluesky-follow.js';
import * as oauth from 'oauth4webapi';
import { OpenNetworkError } from '../open-network-error.js';
import type { OpenAttempt, OpenVisitor } from '../open-network.js';
import { loadServerOf } from './authorization-server.js';
import type { Kept } from './authorize.js';
import type { BlueskyIo } from './bluesky-io.js';
import { clientOf, redirectUriOf } from './client.js';
import { loadIdentity, nameOf, type Identity } from './identity.js';
import { rememberWide } from './scope.js';
import { openSession } from './session.js';
import { exchangeCode, revoke, type Tokens } from './tokens.js';

/**
 * Takes the answer of a visitor's server, and keeps what it allows. Nothing of an answer that is not as it should be is kept,
 * and its tokens are given back.
 * @throws {OpenNetworkError} declined, refused, unreachable, rate-limited, bad-response.
 * @see https://atproto.com/specs/oauth#authorization-request
 */
export async function arrive(
  query: URLSearchParams,
  attempt: OpenAttempt,
  keptText: string,
  io: BlueskyIo,
): Promise<OpenVisitor> {
  const kept = JSON.parse(keptText) as Kept;
  const answer = await readAnswer(query, attempt, kept, io);
  const back = { redirectUri: redirectUriOf(attempt.redirectUri), codeVerifier: attempt.codeVerifier };
  const tokens = await exchangeCode(answer, back, kept, io);
  let identity: Identity;
  try {
    identity = await checkVisitor(tokens, kept, io);
    if (!allowsFollows(tokens.scope)) {
      // It may know no such permission. It was not asked for more than that, and is not without the visitor's wish.
      if (kept.scope === FOLLOW_SCOPE) await rememberWide(kept.server.issuer, io);
      throw new OpenNetworkError('refused', `${kept.server.issuer} does not let the gateway follow`);
    }
  } catch (refused) {
    await revoke(tokens, kept, io);
    throw refused;
  }
  const { server, key } = kept;
  await openSession({ ...tokens, server, key, pds: identity.pds }, io);
  return { issuer: 'bluesky', subject: identity.did, handle: await nameOf(identity, io) };
}

/** Whether the answer is one to this attempt, of the server that was asked (RFC 9207). */
async function readAnswer(
  query: URLSearchParams,
  { state }: OpenAttempt,
  { server }: Kept,
  io: BlueskyIo,
): Promise<URLSearchParams> {
  const { id } = await clientOf(io);
  try {
    const answer = oauth.validateAuthResponse(server, { client_id: id }, query, state);
    if (answer.get('code')) return answer;
    throw new OpenNetworkError('bad-response', `An answer of ${server.issuer} has no code`);
  } catch (thrown) {
    // None of these becomes a cause: they hold the answer, and errors are written into logs.
    if (thrown instanceof oauth.AuthorizationResponseError) {
      const { error } = thrown;
      const message = `${server.issuer} answers: ${error.slice(0, 200)}`;
      if (error === 'access_denied') throw new OpenNetworkError('declined', message);
      if (error === 'invalid_scope') await rememberWide(server.issuer, io);
      const passes = error === 'server_error' || error === 'temporarily_unavailable';
      throw new OpenNetworkError(passes ? 'unreachable' : 'refused', message);
    }
    if (thrown instanceof oauth.OperationProcessingError || thrown instanceof oauth.UnsupportedOperationError) {
      throw new OpenNetworkError('bad-response', `This is no answer of ${server.issuer}: ${thrown.message}`);
    }
    throw thrown;
  }
}

/**
 * A server may speak only for the accounts that say so themselves; anybody could name another's DID.
 * @see https://atproto.com/specs/oauth#identity-authentication
 */
async function checkVisitor({ sub }: Tokens, { did, server }: Kept, io: BlueskyIo): Promise<Identity> {
  if (did !== undefined && sub !== did) {
    throw new OpenNetworkError('bad-response', `The answer is for ${sub}, and ${did} was asked for`);
  }
  const identity = await loadIdentity(sub, io);
  const { issuer } = await loadServerOf(identity.pds, io);
  if (issuer === server.issuer) return identity;
  throw new OpenNetworkError('bad-response', `${server.issuer} does not speak for ${sub}`);
}
