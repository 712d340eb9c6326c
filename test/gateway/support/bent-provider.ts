import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTPayload } from 'jose';
import type { SignInProvider } from '../../../src/gateway/config/gateway-config.js';
import { configured, serve } from './providers.js';

/** What the provider does otherwise than one should. Whatever is left out it does well. */
export interface Bends {
  /** Changes what it says of itself. */
  readonly metadata?: (metadata: Record<string, unknown>) => void;
  /** Changes the claims of the ID token before it is signed. */
  readonly claims?: (claims: JWTPayload) => unknown;
  /** Makes the ID token, or something in its place. */
  readonly idToken?: (claims: JWTPayload, kit: SigningKit) => Promise<string | undefined> | string | undefined;
  /** Takes a code as often as it comes. */
  readonly takesCodesAgain?: boolean;
  /** Answers for the token endpoint. */
  readonly token?: (response: ServerResponse, ordinary: Record<string, unknown>) => void;
}

interface SigningKit {
  readonly kid: string;
  readonly publicJwk: JWK;
  readonly sign: (claims: JWTPayload, kid?: string) => Promise<string>;
  /** Signs with a key that the provider does not publish. */
  readonly forge: (claims: JWTPayload, kid?: string) => Promise<string>;
}

export interface BentProvider {
  readonly provider: SignInProvider;
  /** What the provider would add to the redirect for this request: code, state and issuer. */
  readonly authorize: (authorizationUrl: string) => URLSearchParams;
}

/** A provider that is made to misbehave in one way: what a real one, or something between it and the gateway, might do. */
export async function startBentProvider(
  test: Pick<TestContext, 'after'>,
  id: string,
  bends: Bends = {},
): Promise<BentProvider> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const { privateKey: otherKey } = await generateKeyPair('ES256');
  const publicJwk = await exportJWK(publicKey);
  const kid = 'key-of-the-tests';
  const signed =
    (key: CryptoKey) =>
    (claims: JWTPayload, name: string = kid) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: name }).sign(key);
  const kit: SigningKit = { kid, publicJwk, sign: signed(privateKey), forge: signed(otherKey) };
  const asked = new Map<string, URLSearchParams>();

  const origin = await serve(test, (own) => (request, response) => {
    void answer(own, request, response);
  });

  async function answer(own: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    switch (request.url) {
      case '/.well-known/openid-configuration': {
        const metadata: Record<string, unknown> = {
          issuer: own,
          authorization_endpoint: `${own}/auth`,
          token_endpoint: `${own}/token`,
          jwks_uri: `${own}/jwks`,
          id_token_signing_alg_values_supported: ['ES256'],
          token_endpoint_auth_methods_supported: ['client_secret_post'],
          authorization_response_iss_parameter_supported: true,
        };
        bends.metadata?.(metadata);
        json(response, 200, metadata);
        break;
      }
      case '/jwks':
        json(response, 200, { keys: [{ ...publicJwk, kid, alg: 'ES256', use: 'sig' }] });
        break;
      case '/token':
        await exchange(own, await formOf(request), response);
        break;
      default:
        json(response, 404, {});
    }
  }

  async function exchange(own: string, form: URLSearchParams, response: ServerResponse): Promise<void> {
    const code = form.get('code') ?? '';
    const begun = asked.get(code);
    if (!bends.takesCodesAgain) asked.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (challenge !== begun?.get('code_challenge') || form.get('redirect_uri') !== begun.get('redirect_uri')) {
      json(response, 400, { error: 'invalid_grant' });
      return;
    }
    const seconds = Math.floor(Date.now() / 1_000);
    const nonce = begun.get('nonce')!;
    const claims: JWTPayload = {
      iss: own,
      sub: 'mei',
      aud: 'magpie',
      iat: seconds,
      exp: seconds + 600,
      nonce,
      name: 'Mei',
    };
    bends.claims?.(claims);
    const idToken = bends.idToken ? await bends.idToken(claims, kit) : await kit.sign(claims);
    const ordinary = { access_token: 'the-access-token', token_type: 'bearer', expires_in: 600, id_token: idToken };
    if (bends.token) bends.token(response, ordinary);
    else json(response, 200, ordinary);
  }

  return {
    provider: configured(id, origin),
    authorize(authorizationUrl) {
      const { searchParams } = new URL(authorizationUrl);
      const code = `code-${asked.size}-${searchParams.get('state')!.slice(0, 8)}`;
      asked.set(code, searchParams);
      return new URLSearchParams({ code, state: searchParams.get('state')!, iss: origin });
    },
  };
}

/** Answers with JSON. */
export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const part of request) text += String(part);
  return new URLSearchParams(text);
}
