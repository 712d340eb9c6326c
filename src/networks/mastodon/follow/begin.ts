import { NetworkError, toNetworkError } from '../../../core/errors.js';
import type { FollowRequest, FollowTicket, HandOver } from '../../../core/following.js';
import type { AccountRef } from '../../../core/model.js';
import type { Io, PageSettings } from '../../../core/network.js';
import { apiUrl } from '../host.js';
import { followPage } from '../remote-follow.js';
import { appAt } from './app.js';
import { keepAttempt, LIFETIME_MS, type Attempt } from './attempt.js';
import { newState } from './answer.js';
import { isForeignFrame } from '../../magpie/follow/foreign-frame.js';
import { findHome } from './home.js';
import { challengeOf, newSecret } from './secret.js';
import { loadServer } from './server.js';

/**
 * Prepares a sign-in on the visitor’s server, to follow once. Where that server has no sign-in for pages, or the page that the
 * visitor comes back to would not find what is kept here, the page of that server is given that follows without one.
 * @throws {NetworkError} not-found: no such server; unreachable, timeout, rate-limited.
 * @throws {TypeError} The setting `followPage` is no page of this site.
 */
export async function beginFollow(
  account: AccountRef,
  request: FollowRequest,
  io: Io,
): Promise<{ readonly ticket: FollowTicket } | { readonly handOver: HandOver }> {
  const { home = '' } = request;
  if (isForeignFrame()) return handOver(account, home, io);
  const redirectUri = redirectUriOf(io.settings);
  const host = await findHome(home, io);
  try {
    return { ticket: await prepare({ account, wish: 'follow', host, redirectUri }, request, io) };
  } catch (error) {
    if (io.signal.aborted || toNetworkError(error).code === 'timeout') throw error;
    return handOver(account, home, io);
  }
}

async function handOver(account: AccountRef, home: string, io: Io): Promise<{ readonly handOver: HandOver }> {
  const approveUrl = await followPage(account, home, io);
  return { handOver: { approveUrl, qrText: undefined, expiresAt: Date.now() + LIFETIME_MS } };
}

/**
 * Prepares a sign-in on the visitor’s server, to take a follow, or the request for one, back; there is no other way to do that.
 * @throws {NetworkError} Any code; private, bad-response: that server lets no page do it, or nothing can be kept here until
 * the visitor comes back.
 * @throws {TypeError} The setting `followPage` is no page of this site.
 */
export async function beginUnfollow(
  account: AccountRef,
  request: FollowRequest,
  io: Io,
): Promise<{ readonly ticket: FollowTicket }> {
  if (isForeignFrame()) throw new NetworkError('private', 'Nobody can sign in within a frame of another site');
  const redirectUri = redirectUriOf(io.settings);
  const host = await findHome(request.home ?? '', io);
  try {
    return { ticket: await prepare({ account, wish: 'unfollow', host, redirectUri }, request, io) };
  } catch (cause) {
    if (!(cause instanceof DOMException)) throw cause;
    throw new NetworkError('private', 'This browser keeps nothing for this page', { cause });
  }
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

/** The page of this site that the visitor comes back to: where they are, unless the site names one. Its fragment is the answer’s. */
function redirectUriOf({ followPage: page = globalThis.location.pathname }: PageSettings): string {
  const { origin } = globalThis.location;
  const url = new URL(page, origin);
  if (url.origin !== origin) throw new TypeError(`followPage “${page}” is no page of ${origin}.`);
  url.hash = '';
  return url.href;
}
