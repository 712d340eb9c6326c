import * as oidc from 'openid-client';
import type { SignInProvider } from '../config/gateway-config.js';
import { isLoopback } from '../http/asking-origin.js';
import type { Services } from '../services.js';
import { providerFetch } from './provider-fetch.js';
import { reasonOf } from './sign-in-error.js';

/** For each request to a provider; a sign-in makes three or four of them. */
const TIMEOUT_SECONDS = 5;
/** How long what a provider says of itself is taken for true without asking again. */
const FRESH_MS = 3_600_000;
/** How long it is used while the provider does not say it again. */
const USABLE_MS = 24 * FRESH_MS;

interface Known {
  readonly configuration: oidc.Configuration;
  readonly knownSince: number;
}

/** Knows where a provider's endpoints are. */
export type Discover = (provider: SignInProvider) => Promise<oidc.Configuration>;

/**
 * Reads what providers say of themselves: once an hour and once for everybody who waits. What has become old is used while the
 * new is on its way.
 * @returns A function that throws what openid-client throws: the provider does not answer, or not as one.
 */
export function discoveries({ now, log }: Pick<Services, 'now' | 'log'>): Discover {
  const known = new Map<string, Known>();
  const running = new Map<string, Promise<oidc.Configuration>>();

  const ask = (provider: SignInProvider): Promise<oidc.Configuration> => {
    const asked =
      running.get(provider.id) ??
      discover(provider)
        .then((configuration) => {
          known.set(provider.id, { configuration, knownSince: now() });
          return configuration;
        })
        .finally(() => running.delete(provider.id));
    running.set(provider.id, asked);
    return asked;
  };

  return async (provider) => {
    const last = known.get(provider.id);
    const ageMs = last ? now() - last.knownSince : Infinity;
    if (!last || ageMs > USABLE_MS) return ask(provider);
    if (ageMs > FRESH_MS) {
      ask(provider).catch((error: unknown) =>
        log.warn(
          { provider: provider.id, reason: reasonOf(error) },
          `${provider.label} did not say anew where its endpoints are; the last answer is used for up to 24 hours.`,
        ),
      );
    }
    return last.configuration;
  };
}

async function discover({ issuer, clientId, clientSecret }: SignInProvider): Promise<oidc.Configuration> {
  const server = new URL(issuer);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- It is so to stand out; on this machine plain http is no risk.
  const insecure = server.protocol === 'http:' && isLoopback(server) ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(server, clientId, undefined, authentication(clientSecret), {
    timeout: TIMEOUT_SECONDS,
    [oidc.customFetch]: providerFetch,
    // Signatures are checked though TLS vouches for the token endpoint too: a proxy in between is then no way in.
    execute: [...insecure, oidc.enableNonRepudiationChecks],
  });
}

/** As the provider asks for it; `client_secret_basic` where it does not say (OpenID Connect Discovery 1.0 §3). */
function authentication(clientSecret: string | undefined): oidc.ClientAuth {
  if (!clientSecret) return oidc.None();
  const basic = oidc.ClientSecretBasic(clientSecret);
  const post = oidc.ClientSecretPost(clientSecret);
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    (methods.includes('client_secret_basic') ? basic : post)(server, client, body, headers);
  };
}
