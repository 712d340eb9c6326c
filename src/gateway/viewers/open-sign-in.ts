import * as oidc from 'openid-client';
import { hashOf } from '../config/keys.js';
import { isLoopback } from '../http/asking-origin.js';
import { OpenNetworkError } from '../open-networks/open-network-error.js';
import { inTime } from '../open-networks/open-network-problem.js';
import type { OpenAttempt, OpenNetwork } from '../open-networks/open-network.js';
import type { Services } from '../services.js';
import { SIGN_IN_SECONDS, takeSignIn } from './sign-in.js';
import { SignInError } from './sign-in-error.js';

/** How a visitor is asked on their own server. */
export interface OpenBeginning {
  /** As they typed it. */
  readonly home: string;
  /** Path on this gateway. */
  readonly returnTo: string;
  /** Secret of the browser's cookie: the answer is taken only there. */
  readonly browser: string;
  /** What they follow with it; they have said yes to that. */
  readonly ticketId: string;
  /** BCP 47. */
  readonly language: string;
}

/** An answer of a visitor's server, taken once, to be read by their network. */
export interface OpenArrival {
  readonly attempt: OpenAttempt;
  /** What the network has to know. */
  readonly kept: string;
  readonly returnTo: string;
  readonly ticketId: string;
}

/** What is sealed of an attempt that is under way. */
type Sealed = Pick<OpenAttempt, 'codeVerifier' | 'language'> & Pick<OpenArrival, 'kept'>;

const callbackUrl = ({ config }: Services, { network }: OpenNetwork): string =>
  new URL(`/sign-in/${network}/callback`, config.publicUrl).href;

/** Where the seal of an attempt holds. */
const placeOf = (hash: string): string => `sign-in:${hash}`;

/**
 * Begins to ask a visitor on their own server.
 * @returns The page of that server: https, or http on this machine.
 * @throws {OpenNetworkError} not-found, refused; any other.
 */
export async function beginOpenSignIn(
  services: Services,
  network: OpenNetwork,
  { home, returnTo, browser, ticketId, language }: OpenBeginning,
): Promise<string> {
  const state = oidc.randomState();
  const codeVerifier = oidc.randomPKCECodeVerifier();
  const attempt = { redirectUri: callbackUrl(services, network), state, codeVerifier, language };
  const { url, kept } = await inTime(network.begin(home, attempt));
  const page = serverPage(url);
  if (!page) {
    throw new OpenNetworkError('bad-response', 'A server has named a page that is not https to sign in on.');
  }
  const hash = hashOf(state);
  const sealed: Sealed = { codeVerifier, language, kept };
  await services.database
    .insertInto('sign_in')
    .values({
      hash,
      provider: network.network,
      nonce: '',
      code_verifier: '',
      browser_hash: hashOf(browser),
      return_to: returnTo,
      kept: services.keys.seal(placeOf(hash), JSON.stringify(sealed)),
      ticket_id: ticketId,
      expires_at: services.now() + SIGN_IN_SECONDS * 1_000,
    })
    .execute();
  return page.href;
}

/**
 * Takes the answer of a visitor's server.
 * @param browser Secret of the cookie, where there is one.
 * @param query Query of the callback.
 * @throws {SignInError} expired, other-browser: nobody waits for it here.
 */
export async function takeOpenSignIn(
  services: Services,
  network: OpenNetwork,
  browser: string | undefined,
  query: URLSearchParams,
): Promise<OpenArrival> {
  const state = query.get('state') ?? '';
  const way = { id: network.network, label: network.label };
  const { kept, returnTo, ticketId } = await takeSignIn(services, [way], state, browser);
  const opened = kept === undefined ? undefined : services.keys.open(placeOf(hashOf(state)), kept);
  if (opened === undefined || ticketId === undefined) {
    throw new SignInError('expired', 'The gateway’s secret was changed while somebody was at their server.', {
      returnTo,
      byTicket: true,
    });
  }
  const { codeVerifier, language, kept: known } = JSON.parse(opened) as Sealed;
  const attempt = { redirectUri: callbackUrl(services, network), state, codeVerifier, language };
  return { attempt, kept: known, returnTo, ticketId };
}

/** `undefined`: nothing that a visitor may be led to. */
function serverPage(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url)) ? url : undefined;
}
