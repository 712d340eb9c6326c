import * as oidc from 'openid-client';
import type { SignInProvider } from '../config/gateway-config.js';
import type { Services } from '../services.js';
import type { Discover } from './providers.js';
import { discoveryFailed, exchangeFailed, reasonOf } from './sign-in-error.js';
import type { SignInWay } from './sign-in-way.js';

/** An OpenID provider as a way to sign in. */
export function providerWay(services: Pick<Services, 'log'>, discover: Discover, provider: SignInProvider): SignInWay {
  const configure = (): Promise<oidc.Configuration> =>
    discover(provider).catch((error: unknown) => {
      throw discoveryFailed(provider, error);
    });
  return {
    id: provider.id,
    callbackId: provider.id,
    label: provider.label,
    async begin({ redirectUri, state, nonce, codeVerifier, other }) {
      const configuration = await configure();
      const url = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: provider.scope,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ...(other ? choiceOf(configuration) : {}),
      });
      return url.href;
    },
    async finish(query, { redirectUri, state, nonce, codeVerifier }) {
      const configuration = await configure();
      const answer = new URL(redirectUri);
      answer.search = query.toString();
      try {
        const tokens = await oidc.authorizationCodeGrant(configuration, answer, {
          pkceCodeVerifier: codeVerifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims()!;
        const name =
          nameIn(claims) ??
          nameIn(await moreClaims(services, provider, configuration, tokens.access_token, claims.sub));
        return { identity: { issuer: claims.iss, subject: claims.sub, name }, follows: undefined };
      } catch (error) {
        throw exchangeFailed(provider, error);
      }
    },
  };
}

/** Who the claims call themselves; providers differ in which of them they fill. */
function nameIn(claims: oidc.UserInfoResponse | oidc.IDToken | undefined): string | undefined {
  return [claims?.name, claims?.preferred_username, claims?.nickname].find(
    (name): name is string => typeof name === 'string' && name !== '',
  );
}

/** Providers may keep the name for those who ask for it; without one nothing is lost. */
async function moreClaims(
  { log }: Pick<Services, 'log'>,
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
