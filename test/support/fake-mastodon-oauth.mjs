const WHOLE = ['read', 'write', 'follow', 'push'];
const PARTS = [
  'profile',
  'read:accounts',
  'read:follows',
  'read:search',
  'read:statuses',
  'write:follows',
  'write:statuses',
];

export const json = (body, status = 200, headers = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*', ...headers },
  });

/** A token that is good, for something that it does not allow. */
export const REFUSED = () => json({ error: 'This action is outside the authorized scopes' }, 403);

const invalidGrant = () =>
  json(
    { error: 'invalid_grant', error_description: 'The provided authorization grant is invalid, expired or revoked.' },
    400,
  );
const invalidClient = () =>
  json({ error: 'invalid_client', error_description: 'Client authentication failed due to unknown client.' }, 401);

/** The sign-in of a server of the fediverse. @see https://docs.joinmastodon.org/methods/oauth/ */
export class FakeMastodonOAuth {
  origin;
  software;
  /** Says, at `/.well-known/oauth-authorization-server`, what it can do. Mastodon does since 4.3. */
  metadata;
  #takesChallenge;
  /** What a token says that it allows, in place of what was asked for. */
  grants;
  /** Added to every answer that goes back to the page. */
  iss;
  /** Everything that was ever given out and must not be found anywhere. */
  secrets = [];
  tokens = new Map();
  #apps = [];
  #codes = new Map();

  constructor(origin, software) {
    this.origin = origin;
    this.software = software;
    this.#takesChallenge = software === 'mastodon' || software === 'pixelfed';
    if (software !== 'mastodon') return;
    this.metadata = {
      issuer: `${origin}/`,
      authorization_endpoint: `${origin}/oauth/authorize`,
      token_endpoint: `${origin}/oauth/token`,
      app_registration_endpoint: `${origin}/api/v1/apps`,
      revocation_endpoint: `${origin}/oauth/revoke`,
      scopes_supported: [...WHOLE, ...PARTS],
      response_types_supported: ['code'],
      response_modes_supported: ['query', 'fragment', 'form_post'],
      grant_types_supported: ['authorization_code', 'client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      code_challenge_methods_supported: ['S256'],
    };
  }

  get apps() {
    return this.#apps;
  }

  /** As Mastodon before 4.3 does with apps that nobody uses. */
  forgetApps() {
    this.#apps = [];
  }

  /** What Bob does on the page that he is led to. @returns Where his browser is led back to. @throws What the page says. */
  async decide(approveUrl, decision) {
    const page = await this.answerSignIn(new Request(approveUrl), new URL(approveUrl));
    if (page.status === 302) return new URL(page.headers.get('location'));
    if (page.status !== 200) throw new Error(`${page.status} ${await page.text()}`);
    const request = new Request(approveUrl, { method: 'POST', body: new URLSearchParams({ decision }) });
    const answer = await this.answerSignIn(request, new URL(approveUrl));
    return new URL(answer.headers.get('location'));
  }

  grantedTo(request) {
    const token = this.tokens.get(/^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '');
    if (!token || token.isApp) return undefined;
    const scopes = token.scope.split(' ');
    return {
      allows: (scope) =>
        scopes.includes(scope) ||
        scopes.includes(scope.split(':')[0]) ||
        (scope.endsWith(':follows') && scopes.includes('follow')),
    };
  }

  /** @returns `undefined` for what has nothing to do with signing in. */
  async answerSignIn(request, url) {
    if (request.method === 'OPTIONS') return new Response(undefined, { status: 204, headers: CORS });
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /.well-known/oauth-authorization-server':
        return this.metadata ? json(this.metadata) : json({ error: 'Not Found' }, 404);
      case 'POST /api/v1/apps':
        return this.#register(new URLSearchParams(await request.text()));
      case 'GET /oauth/authorize':
      case 'POST /oauth/authorize':
        return this.#authorize(url.searchParams, request);
      case 'POST /oauth/token':
        return this.#token(new URLSearchParams(await request.text()));
      case 'POST /oauth/revoke':
        // Laravel's Passport has none.
        if (this.software === 'pixelfed') return new Response('<h1>404</h1>', { status: 404 });
        return this.#revoke(new URLSearchParams(await request.text()));
      default:
        return undefined;
    }
  }

