import { NetworkError } from '../../../core/errors.js';
import type { FollowRequest, FollowTicket } from '../../../core/following.js';
import type { Io } from '../../../core/network.js';
import { textOr } from '../../../core/read.js';
import { openAttempt, type Attempt, type Wish } from './attempts.js';
import { hashOf, randomText } from './base64-url.js';
import { loadClient, type Client } from './client.js';
import { settled, transact } from './database.js';
import { isForeignFrame } from '../../magpie/follow/foreign-frame.js';
import { loadHome } from './home.js';
import { newKey } from './proof.js';
import { provedPost } from './proved-post.js';
import { FOLLOW_SCOPE, WIDE_SCOPE } from '../../../core/bluesky-follow.js';

/**
 * The OAuth of the AT Protocol is done here and in the files beside, on what browsers bring and the adapter has already: less
 * than 7 kB of brotli with the follows themselves. The library for it, `@atcute/oauth-browser-client` 3.0.1, comes to 14 kB
 * with the resolvers that it needs; it makes keys that can be taken out and keeps them as text in `localStorage`, beside the
 * tokens, so that whoever reads that is the visitor, anywhere. `@atproto/oauth-client-browser` keeps its keys well, and comes
 * to 85 kB (gzip).
 */

/** How long a visitor may take; servers forget the request sooner, unless its page has been opened. */
const LIFETIME_MS = 600_000;
/** What servers take for a language; anything else they refuse, and the whole request with it. */
const LOCALE = /^[a-z]{2,3}(-[A-Z]{2})?$/;

/**
 * Asks the visitor's server for a page on which to allow what they want, and keeps what the answer is checked by.
 * @param home Where the visitor is, as `readHome` gives it.
 * @returns A ticket that ends when the answer has come, and what they want is done.
 * @throws {NetworkError} Any code; private: the server lets this page ask for nothing, or the page is in a frame of another
 * site, where the page that the answer comes to does not see what is kept here.
 * @throws {TypeError} The setting `followPage` is no page of this site.
 * @see https://atproto.com/specs/oauth#authorization-request
 */
export async function authorize(
  wish: Wish,
  home: string,
  { language, returnUrl }: FollowRequest,
  io: Io,
): Promise<FollowTicket> {
  if (isForeignFrame()) throw new NetworkError('private', 'Nobody can sign in within a frame of another site');
  const client = await loadClient(globalThis.location.href, io);
  const { server, did, hint } = await loadHome(home, io);
  const attempt: Attempt = {
    ...wish,
    id: randomText(),
    state: client.statePrefix + randomText(),
    expiresAt: Date.now() + LIFETIME_MS,
    verifier: randomText(),
    key: await newKey(),
    clientId: client.id,
    redirectUrl: client.redirectUrl,
    scope: (await isWide(server.issuer)) ? WIDE_SCOPE : FOLLOW_SCOPE,
    server,
    home,
    did,
    returnUrl,
  };
  // Before anybody is sent anywhere: an answer that nothing waits for could not be checked.
  await openAttempt(attempt);
  const approveUrl = await push(attempt, client, hint, language, io);
  return { approveUrl, qrText: undefined, expiresAt: attempt.expiresAt, data: { id: attempt.id } };
}

/** @see https://www.rfc-editor.org/rfc/rfc9126 */
async function push(
  attempt: Attempt,
  client: Client,
  hint: string | undefined,
  language: string,
  io: Io,
): Promise<string> {
  const { server, key, scope, state, verifier } = attempt;
  const form = new URLSearchParams({
    client_id: client.id,
    redirect_uri: client.redirectUrl,
    response_type: 'code',
    response_mode: server.responseMode,
    scope,
    state,
    code_challenge: await hashOf(verifier),
    code_challenge_method: 'S256',
    ...(hint && { login_hint: hint }),
    ...(LOCALE.test(language) && { ui_locales: language }),
  });
  const { json, error, refusal } = await provedPost(server.pushUrl, form, { key }, io);
  if (error === 'invalid_scope' && scope !== WIDE_SCOPE) {
    await rememberWide(server.issuer);
    const wider = { ...attempt, scope: WIDE_SCOPE };
    await openAttempt(wider);
    return push(wider, client, hint, language, io);
  }
  // The site's document cannot be read, or does not name this page.
  if (refusal?.code === 'bad-response') throw new NetworkError('private', refusal.message, { cause: refusal });
  if (refusal) throw refusal;
  const requestUri = textOr(json.request_uri);
  if (!requestUri) throw new NetworkError('bad-response', `${server.issuer} does not say how to go on`);
  const url = new URL(server.approveUrl);
  url.searchParams.set('client_id', client.id);
  url.searchParams.set('request_uri', requestUri);
  return url.href;
}

/** A server does not know the narrow scope: the next click asks it for the wide one. */
export async function rememberWide(issuer: string): Promise<void> {
  await transact('servers', (store) => settled(store.put(Date.now(), issuer)));
}

/** Servers learn: after a month the narrow one is tried again. */
async function isWide(issuer: string): Promise<boolean> {
  const since: unknown = await transact('servers', (store) => settled(store.get(issuer))).catch(() => undefined);
  return typeof since === 'number' && Date.now() - since < 30 * 86_400_000;
}
