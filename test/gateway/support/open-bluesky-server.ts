import type { JSONWebKeySet } from 'jose';
import { json, refusal } from './open-bluesky-answers.js';
import { FakeProofs, hashOf } from './open-bluesky-proofs.js';

/** What the server reads of a client: its description and its keys. */
export interface ClientDocuments {
  readonly metadata: Record<string, unknown>;
  readonly keys: JSONWebKeySet | undefined;
}

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

/**
 * An authorization server of the AT Protocol, as strict as the reference one where a client can go wrong: PAR, PKCE, proofs with
 * nonces of each server, clients that prove to be themselves, codes and refresh tokens of one use, tokens bound to a key.
 */
export class FakeAuthorizationServer {
  readonly issuer: string;
  readonly pds: string;
  readonly grants: Grant[] = [];
  readonly proofs = new FakeProofs();
  /** What becomes of the permission to follow: an older server refuses what it does not know, or leaves it out. */
  narrowScope: 'known' | 'refused' | 'left out' = 'known';
  /** Changes what the server gives for a code or a refresh token. */
  spoil: (tokens: Record<string, unknown>) => unknown = (tokens) => tokens;
  /** Changes what it says of itself. */
  bend: (metadata: Record<string, unknown>) => unknown = (metadata) => metadata;
  /** How often a refresh token was asked to be spent. */
  refreshes = 0;
  readonly pushes: URLSearchParams[] = [];
  readonly #findClient: (id: string) => Promise<ClientDocuments | undefined>;
  readonly #pushed = new Map<string, Pushed>();
  #count = 0;

  constructor(issuer: string, pds: string, findClient: (id: string) => Promise<ClientDocuments | undefined>) {
    this.issuer = issuer;
    this.pds = pds;
    this.#findClient = findClient;
  }

  /** The visitor says yes, on the page that they were sent to. @returns What their server sends them back with. */
  approve(approveUrl: string, did: string): URLSearchParams {
    const { pushed, answer } = this.#open(approveUrl);
    pushed.did = did;
    pushed.code = `code-${(this.#count += 1)}`;
    answer.set('code', pushed.code);
    return answer;
  }

  /** The visitor says no, or something is wrong. */
  refuse(approveUrl: string, error: string): URLSearchParams {
    const { answer } = this.#open(approveUrl);
    answer.set('error', error);
    return answer;
  }

  /** @param url As the client has asked. */
  async answer(request: Request, url: URL): Promise<Response> {
    if (url.pathname === '/.well-known/oauth-authorization-server') return json(this.bend(this.metadata()));
    if (request.method !== 'POST') return refusal(404, 'not_found');
    const form = new URLSearchParams(await request.clone().text());
    const key = await this.proofs.check(request, url);
    if (typeof key !== 'string') return key;
    const client = await this.#findClient(form.get('client_id') ?? '');
    if (!client) return refusal(400, 'invalid_client_metadata');
    if (client.keys && !(await this.proofs.isClient(form, this.issuer, client.keys)))
      return refusal(401, 'invalid_client');
    switch (url.pathname) {
      case '/oauth/par':
        return this.#push(form, key, client);
      case '/oauth/token':
        return form.get('grant_type') === 'refresh_token' ? this.#refresh(form, key) : this.#exchange(form, key);
      case '/oauth/revoke': {
        const token = form.get('token');
        const at = this.grants.findIndex(({ access, refresh }) => token === access || token === refresh);
        if (at >= 0 && this.grants[at]!.key === key) this.grants.splice(at, 1);
        return json({});
      }
      default:
        return refusal(404, 'not_found');
    }
  }

  /** Whose token a request to a server of records has brought, and what it allows; else what is wrong. */
  async bearer(request: Request, url: URL): Promise<Grant | Response> {
    const token = /^DPoP (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
    const key = await this.proofs.check(request, url, token ?? '');
    if (typeof key !== 'string') return key;
    const grant = this.grants.find(({ access }) => access === token);
    if (grant?.key === key) return grant;
    return refusal(401, 'invalid_token', { 'www-authenticate': 'DPoP error="invalid_token"' });
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
      token_endpoint_auth_signing_alg_values_supported: ['ES256'],
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

  #push(form: URLSearchParams, key: string, { metadata }: ClientDocuments): Response {
    this.pushes.push(form);
    const scopes = form.get('scope')?.split(' ') ?? [];
    const declared = String(metadata.scope).split(' ');
    if (scopes.some((scope) => scope.startsWith('repo:')) && this.narrowScope === 'refused') {
      return refusal(400, 'invalid_scope');
    }
    if (!scopes.includes('atproto') || scopes.some((scope) => !declared.includes(scope))) {
      return refusal(400, 'invalid_scope');
    }
    const isSound =
      (metadata.redirect_uris as string[]).includes(form.get('redirect_uri') ?? '') &&
      form.get('response_type') === 'code' &&
      form.get('code_challenge_method') === 'S256' &&
      /^[\w-]{43}$/.test(form.get('code_challenge') ?? '') &&
      /^[a-z]{2,3}(-[A-Z]{2})?$/.test(form.get('ui_locales') ?? 'en');
    if (!isSound) return refusal(400, 'invalid_request');
    const requestUri = `urn:ietf:params:oauth:request_uri:req-${(this.#count += 1)}`;
    this.#pushed.set(requestUri, { form, key });
    return json({ request_uri: requestUri, expires_in: 300 }, 201);
  }

  #exchange(form: URLSearchParams, key: string): Response {
    const code = form.get('code');
    const [requestUri, pushed] = [...this.#pushed].find(([, one]) => one.code && one.code === code) ?? [];
    if (!requestUri || !pushed) return refusal(400, 'invalid_grant');
    this.#pushed.delete(requestUri);
    const isSound =
      pushed.key === key &&
      pushed.form.get('client_id') === form.get('client_id') &&
      pushed.form.get('redirect_uri') === form.get('redirect_uri') &&
      pushed.form.get('code_challenge') === hashOf(form.get('code_verifier') ?? '');
    if (!isSound) return refusal(400, 'invalid_grant');
    const asked = pushed.form.get('scope')!;
    const scope = this.narrowScope === 'left out' ? asked.replace(/ repo:\S*/, '') : asked;
    const clientId = form.get('client_id')!;
    const grant: Grant = { did: pushed.did!, key, clientId, scope, access: '', refresh: '', spent: new Set() };
    this.grants.push(grant);
    return this.#tokens(grant);
  }

  #refresh(form: URLSearchParams, key: string): Response {
    this.refreshes += 1;
    const token = form.get('refresh_token') ?? '';
    const replayed = this.grants.findIndex(({ spent }) => spent.has(token));
    if (replayed >= 0) this.grants.splice(replayed, 1);
    const grant = this.grants.find(({ refresh }) => refresh === token);
    if (grant?.key !== key || grant.clientId !== form.get('client_id')) return refusal(400, 'invalid_grant');
    grant.spent.add(token);
    return this.#tokens(grant);
  }

  #tokens(grant: Grant): Response {
    grant.access = `access-${(this.#count += 1)}`;
    grant.refresh = `refresh-${this.#count}`;
    const { access, refresh, scope, did } = grant;
    const tokens = { access_token: access, token_type: 'DPoP', refresh_token: refresh, scope, sub: did };
    return json(this.spoil({ ...tokens, expires_in: 300 }));
  }
}
