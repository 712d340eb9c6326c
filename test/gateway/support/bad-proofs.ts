import assert from 'node:assert/strict';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { keysFrom, randomId } from '../../../src/gateway/config/keys.js';
import { revokeGrant } from '../../../src/gateway/follows/grants.js';
import { freshNonce } from '../../../src/gateway/follows/nonce.js';
import type { Claims, PageKey } from './page-key.js';
import { TEST_ORIGIN, type TestGateway } from './start-gateway.js';

/** Whose pages a viewer has allowed. */
export const SITE = 'https://river.example';
const MINUTE = 60_000;
const DAY_SECONDS = 86_400;

/** What may be done with a proof; the table is tried on each. */
export const operations = [
  { method: 'GET', path: '/v1/relationships?account=magpie:river', done: 200 },
  { method: 'DELETE', path: '/v1/relationships?account=magpie:river', done: 204 },
  { method: 'POST', path: '/v1/follows', body: { account: 'magpie:river' }, done: 201 },
] as const;

export type Operation = (typeof operations)[number];

/** What an attacker has at hand. */
export interface Scene {
  readonly gateway: TestGateway;
  readonly operation: Operation;
  /** Allowed by a viewer, for pages of SITE. */
  readonly key: PageKey;
  readonly strange: PageKey;
  /** All that a good proof says of the request. */
  readonly claims: Claims;
  readonly now: number;
}

/** Headers to send: `dpop` and `origin` beside others. `undefined`: not sent. */
type Sent = Readonly<Record<string, string | undefined>>;

/** A proof that is to be refused. */
interface BadProof {
  readonly that: string;
  readonly status: 401 | 403;
  readonly code: 'invalid-proof' | 'use-nonce' | 'not-granted' | 'origin-refused';
  readonly forge: (scene: Scene) => Promise<Sent>;
  /** Only where a grant is asked for. */
  readonly granted?: true;
}

const invalid = { status: 401, code: 'invalid-proof' } as const;
const nonceWanted = { status: 401, code: 'use-nonce' } as const;
const originRefused = { status: 403, code: 'origin-refused' } as const;
const notGranted = { status: 401, code: 'not-granted', granted: true } as const;

/** A proof that is right but for some claims. */
const claiming =
  (wrong: (scene: Scene) => Claims) =>
  async (scene: Scene): Promise<Sent> => ({ dpop: await scene.key.prove({ ...scene.claims, ...wrong(scene) }) });

/** A proof that is right but for some of its head. */
const headed =
  (header: Readonly<Record<string, unknown>>) =>
  async ({ key, claims }: Scene): Promise<Sent> => ({ dpop: await key.prove(claims, header) });

/** A proof that is right, sent otherwise. */
const sent =
  (headers: (proof: string) => Sent) =>
  async ({ key, claims }: Scene): Promise<Sent> => {
    const dpop = await key.prove(claims);
    return { dpop, ...headers(dpop) };
  };

const coded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const partsOf = (proof: string): [string, string, string] => proof.split('.') as [string, string, string];

/** A proof signed with another kind of key than P-256. */
const signedWith =
  (alg: string) =>
  async ({ claims, now }: Scene): Promise<Sent> => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    const jwk = await exportJWK(publicKey);
    const proof = new SignJWT({ jti: randomId(), iat: Math.floor(now / 1_000), ...claims });
    return { dpop: await proof.setProtectedHeader({ alg, typ: 'dpop+jwt', jwk }).sign(privateKey) };
  };

/** The order of P-256: a signature (r, s) is as good as (r, n − s). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

function mirrored(proof: string): string {
  const [header, payload, signature] = partsOf(proof);
  const bytes = Buffer.from(signature, 'base64url');
  const s = ORDER - BigInt(`0x${bytes.subarray(32).toString('hex')}`);
  const other = Buffer.concat([bytes.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')]);
  return [header, payload, other.toString('base64url')].join('.');
}

/** Sends a request; a header that is `undefined` is left out. */
export async function use({ gateway, operation }: Scene, headers: Sent): Promise<Response> {
  const { method, path } = operation;
  const body = 'body' in operation ? { body: JSON.stringify(operation.body) } : {};
  const all = { origin: SITE, ...('body' in operation ? { 'content-type': 'application/json' } : {}), ...headers };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return gateway.ask(path, { method, headers: given, ...body });
}

