import { toNetworkError } from '../../../core/errors.js';
import type { FollowRequest, FollowTicket, HandOver } from '../../../core/following.js';
import type { AccountRef } from '../../../core/model.js';
import type { Io, PageSettings } from '../../../core/network.js';
import { apiUrl } from '../host.js';
import { followPage } from '../remote-follow.js';
import { appAt } from './app.js';
import { keepAttempt, LIFETIME_MS, type Attempt } from './attempt.js';
import { newState } from './answer.js';
import { findHome } from './home.js';
import { challengeOf, newSecret } from './secret.js';
import { loadServer } from './server.js';

/** A request that says where the visitor is. */
export type HomeRequest = FollowRequest & {
  /** What they typed about it: `social.example`, `@me@social.example`, a page of their server. */
  readonly home?: string | undefined;
};

/**
 * Prepares a sign-in on the visitor’s server, to follow once. Where that server has no sign-in for pages, or nothing can be
 * kept in this browser until the visitor comes back, the page of that server is given that follows without one.
 * @throws {NetworkError} not-found: no such server; unreachable, timeout, rate-limited.
 * @throws {TypeError} The setting `followPage` is no page of this site.
 */
export async function beginFollow(
  account: AccountRef,
  request: HomeRequest,
  io: Io,
): Promise<{ readonly ticket: FollowTicket } | { readonly handOver: HandOver }> {
  const redirectUri = redirectUriOf(io.settings);
  const { home = '' } = request;
  const host = await findHome(home, io);
  try {
    return { ticket: await prepare({ account, wish: 'follow', host, redirectUri }, request, io) };
  } catch (error) {
    if (io.signal.aborted || toNetworkError(error).code === 'timeout') throw error;
    const approveUrl = await followPage(account, home, io);
    return { handOver: { approveUrl, qrText: undefined, expiresAt: Date.now() + LIFETIME_MS } };
  }
}

/**
 * Prepares a sign-in on the visitor’s server, to take a follow, or the request for one, back; there is no other way to do that.
 * `watchOutcome` tells how it ends.
 * @throws {NetworkError} Any code; private, bad-response: that server lets no page do it. {DOMException} Nothing can be kept.
 * @throws {TypeError} The setting `followPage` is no page of this site.
 */
export async function beginUnfollow(
  account: AccountRef,
  request: HomeRequest,
  io: Io,
): Promise<{ readonly ticket: FollowTicket }> {
  const redirectUri = redirectUriOf(io.settings);
  const host = await findHome(request.home ?? '', io);
  return { ticket: await prepare({ account, wish: 'unfollow', host, redirectUri }, request, io) };
}

async function prepare(
  wanted: Pick<Attempt, 'account' | 'wish' | 'host' | 'redirectUri'>,
  { language, returnUrl }: FollowRequest,
  io: Io,
): Promise<FollowTicket> {
  const { host, redirectUri } = wanted;
  const server = await loadServer(host, io);
  const { issuers, sendsIssuer, scope } = server;
  const app = await appAt({ host, redirectUri, scope }, io);
  const id = newSecret();
  const state = newState();
  const verifier = server.takesChallenge ? newSecret() : undefined;
  const expiresAt = Date.now() + LIFETIME_MS;
  await keepAttempt(state, { ...wanted, id, issuers, sendsIssuer, scope, app, verifier, returnUrl, expiresAt });
  const search = new URLSearchParams({
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: redirectUri,
    scope,
    state,
    lang: language,
    ...(verifier && { code_challenge: await challengeOf(verifier), code_challenge_method: 'S256' }),
    ...(server.answersInFragment && { response_mode: 'fragment' }),
  });
  return {
    approveUrl: `${apiUrl(host, '/oauth/authorize', io)}?${search}`,
    qrText: undefined,
    expiresAt,
    data: { id },
  };
}

/** The page of this site that the visitor comes back to. Its fragment is the answer’s. */
function redirectUriOf({ followPage: page = '/' }: PageSettings): string {
  const { origin } = globalThis.location;
  const url = new URL(page, origin);
  if (url.origin !== origin) throw new TypeError(`followPage “${page}” is no page of ${origin}.`);
  url.hash = '';
  return url.href;
}
