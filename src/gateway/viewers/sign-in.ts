import * as oidc from 'openid-client';
import type { SignInProvider } from '../config/gateway-config.js';
import { hashOf } from '../config/keys.js';
import type { Services } from '../services.js';
import { discoveryFailed, exchangeFailed, reasonOf, SignInError } from './sign-in-error.js';
import type { Discover } from './providers.js';
import type { Identity } from './viewer-store.js';

/** How long a sign-in may take; the cookie of its browser lives as long. */
export const SIGN_IN_SECONDS = 300;

/** How a sign-in begins. */
export interface Beginning {
  /** Path on this gateway. */
  readonly returnTo: string;
  /** Secret of the browser's cookie: the answer is taken only there. */
  readonly browser: string;
  /** Whether the visitor wants to choose anew who they are, though the provider remembers somebody. */
  readonly other: boolean;
}

/** How a sign-in ended well. */
export interface Arrival {
  readonly identity: Identity;
  readonly returnTo: string;
}

/** Where providers send visitors back to; compared letter by letter. */
const callbackUrl = ({ config }: Services, { id }: SignInProvider): string =>
  new URL(`/sign-in/${id}/callback`, config.publicUrl).href;

/**
 * Begins a sign-in.
 * @returns The provider's page to go to.
 * @throws {SignInError} unreachable
 */
export async function beginSignIn(
  services: Services,
  discover: Discover,
  provider: SignInProvider,
  { returnTo, browser, other }: Beginning,
): Promise<URL> {
  const configuration = await discover(provider).catch((error: unknown) => {
    throw discoveryFailed(provider, error, returnTo);
  });
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const codeVerifier = oidc.randomPKCECodeVerifier();
  await services.database
    .insertInto('sign_in')
    .values({
      hash: hashOf(state),
      provider: provider.id,
      nonce,
      code_verifier: codeVerifier,
      browser_hash: hashOf(browser),
      return_to: returnTo,
      expires_at: services.now() + SIGN_IN_SECONDS * 1000,
    })
    .execute();
  return oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: callbackUrl(services, provider),
    scope: provider.scope,
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ...(other ? choiceOf(configuration) : {}),
  });
}

/**
 * Ends a sign-in with what the provider sent along.
 * @param browser Secret of the cookie, where there is one.
 * @param query Query of the callback.
 * @throws {SignInError} Nobody is signed in.
 */
export async function finishSignIn(
  services: Services,
  discover: Discover,
  provider: SignInProvider,
  browser: string | undefined,
  query: URLSearchParams,
): Promise<Arrival> {
  const state = query.get('state') ?? '';
  const begun = await takeSignIn(services, provider, state, browser);
  const returnTo = begun.return_to;
  const configuration = await discover(provider).catch((error: unknown) => {
    throw discoveryFailed(provider, error, returnTo);
  });
  const answer = new URL(callbackUrl(services, provider));
  answer.search = query.toString();
  try {
    const tokens = await oidc.authorizationCodeGrant(configuration, answer, {
      pkceCodeVerifier: begun.code_verifier,
      expectedState: state,
      expectedNonce: begun.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims()!;
    const name =
      nameIn(claims) ?? nameIn(await moreClaims(services, provider, configuration, tokens.access_token, claims.sub));
    return { identity: { issuer: claims.iss, subject: claims.sub, name }, returnTo };
  } catch (error) {
    throw exchangeFailed(provider, error, returnTo);
  }
}

/** Takes the one sign-in that a state belongs to out of the database, so that no answer is used twice. */
async function takeSignIn(
  { database, now }: Services,
  provider: SignInProvider,
  state: string,
  browser: string | undefined,
): Promise<{ readonly nonce: string; readonly code_verifier: string; readonly return_to: string }> {
  const hash = hashOf(state);
  const begun = await database
    .selectFrom('sign_in')
    .selectAll()
    .where('hash', '=', hash)
    .where('provider', '=', provider.id)
    .executeTakeFirst();
  if (!begun) {
    throw new SignInError(
      'expired',
      `An answer came from ${provider.label} that nobody waits for: used before, too late, or forged.`,
    );
  }
  if (browser === undefined || hashOf(browser) !== begun.browser_hash) {
    throw new SignInError(
      'other-browser',
      `An answer of ${provider.label} came back to a browser that did not begin the sign-in.`,
    );
  }
  const { numDeletedRows } = await database.deleteFrom('sign_in').where('hash', '=', hash).executeTakeFirst();
  if (numDeletedRows === 0n || begun.expires_at <= now()) {
    throw new SignInError(
      'expired',
      `A sign-in with ${provider.label} took too long, or was finished twice.`,
      begun.return_to,
    );
  }
  return begun;
}

/** Who the claims call themselves; providers differ in which of them they fill. */
function nameIn(claims: oidc.UserInfoResponse | oidc.IDToken | undefined): string | undefined {
  return [claims?.name, claims?.preferred_username, claims?.nickname].find(
    (name): name is string => typeof name === 'string' && name !== '',
  );
}

/** Providers may keep the name for those who ask for it; without one nothing is lost. */
async function moreClaims(
  { log }: Services,
  provider: SignInProvider,
  configuration: oidc.Configuration,
  accessToken: string,
  subject: string,
): Promise<oidc.UserInfoResponse | undefined> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return undefined;
  try {
    return await oidc.fetchUserInfo(configuration, accessToken, subject);
  } catch (error) {
    log.warn({ provider: provider.id, reason: reasonOf(error) }, `${provider.label} did not tell a viewer’s name.`);
    return undefined;
  }
}

/**
 * Asks to choose among accounts, or at least to sign in anew. Every provider has to know `login` (OpenID Connect Core 1.0
 * §3.1.2.1); Google does not, and does not say in its metadata what it knows.
 * @see https://developers.google.com/identity/openid-connect/openid-connect#authenticationuriparameters
 */
function choiceOf(configuration: oidc.Configuration): { readonly prompt?: string } {
  const { issuer, prompt_values_supported: told } = configuration.serverMetadata();
  const known = Array.isArray(told) ? told : [issuer === 'https://accounts.google.com' ? 'select_account' : 'login'];
  const prompt = ['select_account', 'login'].find((value) => known.includes(value));
  return prompt === undefined ? {} : { prompt };
}
