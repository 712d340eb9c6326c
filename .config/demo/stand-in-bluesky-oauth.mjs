import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose';
import { escape, json, randomText } from '../../test/support/fake-platform.mjs';
import { page } from '../../test/support/fake-platform-page.mjs';

const TOKEN_SECONDS = 300;
const STANDS_FOR = 'a server of Bluesky';

const hashOf = (text) => createHash('sha256').update(text).digest('base64url');
export const refusal = (status, error, headers) =>
  json({ error, error_description: `It is ${error}.`, message: `It is ${error}.` }, status, headers);

/**
 * The sign-in of a server of the AT Protocol with one person: requests that are pushed, PKCE, proofs with nonces, tokens that are
 * bound to a key, refresh tokens of one use. Clients are on this machine, and say all in their names.
 * @see https://atproto.com/specs/oauth
 */
export class StandInBlueskyOAuth {
  #origin;
  #person;
  #nonce = randomText();
  #proofs = new Set();
  #pushed = new Map();
  #grants = [];

  /** @param {{did: string, name: string}} person Who is signed in there. */
  constructor(origin, person) {
    this.#origin = origin;
    this.#person = person;
  }

  get metadata() {
    const issuer = this.#origin;
    return {
      issuer,
      scopes_supported: ['atproto', 'transition:generic'],
      response_types_supported: ['code'],
      response_modes_supported: ['query', 'fragment', 'form_post'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      authorization_endpoint: `${issuer}/oauth/authorize`,
      token_endpoint: `${issuer}/oauth/token`,
      token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['ES256'],
      revocation_endpoint: `${issuer}/oauth/revoke`,
      pushed_authorization_request_endpoint: `${issuer}/oauth/par`,
      require_pushed_authorization_requests: true,
      dpop_signing_alg_values_supported: ['ES256'],
      protected_resources: [issuer],
      client_id_metadata_document_supported: true,
    };
  }

  /** @returns `undefined` for what has nothing to do with signing in. */
  async answer(request, { pathname, searchParams }) {
    if (pathname === '/.well-known/oauth-authorization-server') return json(this.metadata);
    if (pathname === '/oauth/authorize') return this.#authorize(request, searchParams);
    if (!/^\/oauth\/(par|token|revoke)$/.test(pathname)) return undefined;
    const key = await this.#check(request, pathname);
    if (key instanceof Response) return key;
    const form = new URLSearchParams(await request.text());
    if (pathname === '/oauth/par') return this.#push(form, key);
    if (pathname === '/oauth/revoke') return this.#revoke(form.get('token'));
    return form.get('grant_type') === 'refresh_token' ? this.#refresh(form, key) : this.#exchange(form, key);
  }

  /** @returns The DID of whose token a request has brought; else the refusal. */
  async bearer(request, { pathname }) {
    const token = /^DPoP (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
    const key = await this.#check(request, pathname, token);
    if (key instanceof Response) return key;
    const grant = this.#grants.find(({ access }) => access === token);
    if (grant?.key === key) return this.#person.did;
    return refusal(401, 'invalid_token', { 'www-authenticate': 'DPoP error="invalid_token"' });
  }

  /** @returns The thumbprint of the key that a request is proved with; else the refusal. */
  async #check(request, pathname, token) {
    const bad = (error) =>
      refusal(token === undefined ? 400 : 401, error, {
        'dpop-nonce': this.#nonce,
        ...(token !== undefined && { 'www-authenticate': `DPoP error="${error}"` }),
      });
    try {
      const { payload, protectedHeader } = await jwtVerify(request.headers.get('dpop') ?? '', EmbeddedJWK, {
        typ: 'dpop+jwt',
        requiredClaims: ['jti', 'iat'],
      });
      const { jti, htm, htu, nonce, ath } = payload;
      const isSound = htm === request.method && htu === this.#origin + pathname && !this.#proofs.has(jti);
      if (!isSound || ath !== (token && hashOf(token))) return bad('invalid_dpop_proof');
      this.#proofs.add(jti);
      return nonce === this.#nonce ? await calculateJwkThumbprint(protectedHeader.jwk) : bad('use_dpop_nonce');
    } catch {
      return bad('invalid_dpop_proof');
    }
  }

  #push(form, key) {
    const client = new URL(form.get('client_id') ?? '', this.#origin).searchParams;
    const declared = client.get('scope')?.split(' ') ?? [];
    if (
      !form
        .get('scope')
        ?.split(' ')
        .every((scope) => declared.includes(scope))
    )
      return refusal(400, 'invalid_scope');
    const isSound =
      client.getAll('redirect_uri').includes(form.get('redirect_uri')) && form.get('code_challenge_method') === 'S256';
    if (!isSound) return refusal(400, 'invalid_request');
    const requestUri = `urn:ietf:params:oauth:request_uri:req-${randomText()}`;
    this.#pushed.set(requestUri, { form, key });
    return json({ request_uri: requestUri, expires_in: TOKEN_SECONDS }, 201);
  }

  /** Bob's page. */
  async #authorize(request, params) {
    const pushed = this.#pushed.get(params.get('request_uri'));
    if (!pushed) return page('This request has expired', '', { standsFor: STANDS_FOR, status: 400 });
    const { form } = pushed;
    const redirectUri = new URL(form.get('redirect_uri'));
    const byName = redirectUri.origin.replace('//127.0.0.1', '//localhost');
    if (request.method !== 'POST') {
      return page(
        `Sign in as ${this.#person.name}`,
        `<p><b>${escape(redirectUri.host)}</b> would like to follow and unfollow people for you, and nothing else.</p>
<form method="post"><div class="actions"><button class="go" name="decision" value="allow">Authorize</button><button name="decision" value="deny">Deny</button></div></form>`,
        { standsFor: STANDS_FOR, leadsTo: `${redirectUri.origin} ${byName}` },
      );
    }
    const answer = new URLSearchParams({ iss: this.#origin, state: form.get('state') });
    if (new URLSearchParams(await request.text()).get('decision') === 'allow') {
      pushed.code = randomText();
      answer.set('code', pushed.code);
    } else {
      answer.set('error', 'access_denied');
    }
    if (form.get('response_mode') === 'fragment') redirectUri.hash = answer.toString();
    else for (const [name, value] of answer) redirectUri.searchParams.set(name, value);
    return new Response(null, { status: 303, headers: { location: redirectUri.href } });
  }

  #exchange(form, key) {
    const code = form.get('code');
    const [requestUri, pushed] = [...this.#pushed].find(([, one]) => one.code && one.code === code) ?? [];
    this.#pushed.delete(requestUri);
    const isSound =
      pushed?.key === key &&
      pushed.form.get('client_id') === form.get('client_id') &&
      pushed.form.get('redirect_uri') === form.get('redirect_uri') &&
      pushed.form.get('code_challenge') === hashOf(form.get('code_verifier') ?? '');
    if (!isSound) return refusal(400, 'invalid_grant');
    const grant = { key, clientId: form.get('client_id'), scope: pushed.form.get('scope') };
    this.#grants.push(grant);
    return this.#tokens(grant);
  }

  #refresh(form, key) {
    const grant = this.#grants.find(({ refresh }) => refresh === form.get('refresh_token'));
    if (grant?.key !== key || grant.clientId !== form.get('client_id')) return refusal(400, 'invalid_grant');
    return this.#tokens(grant);
  }

  #revoke(token) {
    this.#grants = this.#grants.filter(({ access, refresh }) => token !== access && token !== refresh);
    return json({});
  }

  #tokens(grant) {
    grant.access = randomText();
    grant.refresh = randomText();
    const { access, refresh, scope } = grant;
    const tokens = { access_token: access, token_type: 'DPoP', refresh_token: refresh, scope };
    return json({ ...tokens, sub: this.#person.did, expires_in: TOKEN_SECONDS });
  }
}
