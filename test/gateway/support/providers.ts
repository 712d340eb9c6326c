import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { GatewayConfig, SignInProvider } from '../../../src/gateway/config/gateway-config.js';
import { localProvider } from '../../support/local-provider.mjs';
import type { Start } from './each-database.js';
import { startTestGateway, TEST_ORIGIN, type TestGateway } from './start-gateway.js';
import type { Page, Visitor } from './visitor.js';

type Test = Pick<TestContext, 'after'>;

/** Serves on a free port of this machine until the test ends. @returns Its origin. */
export async function serve(
  test: Test,
  answer: (origin: string) => (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, 'localhost', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  server.on('request', answer(origin));
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return origin;
}

/** How a test's gateway knows a provider. */
export const configured = (id: string, issuer: string, more: Partial<SignInProvider> = {}): SignInProvider => ({
  id,
  label: `Provider ${id}`,
  issuer,
  clientId: 'magpie',
  clientSecret: 'the secret of the tests’ client',
  scope: 'openid profile',
  ...more,
});

/** A real provider of this machine, for a gateway, and how to configure it. */
export async function startProvider(test: Test, id: string, gatewayUrl = TEST_ORIGIN): Promise<SignInProvider> {
  const clientSecret = 'secret-of-the-client-of-the-tests';
  const redirectUris = [`${gatewayUrl}/sign-in/${id}/callback`];
  const origin = await serve(test, (own) => {
    const clients = [{ clientId: 'magpie', clientSecret, redirectUris }];
    return localProvider({ issuer: `${own}/op`, clients }).callback;
  });
  return configured(id, `${origin}/op`, { clientSecret });
}

/** A gateway where one can sign in with a real provider. */
export async function startSignInGateway(
  test: Test,
  overrides: Partial<GatewayConfig> = {},
  start: Start = startTestGateway,
): Promise<TestGateway> {
  return start(test, { signIn: [await startProvider(test, 'local')], ...overrides });
}

/** A browser at a provider: picks who to be. @returns Where the provider sends the visitor back to: path and query. */
export async function pickPerson(authorizationUrl: string, person: string): Promise<string> {
  const cookies = new Map<string, string>();
  const { origin } = new URL(authorizationUrl);
  let url = authorizationUrl;
  let form: URLSearchParams | undefined;
  for (;;) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    form = undefined;
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value !== '') cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null && !url.includes('/pick/')) throw new Error(`${url}: ${await response.text()}`);
    if (location === null) form = new URLSearchParams({ person });
    else url = new URL(location, url).href;
    const next = new URL(url);
    if (next.origin !== origin) return next.pathname + next.search;
  }
}

/** Signs a visitor in, all the way. @returns The answer to the provider's redirect. */
export async function signIn(
  visitor: Visitor,
  { provider = 'local', person = 'mei', returnTo = '/me' } = {},
): Promise<Page> {
  const begun = await visitor.get(`/sign-in/${provider}?return_to=${encodeURIComponent(returnTo)}`);
  return visitor.get(await pickPerson(begun.location!, person));
}