  #register(form) {
    const scopes = (form.get('scopes') ?? 'read').split(' ');
    const redirectUri = form.get('redirect_uris') ?? '';
    const isSound = form.get('client_name') && URL.canParse(redirectUri) && !new URL(redirectUri).hash;
    // Pixelfed registers whatever it is asked to, and refuses later.
    if (!isSound || !(this.software === 'pixelfed' || scopes.every((scope) => this.#knows(scope)))) {
      return json({ error: 'Validation failed' }, 422);
    }
    const app = {
      clientId: this.#secret('client'),
      clientSecret: this.#secret('client-secret'),
      name: form.get('client_name'),
      redirectUris: [redirectUri],
      scopes,
    };
    this.#apps.push(app);
    return json({
      id: String(this.#apps.length),
      name: app.name,
      client_id: app.clientId,
      client_secret: app.clientSecret,
      client_secret_expires_at: 0,
      redirect_uri: redirectUri,
      redirect_uris: app.redirectUris,
      scopes,
    });
  }

  async #authorize(params, request) {
    const app = this.#apps.find(({ clientId }) => clientId === params.get('client_id'));
    const redirectUri = params.get('redirect_uri') ?? '';
    // Whoever cannot be led back is told here.
    if (!app) return page('Client authentication failed due to unknown client.', 401);
    if (!app.redirectUris.includes(redirectUri)) return page('The requested redirect uri is malformed.', 400);
    const scope = params.get('scope') ?? 'read';
    if (params.get('response_type') !== 'code') return this.#leadBack(params, { error: 'unsupported_response_type' });
    if (!scope.split(' ').every((one) => app.scopes.includes(one) && this.#knows(one))) {
      return this.#leadBack(params, { error: 'invalid_scope' });
    }
    const challenge = this.#takesChallenge ? (params.get('code_challenge') ?? undefined) : undefined;
    if (challenge && params.get('code_challenge_method') !== 'S256') {
      return this.#leadBack(params, { error: 'invalid_request' });
    }
    if (request.method === 'GET') return page(`${app.name} would like permission: ${scope}`, 200);
    const decision = new URLSearchParams(await request.text()).get('decision');
    if (decision !== 'allow') return this.#leadBack(params, { error: 'access_denied' });
    const code = this.#secret('code');
    this.#codes.set(code, { clientId: app.clientId, redirectUri, scope, challenge });
    return this.#leadBack(params, { code });
  }

  #leadBack(params, answer) {
    const url = new URL(params.get('redirect_uri'));
    const state = params.get('state');
    const all = { ...answer, ...(state && { state }), ...(this.iss && { iss: this.iss }) };
    if (this.metadata && params.get('response_mode') === 'fragment') url.hash = new URLSearchParams(all).toString();
    else for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
    return new Response(undefined, { status: 302, headers: { location: url.href } });
  }

  async #token(form) {
    const app = this.#authenticated(form);
    if (!app) return invalidClient();
    if (form.get('grant_type') === 'client_credentials') {
      return this.#issue(app.clientId, form.get('scope') ?? 'read', true);
    }
    const code = this.#codes.get(form.get('code') ?? '');
    this.#codes.delete(form.get('code') ?? '');
    const isSame = code?.clientId === app.clientId && code.redirectUri === form.get('redirect_uri');
    if (form.get('grant_type') !== 'authorization_code' || !code || !isSame) return invalidGrant();
    if (code.challenge && (await challengeFor(form.get('code_verifier') ?? '')) !== code.challenge)
      return invalidGrant();
    return this.#issue(app.clientId, code.scope, false);
  }

  #issue(clientId, asked, isApp) {
    const token = this.#secret('token');
    const scope = (!isApp && this.grants) || asked;
    this.tokens.set(token, { clientId, scope, isApp });
    const base = { access_token: token, token_type: 'Bearer' };
    if (this.software === 'pixelfed') {
      return json({ ...base, expires_in: 31_536_000, refresh_token: this.#secret('refresh') });
    }
    // Its clock is an hour ahead, which is nobody's business.
    return json({ ...base, scope, created_at: Math.floor(Date.now() / 1000) + 3_600 });
  }

  #revoke(form) {
    const app = this.#authenticated(form);
    const token = form.get('token') ?? '';
    if (!app || this.tokens.get(token)?.clientId !== app.clientId) return json({ error: 'unauthorized_client' }, 403);
    this.tokens.delete(token);
    return json({});
  }

  #authenticated(form) {
    return this.#apps.find(
      ({ clientId, clientSecret }) => clientId === form.get('client_id') && clientSecret === form.get('client_secret'),
    );
  }

  #knows(scope) {
    return WHOLE.includes(scope) || (this.software !== 'pixelfed' && PARTS.includes(scope));
  }

  #secret(kind) {
    const secret = `${kind}-${crypto.randomUUID()}`;
    if (/token|code|refresh/.test(kind)) this.secrets.push(secret);
    return secret;
  }
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST, PUT, DELETE, GET, PATCH, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type',
};

function page(text, status) {
  const escaped = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const form =
    status === 200
      ? '<form method="post"><button name="decision" value="allow">Authorize</button><button name="decision" value="deny">Deny</button></form>'
      : '';
  return new Response(`<!doctype html><title>Authorization</title><p>${escaped}</p>${form}`, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    },
  });
}

async function challengeFor(verifier) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
