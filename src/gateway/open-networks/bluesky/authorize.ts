import { WIDE_SCOPE } from '../../../core/bluesky-follow.js';
import * as oauth from 'oauth4webapi';
import { OpenNetworkError } from '../open-network-error.js';
import type { BegunSignIn, OpenAttempt } from '../open-network.js';
import type { BlueskyIo } from './bluesky-io.js';
import { clientOf, redirectUriOf } from './client.js';
import { loadHome, type Home } from './home.js';
import { call, refusalIn } from './oauth-call.js';
import { newKey } from './proof-key.js';
import { rememberWide, scopeFor } from './scope.js';
import type { Granted } from './tokens.js';

/*
 * The OAuth of the AT Protocol is spoken by `oauth4webapi`, which has no dependencies and is what `openid-client` is made of.
 * `@atproto/oauth-client-node` 0.5 does more of it by itself, needs Node 22, and brings nine packages with handle resolvers that
 * ask by a fetch and a DNS of their own.
 */

/** What servers take for a language; anything else they refuse, and the whole request with it. */
const LOCALE = /^[a-z]{2,3}(?:-[A-Z]{2})?$/;

/** What the answer is checked by. */
export interface Kept extends Granted {
  /** Who has to have signed in. `undefined`: whoever does. */
  readonly did?: string;
  readonly scope: string;
}

/**
 * Asks the visitor's server for a page on which to allow follows.
 * @throws {OpenNetworkError} not-found, refused, unreachable, rate-limited, bad-response.
 * @see https://atproto.com/specs/oauth#authorization-request
 */
export async function authorize(typed: string, attempt: OpenAttempt, io: BlueskyIo): Promise<BegunSignIn> {
  const home = await loadHome(typed, io);
  const { server, did } = home;
  const kept = {
    server,
    key: await newKey(),
    scope: await scopeFor(server.issuer, io),
    ...(did === undefined ? {} : { did }),
  };
  return push(kept, home, attempt, io);
}

/** @see https://www.rfc-editor.org/rfc/rfc9126 */
async function push(kept: Kept, home: Home, attempt: OpenAttempt, io: BlueskyIo): Promise<BegunSignIn> {
  const { server, key, scope } = kept;
  const { id, authenticate } = await clientOf(io);
  const client = { client_id: id };
  const form = {
    redirect_uri: redirectUriOf(attempt.redirectUri),
    response_type: 'code',
    scope,
    state: attempt.state,
    code_challenge: await oauth.calculatePKCECodeChallenge(attempt.codeVerifier),
    code_challenge_method: 'S256',
    ...(home.hint === undefined ? {} : { login_hint: home.hint }),
    ...(attempt.language !== undefined && LOCALE.test(attempt.language) ? { ui_locales: attempt.language } : {}),
  };
  let requestUri: string;
  try {
    const pushed = await call(`The sign-in of ${server.issuer}`, key, io, async (options) => {
      const response = await oauth.pushedAuthorizationRequest(server, client, authenticate, form, options);
      return oauth.processPushedAuthorizationResponse(server, client, response);
    });
    requestUri = pushed.request_uri;
  } catch (error) {
    if (!(error instanceof OpenNetworkError)) throw error;
    if (refusalIn(error) === 'invalid_scope' && scope !== WIDE_SCOPE) {
      await rememberWide(server.issuer, io);
      return push({ ...kept, scope: WIDE_SCOPE }, home, attempt, io);
    }
    throw error;
  }
  const url = new URL(server.authorization_endpoint);
  url.searchParams.set('client_id', id);
  url.searchParams.set('request_uri', requestUri);
  return { url: url.href, kept: JSON.stringify(kept) };
}
