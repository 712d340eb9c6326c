import type { components } from '../../src/core/gateway-api.js';
import { readProof } from './read-proof.js';

type Schemas = components['schemas'];

/** One attempt to follow, as the gateway keeps it. */
interface Attempt {
  readonly id: string;
  readonly secret: string;
  readonly account: string;
  /** The key that it was begun with, and which may do more once it is approved. */
  readonly key: string;
  readonly returnUrl: string | undefined;
  readonly expiresAt: number;
  state: Schemas['FollowState'];
  code?: Schemas['TicketStatus']['code'];
  readonly streams: Set<ReadableStreamDefaultController<Uint8Array>>;
}

/** One request that was made of it. */
export interface Asked {
  readonly method: string;
  /** With its query, from `/v1/` on. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** What the platform's app finishes: nothing of the gateway's own is in it. */
type ShownByPlatform = Pick<Schemas['Ticket'], 'confirmedBy' | 'approveUrl' | 'qrText' | 'qrImageUrl' | 'links'>;

/** For how long a proof counts, before and after the gateway's own time; seconds. */
const LEEWAY_SECONDS = 60;

/**
 * A gateway that keeps to its contract as far as following goes: it demands proofs with its nonce and checks them, and tells
 * of its tickets by server-sent events or when it is asked. Handed in by `configure({ gateway: url, fetch })`.
 */
export class FakeGateway {
  readonly url: string;
  readonly asked: Asked[] = [];
  /** Whom the viewer follows. */
  readonly following = new Set<string>();
  /** Thumbprints of the keys that the viewer has allowed. */
  readonly granted = new Set<string>();
  /** In the order of their making. */
  readonly attempts: Attempt[] = [];
  /** A key that is granted follows without a page. */
  oneClick = false;
  /** `json`: a proxy swallows streams, so that they end without an event. `silent`: it holds back what comes. */
  streams: 'open' | 'json' | 'silent' = 'open';
  /** What this gateway's clock is ahead of the page's; milliseconds. */
  aheadMs = 0;
  /** Where attempts are finished: a page of the test's own, which says how it was opened and goes. */
  approvePage = new URL('./approve-page.html', import.meta.url).href;
  /** How long a new ticket is valid. */
  expiresInSeconds = 120;
  /** How attempts of an account are shown that are not finished on a page of the gateway. */
  readonly shown: Record<string, ShownByPlatform> = {};
  /** Accounts whose follows end in their platform's app alone. */
  readonly endElsewhere = new Set<string>();
  /** Answers to other requests than those about following, by path without query; a function gets the query. */
  readonly answers: Record<string, unknown> = {};
  /** Set, each request for following is refused so: by a status, or like a network that is gone. */
  refusal: { readonly status: number; readonly code: string } | 'offline' | undefined;
  #nonce = 'nonce-1';
  readonly #seen = new Set<string>();
  #waiting: Promise<void> = Promise.resolve();

  constructor(url = 'https://gateway.example') {
    this.url = url;
  }

  /** Lets requests for following wait until the test lets them go on. @returns Lets them. */
  hold(): () => void {
    let go = (): void => {};
    this.#waiting = new Promise((resolve) => (go = resolve));
    return go;
  }

  readonly fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { pathname, search } = new URL(url);
    const path = url.slice(this.url.length).replace(/\?.*/, '');
    const method = init.method ?? 'GET';
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const headers = new Headers(init.headers);
    this.asked.push({ method, path: path + search, headers, body });
    init.signal?.throwIfAborted();
    if (!/^\/v1\/(follows|relationships)/.test(path)) {
      const known = this.answers[path];
      const answer: unknown = typeof known === 'function' ? known(new URLSearchParams(search)) : known;
      return answer === undefined ? problem(404, 'not-found') : json(answer);
    }
    await this.#waiting;
    if (this.refusal === 'offline') throw new TypeError('Failed to fetch');
    if (this.refusal) return problem(this.refusal.status, this.refusal.code);
    const [, id] = /^\/v1\/follows\/(.+)$/.exec(path) ?? [];
    if (id) return this.#answerTicket(decodeURIComponent(id), headers, init.signal ?? undefined);
    return this.#answerProved({ method, path, headers, body }, url, new URLSearchParams(search), pathname);
  };

  /** The attempt that was made last. */
  get last(): Attempt {
    const attempt = this.attempts.at(-1);
    if (!attempt) throw new Error('Nobody has begun to follow.');
    return attempt;
  }

  scan(attempt = this.last): void {
    this.#enter(attempt, 'scanned');
  }

  approve(attempt = this.last): void {
    this.following.add(attempt.account);
    this.granted.add(attempt.key);
    this.#enter(attempt, 'following');
  }

  decline(code: Schemas['TicketStatus']['code'] = 'denied', attempt = this.last): void {
    attempt.code = code;
    this.#enter(attempt, 'declined');
  }

  expire(attempt = this.last): void {
    this.#enter(attempt, 'expired');
  }

  /** Cuts the connections that are open. */
  drop(): void {
    for (const { streams } of this.attempts) {
      for (const stream of streams) stream.error(new TypeError('network error'));
      streams.clear();
    }
  }

