import { readProof } from './read-proof.js';

/** Somebody on the network. */
export interface Person {
  readonly did: string;
  readonly handle: string;
}

/** One request that was made of it. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly form: URLSearchParams | undefined;
  readonly body: Record<string, unknown> | undefined;
  readonly headers: Headers;
}

/** What was pushed, and whether the visitor has been asked. */
interface Pushed {
  readonly form: URLSearchParams;
  readonly key: string;
  code?: string;
  did?: string;
}

interface Grant {
  readonly did: string;
  readonly key: string;
  readonly clientId: string;
  readonly scope: string;
  access: string;
  refresh: string;
  readonly spent: Set<string>;
}

/** For how long a proof counts, before and after the server's own time; seconds. */
const LEEWAY_SECONDS = 180;

let made = 0;

/** Members of a DID, as the directory makes them. */
const didOf = (name: string): string => `did:plc:${name.padEnd(24, 'a')}`;

/**
 * An authorization server, and the part of a server of records that checks its tokens, as strict as the reference ones where a
 * client can go wrong: PAR, PKCE, proofs with nonces of each server, codes and refresh tokens of one use, tokens bound to a key.
 */
export class FakeAuthorizationServer {
  readonly alice: Person = { did: didOf('alice'), handle: 'alice.example' };
  readonly bob: Person = { did: didOf('bob'), handle: 'bob.example' };
  /** Each has servers of its own, so that no nonce is known before. */
  readonly pds = `https://pds-${++made}.example`;
  readonly issuer = `https://auth-${made}.example`;
  /** What becomes of the permission to follow: an older server refuses what it does not know, or leaves it out. */
  narrowScope: 'known' | 'refused' | 'left out' = 'known';
  /** Changes what the server gives for a code or a refresh token. */
  spoil: (tokens: Record<string, unknown>) => Record<string, unknown> = (tokens) => tokens;
  /** What the servers' clocks are ahead of this device's; milliseconds. */
  aheadMs = 0;
  /** For how long an access token counts. */
  tokenSeconds = 300;
  readonly grants: Grant[] = [];
  readonly #pushed = new Map<string, Pushed>();
  readonly #seen = new Set<string>();
  readonly #nonces = new Map<string, number>();
  #count = 0;

  /** The visitor says yes, on the page that they were sent to. @returns What their server sends them back with. */
  approve(approveUrl: string, { did }: Person = this.bob): URLSearchParams {
    const { pushed, answer } = this.#open(approveUrl);
    pushed.did = did;
    pushed.code = `code-${++this.#count}`;
    answer.set('code', pushed.code);
    return answer;
  }

  /** The visitor says no, or something is wrong. */
  refuse(approveUrl: string, error = 'access_denied'): URLSearchParams {
    const { answer } = this.#open(approveUrl);
    answer.set('error', error);
    return answer;
  }

  /** The visitor takes back all that they have allowed. */
  revokeAll(): void {
    this.grants.length = 0;
  }

  /** Makes the nonces useless that pages have. */
  renewNonces(): void {
    for (const [origin, count] of this.#nonces) this.#nonces.set(origin, count + 1);
  }

  metadata(): Record<string, unknown> {
    const { issuer } = this;
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
      revocation_endpoint: `${issuer}/oauth/revoke`,
      pushed_authorization_request_endpoint: `${issuer}/oauth/par`,
      require_pushed_authorization_requests: true,
      dpop_signing_alg_values_supported: ['ES256'],
      protected_resources: [this.pds],
      client_id_metadata_document_supported: true,
    };
  }

