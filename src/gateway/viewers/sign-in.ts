import * as oidc from 'openid-client';
import { hashOf } from '../config/keys.js';
import type { Services } from '../services.js';
import { SignInError } from './sign-in-error.js';
import type { SignedInAs, SignInOffer, SignInWay } from './sign-in-way.js';

/** How long a sign-in may take; the cookie of its browser lives as long. */
export const SIGN_IN_SECONDS = 300;

/** How a sign-in begins. */
export interface Beginning {
  /** Path on this gateway. */
  readonly returnTo: string;
  /** Secret of the browser's cookie: the answer is taken only there. */
  readonly browser: string;
  /** Whether the visitor wants to choose anew who they are, though the other side remembers somebody. */
  readonly other?: boolean;
  /** The ticket that it is to end; the visitor has said yes to that on the gateway's page. */
  readonly ticketId?: string;
}

/** How a sign-in ended well. */
export interface Arrival extends SignedInAs {
  readonly way: SignInWay;
  readonly returnTo: string;
  readonly ticketId: string | undefined;
}

interface Begun<Way> {
  readonly way: Way;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
  /** What an open network has to know, sealed. */
  readonly kept: string | undefined;
  readonly ticketId: string | undefined;
}

/** Where visitors are sent back to; compared letter by letter. */
const callbackUrl = ({ config }: Services, { callbackId }: SignInWay): string =>
  new URL(`/sign-in/${callbackId}/callback`, config.publicUrl).href;

/**
 * Begins a sign-in.
 * @returns The page to go to.
 * @throws {SignInError} unreachable
 */
export async function beginSignIn(
  services: Services,
  way: SignInWay,
  { returnTo, browser, other = false, ticketId }: Beginning,
): Promise<string> {
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const codeVerifier = oidc.randomPKCECodeVerifier();
  const redirectUri = callbackUrl(services, way);
  const url = await knowing({ returnTo, ticketId }, () =>
    way.begin({ redirectUri, state, nonce, codeVerifier, other }),
  );
  await services.database
    .insertInto('sign_in')
    .values({
      hash: hashOf(state),
      provider: way.id,
      nonce,
      code_verifier: codeVerifier,
      browser_hash: hashOf(browser),
      return_to: returnTo,
      kept: null,
      ticket_id: ticketId ?? null,
      expires_at: services.now() + SIGN_IN_SECONDS * 1000,
    })
    .execute();
  return url;
}

/**
 * Ends a sign-in with what the other side sent along.
 * @param ways Those that come back to the same address; at least one.
 * @param browser Secret of the cookie, where there is one.
 * @param query Query of the callback.
 * @throws {SignInError} Nobody is signed in.
 */
export async function finishSignIn(
  services: Services,
  ways: readonly SignInWay[],
  browser: string | undefined,
  query: URLSearchParams,
): Promise<Arrival> {
  const state = query.get('state') ?? '';
  const { way, nonce, codeVerifier, returnTo, ticketId } = await takeSignIn(services, ways, state, browser);
  const attempt = { redirectUri: callbackUrl(services, way), state, nonce, codeVerifier };
  const signedIn = await knowing({ returnTo, ticketId }, () => way.finish(query, attempt));
  return { ...signedIn, way, returnTo, ticketId };
}

/** What ends a sign-in knows where it began. */
async function knowing<T>(
  { returnTo, ticketId }: { readonly returnTo: string; readonly ticketId: string | undefined },
  part: () => Promise<T>,
): Promise<T> {
  try {
    return await part();
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    throw new SignInError(error.failure, error.message, { returnTo, byTicket: ticketId !== undefined });
  }
}

/**
 * Takes the one sign-in that a state belongs to out of the database, so that no answer is used twice.
 * @param ways Those that come back to the same address; at least one.
 * @throws {SignInError} expired, other-browser.
 */
export async function takeSignIn<Way extends SignInOffer>(
  { database, now }: Services,
  ways: readonly Way[],
  state: string,
  browser: string | undefined,
): Promise<Begun<Way>> {
  const hash = hashOf(state);
  const row = await database.selectFrom('sign_in').selectAll().where('hash', '=', hash).executeTakeFirst();
  const way = ways.find(({ id }) => id === row?.provider);
  if (!row || !way) {
    throw new SignInError(
      'expired',
      `An answer came from ${ways[0]!.label} that nobody waits for: used before, too late, or forged.`,
    );
  }
  if (browser === undefined || hashOf(browser) !== row.browser_hash) {
    throw new SignInError(
      'other-browser',
      `An answer of ${way.label} came back to a browser that did not begin the sign-in.`,
    );
  }
  const ticketId = row.ticket_id ?? undefined;
  const { numDeletedRows } = await database.deleteFrom('sign_in').where('hash', '=', hash).executeTakeFirst();
  if (numDeletedRows === 0n || row.expires_at <= now()) {
    const message = `A sign-in with ${way.label} took too long, or was finished twice.`;
    throw new SignInError('expired', message, { returnTo: row.return_to, byTicket: ticketId !== undefined });
  }
  const { nonce, code_verifier: codeVerifier, return_to: returnTo, kept } = row;
  return { way, nonce, codeVerifier, returnTo, kept: kept ?? undefined, ticketId };
}