  /** Makes the nonces that pages have useless. */
  renewNonce(): void {
    this.#nonce = `nonce-${Number(this.#nonce.slice(6)) + 1}`;
  }

  #enter(attempt: Attempt, state: Attempt['state']): void {
    attempt.state = state;
    for (const stream of attempt.streams) {
      stream.enqueue(eventOf(attempt));
      if (isFinal(attempt)) stream.close();
    }
    if (isFinal(attempt)) attempt.streams.clear();
  }

  #answerTicket(id: string, headers: Headers, signal: AbortSignal | undefined): Response {
    const attempt = this.attempts.find((one) => one.id === id);
    if (!attempt) return problem(404, 'not-found');
    if (headers.get('authorization') !== `Bearer ${attempt.secret}`) return problem(401, 'unauthorized');
    if (headers.get('accept') !== 'text/event-stream') return json(statusOf(attempt));
    let open: ReadableStreamDefaultController<Uint8Array> | undefined;
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        open = controller;
        if (this.streams === 'json') controller.close();
        if (this.streams !== 'open') return;
        controller.enqueue(new TextEncoder().encode(': hello\n\n'));
        controller.enqueue(eventOf(attempt));
        if (isFinal(attempt)) controller.close();
        else attempt.streams.add(controller);
      },
      cancel: () => void attempt.streams.delete(open!),
    });
    signal?.addEventListener('abort', () => {
      if (attempt.streams.delete(open!) || this.streams === 'silent') open!.error(signal.reason);
    });
    return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
  }

  async #answerProved(asked: Asked, url: string, search: URLSearchParams, pathname: string): Promise<Response> {
    const now = Date.now() + this.aheadMs;
    const told = { 'dpop-nonce': this.#nonce, date: new Date(now).toUTCString() };
    const proof = await readProof(asked.headers.get('dpop') ?? '');
    if (!proof || proof.htm !== asked.method || proof.htu !== url.replace(/\?.*/, '') || this.#seen.has(proof.jti)) {
      return problem(401, 'invalid-proof', told);
    }
    if (proof.nonce !== this.#nonce) return problem(401, 'use-nonce', told);
    if (Math.abs(proof.iat - now / 1000) > LEEWAY_SECONDS) return problem(401, 'invalid-proof', told);
    this.#seen.add(proof.jti);
    if (pathname.endsWith('/follows')) return this.#begin(asked.body as Schemas['FollowRequest'], proof.key, told);
    if (!this.granted.has(proof.key)) return problem(401, 'not-granted', told);
    const accounts = search.getAll('account');
    if (asked.method === 'DELETE' && this.endElsewhere.has(accounts[0]!)) return problem(409, 'follow-elsewhere', told);
    if (asked.method === 'DELETE') {
      this.following.delete(accounts[0]!);
      return new Response(null, { status: 204, headers: told });
    }
    const stateOf = (account: string) => (this.following.has(account) ? 'following' : 'not-following');
    return json({ relationships: accounts.map((account) => ({ account, state: stateOf(account) })) }, 200, told);
  }

  #begin({ account, returnUrl }: Schemas['FollowRequest'], key: string, told: Record<string, string>): Response {
    const attempt = this.#make(account, key, returnUrl);
    if (this.oneClick && this.granted.has(key)) this.approve(attempt);
    return json(this.#ticketOf(attempt), 201, told);
  }

  /** An attempt that was begun some time ago, as a page has got it then. */
  begun(account: string): Schemas['Ticket'] {
    return this.#ticketOf(this.#make(account, '', undefined));
  }

  #make(account: string, key: string, returnUrl: string | undefined): Attempt {
    const id = `tk-${this.attempts.length + 1}`;
    const expiresAt = Date.now() + this.expiresInSeconds * 1000;
    const secret = `secret of ${id}`;
    const attempt: Attempt = { id, secret, account, key, returnUrl, expiresAt, state: 'pending', streams: new Set() };
    this.attempts.push(attempt);
    return attempt;
  }

  #ticketOf({ id, secret, account, state }: Attempt): Schemas['Ticket'] {
    const approveUrl = `${this.approvePage}?ticket=${id}`;
    const { expiresInSeconds } = this;
    const shown = this.shown[account] ?? { confirmedBy: 'page', approveUrl, qrText: approveUrl };
    return { id, secret, account, ...shown, expiresInSeconds, intervalSeconds: 1, state };
  }
}

function statusOf({ state, account, code, expiresAt }: Attempt): Schemas['TicketStatus'] {
  const left = Math.max(Math.ceil((expiresAt - Date.now()) / 1000), 0);
  return { state, account, expiresInSeconds: isFinal({ state }) ? 0 : left, ...(code && { code }) };
}

function isFinal({ state }: Pick<Attempt, 'state'>): boolean {
  return state !== 'pending' && state !== 'scanned';
}

function eventOf(attempt: Attempt): Uint8Array {
  return new TextEncoder().encode(`event: state\ndata: ${JSON.stringify(statusOf(attempt))}\n\n`);
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  const body = { type: `/docs#${code}`, title: code, status, code };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
}
