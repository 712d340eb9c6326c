import type { TestContext } from 'node:test';
import sharp from 'sharp';
import { randomId } from '../../../src/gateway/config/keys.js';
import type { GatewayConfig } from '../../../src/gateway/config/gateway-config.js';
import type { Operation } from '../../../src/gateway/docs/contract-document.js';
import { allow } from '../../../src/gateway/follows/grants.js';
import { approveTicket } from '../../../src/gateway/follows/tickets.js';
import { imageUrl } from '../../../src/gateway/pictures/image-url.js';
import { createToken, revokeToken } from '../../../src/gateway/publishing/tokens.js';
import { pageKey, openPage, type PageKey } from './page-key.js';
import { openPublisher } from './publisher.js';
import { addViewer } from './rows.js';
import { startTestGateway, TEST_ORIGIN, type TestGateway } from './start-gateway.js';

/** A request as data, so that it can be bent. */
export interface Asked {
  readonly path: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or bytes to be sent as they are; `undefined`: none. */
  readonly body?: unknown;
  /** Takes the place of what the operation wants to be shown. */
  readonly shown?: Readonly<Record<string, string>>;
}

/** A gateway on which every operation of the contract can be done. */
export interface ContractScene {
  readonly gateway: TestGateway;
  /** A request that each operation, by its id, does; called again, another that it does. */
  readonly good: Readonly<Record<string, () => Promise<Asked>>>;
  /** What is shown in vain: by the name of the security scheme, each with a name. */
  readonly vain: (
    scheme: string,
    operation: Operation,
  ) => Promise<Readonly<Record<string, Readonly<Record<string, string>>>>>;
  readonly send: (operation: Operation, asked: Asked) => Promise<Response>;
  /** An address signed by the gateway of which the other server gives no picture. */
  readonly brokenImage: () => Asked;
}

const SITE = 'https://shop.example';
const nothing: Asked = { path: {}, query: [], headers: {} };
const river = { address: 'magpie:river' };
/** `wechat:silent`, of a platform that does not answer. */
const silentAccount = {
  id: 'silent',
  name: 'Silent',
  url: 'https://river.example/wechat',
  api: { appId: 'wx0000000000000000', appSecret: 'a secret of the platform' },
  webhook: { token: 'token' },
};