const forged: readonly BadProof[] = [
  { that: 'is missing', ...invalid, forge: async () => ({}) },
  { that: 'is empty', ...invalid, forge: async () => ({ dpop: '' }) },
  { that: 'is not a JWT', ...invalid, forge: async () => ({ dpop: 'let me in' }) },
  { that: 'is JSON', ...invalid, forge: async ({ claims }) => ({ dpop: coded(claims) }) },
  {
    that: 'has no signature',
    ...invalid,
    forge: sent((proof) => ({ dpop: partsOf(proof).slice(0, 2).join('.') })),
  },
  { that: 'has an empty signature', ...invalid, forge: sent((proof) => ({ dpop: proof.replace(/[^.]*$/, '') })) },
  {
    that: 'has a signature of zeros',
    ...invalid,
    forge: sent((proof) => ({ dpop: proof.replace(/[^.]*$/, Buffer.alloc(64).toString('base64url')) })),
  },
  {
    that: 'is signed by another key than it names',
    ...invalid,
    async forge({ key, strange, claims }) {
      const [head] = partsOf(await key.prove(claims));
      const { jwk } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { jwk: unknown };
      return { dpop: await strange.prove(claims, { jwk }) };
    },
  },
  {
    that: 'was changed after it was signed',
    ...invalid,
    async forge({ key, claims, operation }) {
      const [head, payload, signature] = partsOf(await key.prove({ ...claims, htm: 'PUT' }));
      const said = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
      return { dpop: [head, coded({ ...said, htm: operation.method }), signature].join('.') };
    },
  },
  {
    that: 'claims to need no signature (alg none)',
    ...invalid,
    async forge({ key, claims }) {
      const [head, payload] = partsOf(await key.prove(claims));
      const said = JSON.parse(Buffer.from(head, 'base64url').toString()) as object;
      return { dpop: `${coded({ ...said, alg: 'none' })}.${payload}.` };
    },
  },
  {
    that: 'is signed with HS256 and the public key for a secret',
    ...invalid,
    async forge({ key, claims }) {
      const [head, payload] = partsOf(await key.prove(claims));
      const said = JSON.parse(Buffer.from(head, 'base64url').toString()) as { jwk: object };
      const secret = new TextEncoder().encode(JSON.stringify(said.jwk));
      const proof = new SignJWT(JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims);
      return { dpop: await proof.setProtectedHeader({ ...said, alg: 'HS256' }).sign(secret) };
    },
  },
  { that: 'is signed with ES384', ...invalid, forge: signedWith('ES384') },
  { that: 'is signed with RS256', ...invalid, forge: signedWith('RS256') },
  { that: 'is signed with Ed25519', ...invalid, forge: signedWith('EdDSA') },
  {
    that: 'names a key of another curve',
    ...invalid,
    async forge({ key, claims }) {
      const { publicKey } = await generateKeyPair('ES384');
      return { dpop: await key.prove(claims, { jwk: await exportJWK(publicKey) }) };
    },
  },
  {
    that: 'shows its private key',
    ...invalid,
    async forge({ claims, now }) {
      const { privateKey } = await generateKeyPair('ES256', { extractable: true });
      const proof = new SignJWT({ jti: randomId(), iat: Math.floor(now / 1_000), ...claims });
      const jwk = await exportJWK(privateKey);
      return { dpop: await proof.setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk }).sign(privateKey) };
    },
  },
  { that: 'names a symmetric key', ...invalid, forge: headed({ jwk: { kty: 'oct', k: 'c2VjcmV0' } }) },
  { that: 'names no key', ...invalid, forge: headed({ jwk: undefined }) },
  { that: 'names a key by its id', ...invalid, forge: headed({ jwk: undefined, kid: 'river' }) },
  { that: 'has something else for a key', ...invalid, forge: headed({ jwk: 'river' }) },
  { that: 'is of the type JWT', ...invalid, forge: headed({ typ: 'JWT' }) },
  { that: 'is of the type of an access token', ...invalid, forge: headed({ typ: 'at+jwt' }) },
  { that: 'is of no type', ...invalid, forge: headed({ typ: undefined }) },
  {
    that: 'has a critical extension that nobody knows',
    ...invalid,
    async forge({ key, claims }) {
      const [head, payload, signature] = partsOf(await key.prove(claims));
      const said = JSON.parse(Buffer.from(head, 'base64url').toString()) as object;
      return { dpop: [coded({ ...said, crit: ['http://x'], 'http://x': 1 }), payload, signature].join('.') };
    },
  },
  {
    that: 'is one of two',
    ...invalid,
    async forge({ key, strange, claims }) {
      return { dpop: `${await strange.prove(claims)}, ${await key.prove(claims)}` };
    },
  },
  {
    that: 'is twice the same',
    ...invalid,
    forge: sent((proof) => ({ dpop: `${proof}, ${proof}` })),
  },
  { that: 'is longer than any proof', ...invalid, forge: claiming(() => ({ more: 'x'.repeat(4_000) })) },
  {
    that: 'comes as an access token',
    ...invalid,
    forge: sent((proof) => ({ dpop: undefined, authorization: `DPoP ${proof}` })),
  },
];

