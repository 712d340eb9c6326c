import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { randomId } from '../../../src/gateway/config/keys.js';
import type { components } from '../../../src/core/gateway-api.js';

type Schemas = components['schemas'];

/** What a proof says; `undefined`: it does not. */
export type Claims = Readonly<Record<string, unknown>>;

/** The key that a browser holds for the pages of one site. */
export interface PageKey {
  readonly thumbprint: string;
  /** A proof with these claims, and no others but `jti`, made anew, and `iat`. @param header Beside `alg` and `jwk`. */
  readonly prove: (claims: Claims, header?: Claims) => Promise<string>;
}

/** @param now Milliseconds since 1970: the visitor's clock. */
export async function pageKey(now: () => number = Date.now): Promise<PageKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = await exportJWK(publicKey);
  return {
    thumbprint: await calculateJwkThumbprint(jwk),
    prove: (claims, header = {}) =>
      new SignJWT({ jti: randomId(), iat: Math.floor(now() / 1_000), ...claims })
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
        .sign(privateKey),
  };
}

/** Asks a gateway for a path. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

export interface PageOptions {
  /** Where the gateway says that it stands. */
  readonly publicUrl: string;
  /** Of the page. */
  readonly origin: string;
  readonly key: PageKey;
}

/** What a page that embeds the widgets asks of a gateway. */
export interface Page {
  readonly key: PageKey;
  readonly origin: string;
  /** A request with a proof, made again where the gateway wants its nonce in it. */
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Response>;
  readonly follow: (account: string, more?: Partial<Schemas['FollowRequest']>) => Promise<Schemas['Ticket']>;
  readonly status: (ticket: Schemas['Ticket']) => Promise<Schemas['TicketStatus']>;
  /** What the stream of a ticket says, until it ends. @param signal Lets go of it. */
  readonly watch: (ticket: Schemas['Ticket'], signal?: AbortSignal) => AsyncGenerator<Schemas['TicketStatus']>;
  readonly relationships: (...accounts: string[]) => Promise<Schemas['Relationship'][]>;
  readonly unfollow: (account: string) => Promise<void>;
}

export function openPage(ask: Ask, { publicUrl, origin, key }: PageOptions): Page {
  let nonce: string | undefined;

  async function once(method: string, path: string, body: unknown): Promise<Response> {
    const htu = new URL(path, publicUrl);
    htu.search = '';
    const proof = await key.prove({ htm: method, htu: htu.href, ...(nonce === undefined ? {} : { nonce }) });
    const response = await ask(path, {
      method,
      headers: { dpop: proof, origin, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    nonce = response.headers.get('dpop-nonce') ?? nonce;
    return response;
  }

  async function proved(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await once(method, path, body);
    if (response.status !== 401) return response;
    const { code } = (await response.clone().json()) as Schemas['Problem'];
    return code === 'use-nonce' ? once(method, path, body) : response;
  }

  return {
    key,
    origin,
    ask: proved,
    follow: async (account, more = {}) => answer(await proved('POST', '/v1/follows', { account, ...more }), 201),
    status: async ({ id, secret }) =>
      answer(await ask(`/v1/follows/${id}`, { headers: { authorization: `Bearer ${secret}`, origin } }), 200),
    async *watch({ id, secret }, signal) {
      const headers = { authorization: `Bearer ${secret}`, origin, accept: 'text/event-stream' };
      const response = await ask(`/v1/follows/${id}`, { headers, ...(signal ? { signal } : {}) });
      if (response.status !== 200 || !response.body) throw await refusal(response);
      yield* events(response.body);
    },
    async relationships(...accounts) {
      const query = new URLSearchParams(accounts.map((account) => ['account', account]));
      const list = await answer<Schemas['RelationshipList']>(await proved('GET', `/v1/relationships?${query}`), 200);
      return list.relationships;
    },
    async unfollow(account) {
      const response = await proved('DELETE', `/v1/relationships?${new URLSearchParams({ account })}`);
      if (response.status !== 204) throw await refusal(response);
    },
  };
}

/** What a gateway answered instead of what was asked for. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;

  constructor(status: number, { code, detail = '' }: Partial<Schemas['Problem']>) {
    super(`${status} ${code}: ${detail}`);
    this.status = status;
    this.code = code ?? '';
  }
}

async function answer<T>(response: Response, status: number): Promise<T> {
  if (response.status !== status) throw await refusal(response);
  return (await response.json()) as T;
}

const refusal = async (response: Response): Promise<Refusal> =>
  new Refusal(response.status, (await response.json()) as Partial<Schemas['Problem']>);

async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<Schemas['TicketStatus']> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    const parts = `${text}${decoder.decode(chunk, { stream: true })}`.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const data = /^event: state$[^]*?^data: (.*)$/m.exec(part)?.[1];
      if (data !== undefined) yield JSON.parse(data) as Schemas['TicketStatus'];
    }
  }
}