export async function openContractScene(
  test: Pick<TestContext, 'after'>,
  overrides: Partial<GatewayConfig> = {},
): Promise<ContractScene> {
  const file = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#3a7' } })
    .png()
    .toBuffer();
  const connectors = { wechat: { accounts: [silentAccount] } };
  const gateway = await startTestGateway(
    test,
    { connectors, ...overrides },
    {
      connectorFetch: async () => Promise.reject(new TypeError('The platform is not there.')),
      safeFetch: async (url) => {
        const body = url.endsWith('.png') ? file : Buffer.from('no picture');
        return { status: 200, headers: new Headers(), url, body };
      },
    },
  );
  const { services, clock, ask } = gateway;
  const publisher = await openPublisher(gateway);
  await publisher.addAccount('river');
  await publisher.addAccount('lantern');
  const picture = await publisher.addPicture('river');
  const post = (await publisher.addPost('river', { text: 'First.', format: 'plain', pinned: false })).post.id;
  const foreign = await openPublisher(gateway, 'magpie:lantern');
  const revoked = await createToken(services, { label: 'revoked' });
  await revokeToken(services, revoked.id);

  const key = await pageKey(() => clock.now);
  const page = openPage(ask, { publicUrl: TEST_ORIGIN, origin: SITE, key });
  const ticket = await page.follow('magpie:river');
  const viewerId = await addViewer(services);
  await approveTicket(services, ticket.id, viewerId);
  await allow(services, { viewerId, key: key.thumbprint, origin: SITE, network: 'wechat:silent' });

  let made = 0;
  const fresh = (): string => `made-${(made += 1)}`;
  const imagePath = (url: string): Asked => {
    const [signature = '', encoded = ''] = new URL(imageUrl(services, url) ?? '').pathname.split('/').slice(-2);
    return { ...nothing, path: { signature, url: encoded } };
  };
  const good: ContractScene['good'] = {
    listAccounts: async () => ({
      ...nothing,
      query: [
        ['account', 'magpie:river'],
        ['account', 'magpie:nobody'],
      ],
    }),
    createAccount: async () => ({
      ...nothing,
      headers: { 'idempotency-key': fresh() },
      body: {
        username: fresh(),
        name: 'A new one',
        bio: 'Of the tests.',
        fields: [{ label: 'Where', value: 'Here' }],
        website: 'https://new.example/',
      },
    }),
    readAccount: async () => ({ ...nothing, path: river }),
    changeAccount: async () => ({
      ...nothing,
      path: river,
      headers: { 'idempotency-key': fresh() },
      body: {
        name: 'River',
        bio: fresh(),
        fields: [{ label: 'Where', value: 'There' }],
        website: 'https://river.example/',
        avatar: picture,
        banner: picture,
      },
    }),
    deleteAccount: async () => {
      const username = fresh();
      await publisher.addAccount(username);
      return { ...nothing, path: { address: `magpie:${username}` }, headers: { 'idempotency-key': fresh() } };
    },
    listPosts: async () => ({ ...nothing, path: river, query: [['limit', '1']] }),
    createPost: async () => ({
      ...nothing,
      path: river,
      headers: { 'idempotency-key': fresh() },
      body: {
        title: 'A title',
        text: fresh(),
        format: 'markdown',
        pictures: [{ id: picture, alt: 'Green' }],
        card: { url: 'https://a.example/', title: 'A', description: 'B', imageUrl: 'https://a.example/a.png' },
        tags: ['boats'],
        language: 'en',
        publishAt: new Date(clock.now).toISOString(),
        pinned: false,
        contentWarning: '',
      },
    }),
    readPost: async () => ({ ...nothing, path: { ...river, id: post } }),
    changePost: async () => ({
      ...nothing,
      path: { ...river, id: post },
      headers: { 'idempotency-key': fresh() },
      body: {
        title: 'A title',
        text: fresh(),
        format: 'plain',
        pictures: [{ id: picture, alt: 'Green' }],
        card: { url: 'https://a.example/', title: 'A' },
        tags: ['boats'],
        language: 'en',
        publishAt: new Date(clock.now).toISOString(),
        pinned: false,
        contentWarning: 'Boats.',
      },
    }),
    deletePost: async () => {
      const { id } = (await publisher.addPost('river', { text: fresh(), format: 'plain', pinned: false })).post;
      return { ...nothing, path: { ...river, id }, headers: { 'idempotency-key': fresh() } };
    },
    listScheduledPosts: async () => {
      const publishAt = new Date(clock.now + 1e6).toISOString();
      await publisher.addPost('river', { text: 'Later.', format: 'plain', pinned: false, publishAt });
      return { ...nothing, path: river };
    },
    uploadPicture: async () => ({
      ...nothing,
      path: river,
      headers: { 'content-type': 'image/png', 'idempotency-key': fresh() },
      body: new Uint8Array(file),
    }),
    readPicture: async () => {
      const { avatarUrl = '' } = (await (await ask('/v1/accounts/magpie:river')).json()) as { avatarUrl?: string };
      return { ...nothing, path: { file: avatarUrl.split('/').at(-1) ?? '' } };
    },
    readImage: async () => imagePath(`https://pictures.example/${fresh()}.png`),
    startFollow: async () => ({
      ...nothing,
      body: { account: 'magpie:river', returnUrl: `${SITE}/page`, language: 'en' },
    }),
    readFollow: async () => ({ ...nothing, path: { id: ticket.id } }),
    listRelationships: async () => ({
      ...nothing,
      query: [
        ['account', 'magpie:river'],
        ['account', 'qq:river'],
      ],
    }),
    unfollow: async () => ({ ...nothing, query: [['account', 'magpie:lantern']] }),
    readOEmbed: async () => ({
      ...nothing,
      query: [
        ['url', `${TEST_ORIGIN}/@river`],
        ['maxwidth', '400'],
        ['maxheight', '400'],
        ['format', 'json'],
      ],
    }),
    readEmbed: async () => ({
      ...nothing,
      path: { widget: 'post-feed' },
      query: [
        ['account', 'magpie:river'],
        ['lang', 'en'],
        ['scheme', 'dark'],
        ['accent', '0b57d0'],
        ['theme', 'soft'],
        ['limit', '5'],
        ['tags', 'boats'],
      ],
    }),
    checkHealth: async () => nothing,
    checkReadiness: async () => nothing,
    readMetrics: async () => nothing,
    readContract: async () => nothing,
    readDocs: async () => nothing,
  };

  const nonce = async (): Promise<string> => (await ask('/v1/follows/x')).headers.get('dpop-nonce') ?? '';
  const proof = async (
    { method, path }: Operation,
    claims: Readonly<Record<string, unknown>> = {},
    by: PageKey = key,
  ): Promise<Record<string, string>> => ({
    origin: SITE,
    dpop: await by.prove({ htm: method, htu: TEST_ORIGIN + path, nonce: await nonce(), ...claims }),
  });
  const bearer = (secret: string): Record<string, string> => ({ authorization: `Bearer ${secret}` });

  const shownFor = async (operation: Operation): Promise<Readonly<Record<string, string>>> => {
    const [scheme] = operation.security;
    if (scheme?.name === 'publisher') return bearer(publisher.token);
    if (scheme?.name === 'ticket') return bearer(ticket.secret);
    return scheme?.name === 'proof' ? proof(operation) : {};
  };

  const vain: ContractScene['vain'] = async (scheme, operation) => {
    if (scheme === 'publisher') {
      return {
        'no token': {},
        'a token of nobody': bearer(`mgp_${'x'.repeat(43)}`),
        'a token that is none': bearer('x'),
        'another scheme': { authorization: 'Basic eDp4' },
        'a revoked token': bearer(revoked.token),
        'a token for another account': bearer(foreign.token),
      };
    }
    if (scheme === 'ticket') {
      return { 'no secret': {}, 'a wrong secret': bearer('x'.repeat(43)), 'the secret of another': bearer(randomId()) };
    }
    const used = await proof(operation);
    await ask(operation.path, { method: operation.method, headers: used });
    const other = await pageKey(() => clock.now);
    return {
      'no proof': { origin: SITE },
      'a proof that is none': { origin: SITE, dpop: 'x.y.z' },
      'a proof without a nonce': await proof(operation, { nonce: undefined }),
      'a proof of another method': await proof(operation, { htm: 'PUT' }),
      'a proof of another address': await proof(operation, { htu: `${TEST_ORIGIN}/v1/other` }),
      'a proof that was used': used,
      'a proof from yesterday’s yesterday': await proof(operation, { iat: Math.floor(clock.now / 1_000) - 172_800 }),
      'a proof from no site': { dpop: (await proof(operation))['dpop'] ?? '' },
      'a proof from an opaque site': { ...(await proof(operation)), origin: 'null' },
      // A key that nobody has allowed may begin, and that is all it may.
      ...(operation.id === 'startFollow' ? {} : { 'a proof of another key': await proof(operation, {}, other) }),
    };
  };

  return {
    gateway,
    good,
    vain,
    brokenImage: () => imagePath(`https://pictures.example/${fresh()}.txt`),
    async send(operation, { path, query, headers, body, shown }) {
      const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
      const search = new URLSearchParams(query.map(([name, value]) => [name, value])).toString();
      const bytes = body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body);
      return ask(search ? `${filled}?${search}` : filled, {
        method: operation.method,
        headers: {
          ...(typeof bytes === 'string' ? { 'content-type': 'application/json' } : {}),
          ...(shown ?? (await shownFor(operation))),
          ...headers,
        },
        ...(bytes === undefined ? {} : { body: bytes as BodyInit }),
      });
    },
  };
}