const elsewhere: readonly BadProof[] = [
  { that: 'is for another method', ...invalid, forge: claiming(() => ({ htm: 'PUT' })) },
  {
    that: 'names the method in lower case',
    ...invalid,
    forge: claiming(({ operation }) => ({ htm: operation.method.toLowerCase() })),
  },
  { that: 'is for no method', ...invalid, forge: claiming(() => ({ htm: undefined })) },
  { that: 'is for another address', ...invalid, forge: claiming(() => ({ htu: `${TEST_ORIGIN}/v1/accounts` })) },
  { that: 'is for no address', ...invalid, forge: claiming(() => ({ htu: undefined })) },
  { that: 'is for a list of addresses', ...invalid, forge: claiming(({ claims }) => ({ htu: [claims['htu']] })) },
  ...(
    [
      ['another host', (htu) => htu.replace('magpie.example', 'evil.example')],
      ['a host that begins like ours', (htu) => htu.replace('magpie.example', 'magpie.example.evil.example')],
      ['a host below ours', (htu) => htu.replace('magpie.example', 'www.magpie.example')],
      ['plain http', (htu) => htu.replace('https:', 'http:')],
      ['another port', (htu) => htu.replace('magpie.example', 'magpie.example:8443')],
      ['an address with a user', (htu) => htu.replace('magpie.example', 'user@magpie.example')],
      ['an address with a query', (htu) => `${htu}?account=magpie:river`],
      ['an address with an empty query', (htu) => `${htu}?`],
      ['an address with a fragment', (htu) => `${htu}#here`],
      ['an address with a slash more', (htu) => `${htu}/`],
      ['an address in capitals', (htu) => htu.replace('/v1/', '/V1/')],
      ['a path alone', (htu) => new URL(htu).pathname],
    ] as const satisfies readonly (readonly [string, (htu: string) => string])[]
  ).map(([what, change]): BadProof => ({
    that: `is for ${what}`,
    ...invalid,
    forge: claiming(({ claims }) => ({ htu: change(String(claims['htu'])) })),
  })),
];

