import type { Context } from 'hono';
import { calculateJwkThumbprint, EmbeddedJWK, errors, jwtVerify, type JWTPayload } from 'jose';
import { hashOf } from '../config/keys.js';
import type { Env } from '../http/app.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { isFresh } from './nonce.js';

/** A proof has about 450 characters, and its `htu` up to 2,048 at worst. */
const MAX_LENGTH = 4_096;

/** 96 bits, base64url, at least. */
const JTI = /^[!-~]{16,128}$/;

/**
 * How far a visitor's clock may be from ours. A day, not minutes: when the proof was made follows from the nonce, and clocks
 * are wrong by hours where somebody sets them to the local time instead of the time zone.
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-11.1
 */
const CLOCK_SECONDS = 86_400;

/** Longer than a nonce is good for: a proof is forgotten only when its nonce refuses it. */
const REMEMBER_MS = 600_000;

type Needed = Pick<Services, 'config' | 'database' | 'keys' | 'now'>;

/**
 * Whose key the request was made with, by its proof (DPoP, RFC 9449 §4.3). A proof is good for one request.
 * @returns The key's thumbprint (RFC 7638).
 * @throws {ProblemError} invalid-proof, use-nonce
 */
export async function provenKey(context: Context<Env>, services: Needed): Promise<string> {
  const { key, claims } = await verified(context.req.header('dpop'), services);
  const { htm, htu, iat, jti, nonce } = claims;
  if (htm !== context.req.method) throw refused('“htm” must be the method of this request.');
  if (!isUrlOf(htu, context.req.path, services)) {
    throw refused('“htu” must be the address of this request, without query and fragment.');
  }
  if (typeof jti !== 'string' || !JTI.test(jti)) throw refused('“jti” must be 16 to 128 characters, made by chance.');
  if (typeof nonce !== 'string' || !isFresh(services, nonce)) throw nonceWanted();
  if (typeof iat !== 'number' || !(Math.abs(services.now() / 1_000 - iat) <= CLOCK_SECONDS)) {
    throw refused('“iat” must be the time of now; it is more than a day away.');
  }
  if (!(await isFirstUse(services, key, jti))) throw refused('The proof was used before; make one for each request.');
  return key;
}

async function verified(
  proof: string | undefined,
  { now }: Needed,
): Promise<{ readonly key: string; readonly claims: JWTPayload }> {
  if (proof === undefined) throw refused('Send a proof of the page’s key in the header “DPoP”.');
  if (proof.length > MAX_LENGTH) throw refused(`The proof may have ${MAX_LENGTH} characters.`);
  // Several headers of one name are one with commas; a JWT has none.
  if (proof.includes(',')) throw refused('Send one header “DPoP”, not several.');
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      algorithms: ['ES256'],
      typ: 'dpop+jwt',
      currentDate: new Date(now()),
    });
    return { key: await calculateJwkThumbprint(protectedHeader.jwk ?? {}), claims: payload };
  } catch (cause) {
    throw refused(cause instanceof errors.JOSEError ? `The proof is not valid: ${cause.message}.` : undefined, cause);
  }
}

function isUrlOf(htu: unknown, path: string, { config }: Needed): boolean {
  // Behind a proxy the request may have come to another host; what the visitor's browser asked for is `publicUrl`.
  return typeof htu === 'string' && URL.canParse(htu) && new URL(htu).href === new URL(path, config.publicUrl).href;
}

async function isFirstUse({ database, now }: Needed, key: string, jti: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('proof')
    .values({ hash: hashOf(`${key} ${jti}`), expires_at: now() + REMEMBER_MS })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

const refused = (detail?: string, cause?: unknown): ProblemError =>
  new ProblemError('invalid-proof', detail, {
    headers: { 'www-authenticate': 'DPoP error="invalid_dpop_proof", algs="ES256"' },
    ...(cause === undefined ? {} : { cause }),
  });

const nonceWanted = (): ProblemError =>
  new ProblemError('use-nonce', 'Make another proof, with the nonce of the header “DPoP-Nonce”.', {
    headers: { 'www-authenticate': 'DPoP error="use_dpop_nonce", algs="ES256"' },
  });
