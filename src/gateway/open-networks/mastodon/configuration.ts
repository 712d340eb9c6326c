import { allowInsecureRequests, ClientSecretPost, Configuration, customFetch } from 'openid-client';
import type { OpenNetworkIo } from '../open-network-io.js';
import type { App } from './app.js';
import { isLocalHost, originOf } from './host.js';

/** What `openid-client` has to know of a server; it checks answers, and asks for tokens. */
export function configurationOf(app: App, issuer: string, { fetch }: Pick<OpenNetworkIo, 'fetch'>): Configuration {
  const origin = originOf(app.host);
  const configuration = new Configuration(
    {
      issuer,
      token_endpoint: `${origin}/oauth/token`,
      revocation_endpoint: `${origin}/oauth/revoke`,
      authorization_response_iss_parameter_supported: app.sendsIssuer,
    },
    app.clientId,
    app.clientSecret,
    ClientSecretPost(app.clientSecret),
  );
  configuration[customFetch] = (url, options) => fetch(url, options as RequestInit);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- It is so to stand out; on this machine plain http is no risk.
  if (isLocalHost(app.host)) allowInsecureRequests(configuration);
  return configuration;
}