const stale: readonly BadProof[] = [
  { that: 'has no id', ...invalid, forge: claiming(() => ({ jti: undefined })) },
  { that: 'has an id that can be guessed', ...invalid, forge: claiming(() => ({ jti: '1' })) },
  { that: 'has an id without end', ...invalid, forge: claiming(() => ({ jti: 'x'.repeat(200) })) },
  {
    that: 'was used before',
    ...invalid,
    async forge(scene) {
      const dpop = await scene.key.prove(scene.claims);
      await use(scene, { dpop, origin: 'https://elsewhere.example' });
      return { dpop };
    },
  },
  {
    that: 'was used before, its signature written otherwise',
    ...invalid,
    async forge(scene) {
      const dpop = await scene.key.prove(scene.claims);
      await use(scene, { dpop, origin: 'https://elsewhere.example' });
      return { dpop: mirrored(dpop) };
    },
  },
  {
    that: 'has the id of one that was used before',
    ...invalid,
    async forge(scene) {
      const jti = randomId();
      const dpop = await scene.key.prove({ ...scene.claims, jti });
      await use(scene, { dpop, origin: 'https://elsewhere.example' });
      return { dpop: await scene.key.prove({ ...scene.claims, jti, again: true }) };
    },
  },
  {
    that: 'was made two days ago',
    ...invalid,
    forge: claiming(({ now }) => ({ iat: Math.floor(now / 1_000) - 2 * DAY_SECONDS })),
  },
  {
    that: 'is made in two days',
    ...invalid,
    forge: claiming(({ now }) => ({ iat: Math.floor(now / 1_000) + 2 * DAY_SECONDS })),
  },
  { that: 'does not say when it was made', ...invalid, forge: claiming(() => ({ iat: undefined })) },
  { that: 'expired a minute ago', ...invalid, forge: claiming(({ now }) => ({ exp: Math.floor(now / 1_000) - 60 })) },
  { that: 'is valid in an hour', ...invalid, forge: claiming(({ now }) => ({ nbf: Math.floor(now / 1_000) + 3_600 })) },
  { that: 'has no nonce', ...nonceWanted, forge: claiming(() => ({ nonce: undefined })) },
  { that: 'has a number for a nonce', ...nonceWanted, forge: claiming(() => ({ nonce: 1 })) },
  {
    that: 'has a nonce of seven minutes ago',
    ...nonceWanted,
    forge: claiming(({ gateway, now }) => ({
      nonce: freshNonce({ keys: gateway.services.keys, now: () => now - 7 * MINUTE }),
    })),
  },
  {
    that: 'has a nonce of the future',
    ...nonceWanted,
    forge: claiming(({ gateway, now }) => ({
      nonce: freshNonce({ keys: gateway.services.keys, now: () => now + 3 * MINUTE }),
    })),
  },
  {
    that: 'has an old nonce with a new time',
    ...nonceWanted,
    forge: claiming(({ gateway, now }) => {
      const [time] = freshNonce({ keys: gateway.services.keys, now: () => now }).split('.');
      const [, signature] = freshNonce({ keys: gateway.services.keys, now: () => now - 7 * MINUTE }).split('.');
      return { nonce: `${time}.${signature}` };
    }),
  },
  {
    that: 'has the nonce of another gateway',
    ...nonceWanted,
    forge: claiming(({ now }) => ({
      nonce: freshNonce({ keys: keysFrom('another secret that is long enough for a gateway'), now: () => now }),
    })),
  },
];

const crossOrigin: readonly BadProof[] = [
  { that: 'comes from no origin', ...originRefused, forge: sent(() => ({ origin: undefined })) },
  {
    that: 'comes from no origin, another site’s page',
    ...originRefused,
    forge: sent(() => ({ origin: undefined, 'sec-fetch-site': 'cross-site' })),
  },
  { that: 'comes from an opaque origin', ...originRefused, forge: sent(() => ({ origin: 'null' })) },
  { that: 'comes from a page without TLS', ...originRefused, forge: sent(() => ({ origin: 'http://river.example' })) },
  { that: 'comes from this machine', ...originRefused, forge: sent(() => ({ origin: 'http://localhost:3000' })) },
  { that: 'comes from an extension', ...originRefused, forge: sent(() => ({ origin: 'chrome-extension://river' })) },
  { that: 'comes from an address', ...originRefused, forge: sent(() => ({ origin: `${SITE}/` })) },
  { that: 'comes from two origins', ...originRefused, forge: sent(() => ({ origin: `${SITE}, ${SITE}` })) },
  { that: 'comes from another origin', ...notGranted, forge: sent(() => ({ origin: 'https://evil.example' })) },
  { that: 'comes from another port', ...notGranted, forge: sent(() => ({ origin: `${SITE}:8443` })) },
  { that: 'comes from a host below', ...notGranted, forge: sent(() => ({ origin: 'https://www.river.example' })) },
  { that: 'comes from the gateway itself', ...notGranted, forge: sent(() => ({ origin: TEST_ORIGIN })) },
  {
    that: 'is of a key that nobody allowed',
    ...notGranted,
    forge: async ({ strange, claims }) => ({ dpop: await strange.prove(claims) }),
  },
  {
    that: 'is of a key that the viewer allows no longer',
    ...notGranted,
    async forge({ gateway, key, claims }) {
      const { services } = gateway;
      const { id, viewer_id } = await services.database
        .selectFrom('grant')
        .select(['id', 'viewer_id'])
        .where('key', '=', key.thumbprint)
        .executeTakeFirstOrThrow();
      assert.equal(await revokeGrant(services, viewer_id, id), true);
      return { dpop: await key.prove(claims) };
    },
  },
];

/** Every one. */
export const badProofs: readonly BadProof[] = [...forged, ...elsewhere, ...stale, ...crossOrigin];
