import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, createLocalJWKSet, EmbeddedJWK, jwtVerify, type JSONWebKeySet } from 'jose';
import { refusal } from './open-bluesky-answers.js';

/** For how long a proof counts, before and after the server's own time; seconds. */
const LEEWAY_SECONDS = 180;

/** What a server of the AT Protocol remembers of proofs and of clients that proved to be themselves. */
export class FakeProofs {
  readonly #seen = new Set<string>();
  readonly #nonces = new Map<string, number>();

  /** Makes the nonces useless that clients have. */
  renewNonces(): void {
    for (const [origin, count] of this.#nonces) this.#nonces.set(origin, count + 1);
  }

  /** @returns The thumbprint of a proof's key; else what is wrong with it. */
  async check(request: Request, url: URL, token?: string): Promise<string | Response> {
    const count = this.#nonces.get(url.origin) ?? 1;
    this.#nonces.set(url.origin, count);
    const nonce = `nonce ${count} of ${url.origin}`;
    const bad = (error: string): Response => {
      const challenge = { 'www-authenticate': `DPoP error="${error}", error_description="It is ${error}."` };
      return refusal(token === undefined ? 400 : 401, error, {
        'dpop-nonce': nonce,
        ...(token === undefined ? {} : challenge),
      });
    };
    try {
      const proof = request.headers.get('dpop') ?? '';
      const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt' });
      const { jti, htm, htu, iat = 0, ath } = payload;
      if (typeof jti !== 'string' || this.#seen.has(jti)) return bad('invalid_dpop_proof');
      this.#seen.add(jti);
      if (htm !== request.method || htu !== url.origin + url.pathname) return bad('invalid_dpop_proof');
      if (Math.abs(iat - Date.now() / 1000) > LEEWAY_SECONDS) return bad('invalid_dpop_proof');
      if (payload.nonce !== nonce) return bad('use_dpop_nonce');
      if (ath !== (token === undefined ? undefined : hashOf(token))) return bad('invalid_dpop_proof');
      if ('d' in protectedHeader.jwk!) return bad('invalid_dpop_proof');
      return await calculateJwkThumbprint(protectedHeader.jwk!);
    } catch {
      return bad('invalid_dpop_proof');
    }
  }

  /** Whether a client is the one it says, by its own keys. */
  async isClient(form: URLSearchParams, issuer: string, keys: JSONWebKeySet): Promise<boolean> {
    const id = form.get('client_id') ?? '';
    if (form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer') return false;
    try {
      const { payload } = await jwtVerify(form.get('client_assertion') ?? '', createLocalJWKSet(keys), {
        issuer: id,
        subject: id,
        audience: issuer,
        algorithms: ['ES256'],
        requiredClaims: ['jti', 'exp'],
      });
      const isNew = !this.#seen.has(payload.jti!);
      this.#seen.add(payload.jti!);
      return isNew;
    } catch {
      return false;
    }
  }
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
