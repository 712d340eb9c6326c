import assert from 'node:assert/strict';
import { generateKeyPairSync, sign, type JsonWebKey } from 'node:crypto';
import type { Context } from 'hono';
import { keysFrom } from '../../../src/gateway/config/keys.js';
import { ProblemError } from '../../../src/gateway/http/problem.js';
import { provenKey } from '../../../src/gateway/follows/proof.js';
import type { Env } from '../../../src/gateway/http/app.js';
import type { Target } from '../target.js';
import { jsonOf, textOf } from '../text-of.js';

const NOW = 1_700_000_000_000;
const services = {
  config: { publicUrl: 'https://follow.river.example' },
  keys: keysFrom('a secret of more than thirty-two characters'),
  now: () => NOW,
  database: {
    insertInto: () => ({
      values: () => ({ onConflict: () => ({ executeTakeFirst: async () => ({ numInsertedOrUpdatedRows: 1n }) }) }),
    }),
  },
} as unknown as Parameters<typeof provenKey>[1];

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk: JsonWebKey = publicKey.export({ format: 'jwk' });
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value) ?? '').toString('base64url');

/** Makes of `{ header, claims }` a proof that is signed as it must be, so that what it says is read at all. */
function signed(header: unknown, claims: unknown): string {
  const text = `${encoded(header)}.${encoded(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

/** Proofs of a page's key (DPoP): as they come, and well signed with anything in them. */
export const target: Target = {
  starts: () => [
    signed({ alg: 'ES256', typ: 'dpop+jwt', jwk }, { htm: 'GET', htu: 'https://follow.river.example/v1/me' }),
    JSON.stringify({
      header: { alg: 'ES256', typ: 'dpop+jwt' },
      claims: {
        htm: 'GET',
        htu: 'https://follow.river.example/v1/me',
        iat: NOW / 1_000,
        jti: 'a'.repeat(22),
        nonce: 'n',
      },
    }),
  ],
  async fuzz(input) {
    const { header, claims } = (jsonOf(input) ?? {}) as { header?: object; claims?: unknown };
    for (const proof of [textOf(input), ...(header ? [signed({ jwk, ...header }, claims)] : [])]) {
      const req = { header: () => proof, method: 'GET', path: '/v1/me' };
      try {
        assert.match(await provenKey({ req } as unknown as Context<Env>, services), /^[\w-]{43}$/);
        assert.fail('Nobody but the gateway makes a nonce');
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
      }
    }
  },
};