  #open(approveUrl: string): { readonly pushed: Pushed; readonly answer: URLSearchParams } {
    const { origin, searchParams } = new URL(approveUrl);
    const pushed = this.#pushed.get(searchParams.get('request_uri') ?? '');
    if (origin !== this.issuer || !pushed || searchParams.get('client_id') !== pushed.form.get('client_id')) {
      throw new Error('No such request');
    }
    return { pushed, answer: new URLSearchParams({ iss: this.issuer, state: pushed.form.get('state')! }) };
  }

  /** @returns The key of a proof; else what is wrong with it. */
  protected async check({ method, url, headers }: Asked, token?: string): Promise<string | Response> {
    const { origin } = url;
    const nonce = `nonce ${this.#nonces.get(origin) ?? 1} of ${origin}`;
    if (!this.#nonces.has(origin)) this.#nonces.set(origin, 1);
    const text = headers.get('dpop') ?? '';
    const proof = await readProof(text);
    const now = Math.floor((Date.now() + this.aheadMs) / 1000);
    const bad = (error: string): Response => refusal(token ? 401 : 400, error, { 'dpop-nonce': nonce });
    if (!proof || this.#seen.has(proof.jti)) return bad('invalid_dpop_proof');
    this.#seen.add(proof.jti);
    if (proof.htm !== method || proof.htu !== origin + url.pathname) return bad('invalid_dpop_proof');
    if (Math.abs(proof.iat - now) > LEEWAY_SECONDS) return bad('invalid_dpop_proof');
    if (proof.nonce !== nonce) return bad('use_dpop_nonce');
    const { ath } = JSON.parse(atob(text.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'))) as { ath?: string };
    if (ath !== (token && (await hash(token)))) return bad('invalid_dpop_proof');
    return proof.key;
  }

  protected async answerIssuer(asked: Asked, plain: string): Promise<Response> {
    const key = await this.check(asked);
    if (typeof key !== 'string') return key;
    const form = asked.form ?? new URLSearchParams();
    switch (plain.slice(this.issuer.length)) {
      case '/oauth/par':
        return this.#push(form, key);
      case '/oauth/token':
        return form.get('grant_type') === 'refresh_token' ? this.#refresh(form, key) : this.#exchange(form, key);
      case '/oauth/revoke': {
        const token = form.get('token');
        const at = this.grants.findIndex(({ access, refresh }) => token === access || token === refresh);
        if (at >= 0) this.grants.splice(at, 1);
        return json({});
      }
      default:
        return refusal(404, 'not_found');
    }
  }

  #push(form: URLSearchParams, key: string): Response {
    const clientId = new URL(form.get('client_id') ?? '');
    const declared = clientId.searchParams.get('scope')?.split(' ') ?? [];
    const scopes = form.get('scope')?.split(' ') ?? [];
    const isNarrow = scopes.some((scope) => scope.startsWith('repo:'));
    if (isNarrow && this.narrowScope === 'refused') return refusal(400, 'invalid_scope');
    if (!scopes.includes('atproto') || scopes.some((scope) => !declared.includes(scope))) {
      return refusal(400, 'invalid_scope');
    }
    const isSound =
      clientId.searchParams.getAll('redirect_uri').includes(form.get('redirect_uri') ?? '') &&
      form.get('response_type') === 'code' &&
      form.get('code_challenge_method') === 'S256' &&
      /^[\w-]{43}$/.test(form.get('code_challenge') ?? '') &&
      /^[a-z]{2,3}(-[A-Z]{2})?$/.test(form.get('ui_locales') ?? 'en');
    if (!isSound) return refusal(400, 'invalid_request');
    const requestUri = `urn:ietf:params:oauth:request_uri:req-${++this.#count}`;
    this.#pushed.set(requestUri, { form, key });
    return json({ request_uri: requestUri, expires_in: 300 }, 201);
  }

  async #exchange(form: URLSearchParams, key: string): Promise<Response> {
    const code = form.get('code');
    const [requestUri, pushed] = [...this.#pushed].find(([, one]) => one.code && one.code === code) ?? [];
    if (!requestUri || !pushed) return refusal(400, 'invalid_grant');
    this.#pushed.delete(requestUri);
    const isSound =
      pushed.key === key &&
      pushed.form.get('client_id') === form.get('client_id') &&
      pushed.form.get('redirect_uri') === form.get('redirect_uri') &&
      pushed.form.get('code_challenge') === (await hash(form.get('code_verifier') ?? ''));
    if (!isSound) return refusal(400, 'invalid_grant');
    const asked = pushed.form.get('scope')!;
    const scope = this.narrowScope === 'left out' ? asked.replace(/ repo:\S*/, '') : asked;
    const grant: Grant = {
      did: pushed.did!,
      key,
      clientId: form.get('client_id')!,
      scope,
      access: '',
      refresh: '',
      spent: new Set(),
    };
    this.grants.push(grant);
    return this.#tokens(grant);
  }

  #refresh(form: URLSearchParams, key: string): Response {
    const token = form.get('refresh_token') ?? '';
    const replayed = this.grants.findIndex(({ spent }) => spent.has(token));
    if (replayed >= 0) this.grants.splice(replayed, 1);
    const grant = this.grants.find(({ refresh }) => refresh === token);
    if (grant?.key !== key || grant.clientId !== form.get('client_id')) return refusal(400, 'invalid_grant');
    grant.spent.add(token);
    return this.#tokens(grant);
  }

  #tokens(grant: Grant): Response {
    grant.access = `access-${++this.#count}`;
    grant.refresh = `refresh-${this.#count}`;
    const { access, refresh, scope, did } = grant;
    const tokens = { access_token: access, token_type: 'DPoP', refresh_token: refresh, scope, sub: did };
    return json(this.spoil({ ...tokens, expires_in: this.tokenSeconds }));
  }

  /** By the servers' clocks. */
  protected date(): string {
    return new Date(Date.now() + this.aheadMs).toUTCString();
  }
}

async function hash(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

export function refusal(status: number, error: string, headers?: Record<string, string>): Response {
  return json({ error, error_description: `It is ${error}.` }, status, headers);
}
