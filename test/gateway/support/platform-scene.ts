import type { TestContext } from 'node:test';
import { createAccount, type AccountRow } from '../../../src/gateway/accounts/account-store.js';
import { findFollowed } from '../../../src/gateway/accounts/connected-accounts.js';
import type { GatewayConfig } from '../../../src/gateway/config/gateway-config.js';
import { hashOf, randomId, randomSecret } from '../../../src/gateway/config/keys.js';
import type { ConnectorsConfig } from '../../../src/gateway/connectors/connectors-config.js';
import { findTicket, type TicketView } from '../../../src/gateway/follows/ticket-view.js';
import { createTicket, type NewTicket } from '../../../src/gateway/follows/tickets.js';
import { rememberViewer } from '../../../src/gateway/viewers/viewer-store.js';
import { fakeLine, type FakeLine, type FakeLineOptions } from '../../support/fake-line.mjs';
import { fakeQq, type FakeQq, type FakeQqOptions } from '../../support/fake-qq.mjs';
import { fakeWechat, type FakeWechat } from '../../support/fake-wechat.mjs';
import { SHOP } from './follow-scene.js';
import { startTestGateway, TEST_ORIGIN, type TestGateway } from './start-gateway.js';
import { Visitor, type Page } from './visitor.js';

/** A gateway with an account on each platform, and the platforms. */
export interface PlatformScene {
  readonly gateway: TestGateway;
  readonly line: FakeLine;
  readonly qq: FakeQq;
  readonly wechat: FakeWechat;
  /** `magpie:river`, which `qq:river` stands for. */
  readonly river: AccountRow;
  /** A site has asked to follow an account. */
  readonly ticket: (address: string, more?: Partial<NewTicket>) => Promise<TicketView>;
  readonly ticketNow: (ticket: TicketView) => Promise<TicketView | undefined>;
  readonly followers: (address: string) => Promise<number>;
}

type AllConnectors = { readonly [K in keyof ConnectorsConfig]-?: NonNullable<ConnectorsConfig[K]> };

export interface PlatformSceneOptions {
  /** Changes the platforms of the configuration. */
  readonly connectors?: (config: AllConnectors) => ConnectorsConfig;
  readonly line?: FakeLineOptions;
  readonly qq?: FakeQqOptions;
  readonly overrides?: Partial<GatewayConfig>;
}

export async function setPlatformScene(
  test: Pick<TestContext, 'after'>,
  {
    connectors = (same) => same,
    line: lineOptions = {},
    qq: qqOptions = {},
    overrides = {},
  }: PlatformSceneOptions = {},
): Promise<PlatformScene> {
  const now = (): number => gateway.clock.now;
  const deliver = (url: string, init: RequestInit): Promise<Response> => gateway.ask(url, init);
  const at = (path: string): string => TEST_ORIGIN + path;
  const line = fakeLine({
    now,
    deliver,
    callbackUrls: [at('/sign-in/line/callback')],
    webhookUrl: at('/webhooks/line/@river'),
    ...lineOptions,
  });
  const qq = fakeQq({ now, callbackUrls: [at('/sign-in/qq/callback')], ...qqOptions });
  const wechat = fakeWechat({ now, deliver, webhookUrl: at('/webhooks/wechat/river') });
  const { appId, appSecret, token, encodingAesKey, originalId } = wechat.account;
  const { messaging, login } = line.account;
  const config: AllConnectors = {
    wechat: {
      accounts: [
        {
          id: 'river',
          name: '河流',
          url: 'https://river.example/wechat',
          originalId,
          api: { appId, appSecret },
          webhook: { token, encodingAesKey },
          qr: { text: 'http://weixin.qq.com/r/river' },
          description: '河畔的一切。',
        },
      ],
    },
    qq: {
      accounts: [
        {
          id: 'river',
          name: '河流 QQ',
          url: 'https://river.example/qq',
          connect: qq.app,
          follows: 'magpie:river',
          qr: { imageUrl: 'https://river.example/qq.png' },
          card: { uin: '2854196310', accountFlag: '51' },
          followers: 1_234,
        },
      ],
    },
    line: { accounts: [{ id: '@river', messaging, login }] },
  };
  const hosts: Readonly<Record<string, FakeLine | FakeQq | FakeWechat>> = {
    'api.line.me': line,
    'graph.qq.com': qq,
    'api.weixin.qq.com': wechat,
  };
  const gateway = await startTestGateway(
    test,
    { connectors: connectors(config), ...overrides },
    { connectorFetch: async (url, init) => hosts[new URL(url).host]!.fetch(url, init) },
  );
  const { services } = gateway;
  const river = await createAccount(services, { username: 'river', name: 'River Studio' });
  return {
    gateway,
    line,
    qq,
    wechat,
    river,
    async ticket(address, more = {}) {
      const account = await findFollowed(services, address);
      const asked = { account, address, origin: SHOP, key: randomId(), returnUrl: undefined, language: undefined };
      return (await createTicket(services, { ...asked, ...more })).ticket;
    },
    ticketNow: ({ id }) => findTicket(services, id),
    followers: async (address) => (await findFollowed(services, address)).followers,
  };
}

/** Signs somebody in who came by a platform, without asking it. */
export async function signedInBy(gateway: TestGateway, issuer: string, subject = issuer): Promise<Visitor> {
  const { services, clock } = gateway;
  const viewer = await rememberViewer(services, { issuer, subject });
  const secret = randomSecret();
  await services.database
    .insertInto('session')
    .values({ hash: hashOf(secret), viewer_id: viewer.id, created_at: clock.now, expires_at: clock.now + 1e9 })
    .execute();
  const visitor = new Visitor(gateway);
  visitor.cookies.set('__Host-magpie', secret);
  return visitor;
}

/** Opens the page of a ticket, reads it, and presses a button of it. @returns The answer. */
export async function press(visitor: Visitor, path: string, answer: string): Promise<Page> {
  const page = await visitor.get(path);
  visitor.read();
  return visitor.post(path, { token: page.token(path), answer });
}

/** Presses “Continue with …”, decides on the platform's page, and comes back. @returns The answer to the redirect back. */
export async function continueWith(
  visitor: Visitor,
  path: string,
  decide: (authorizeUrl: string) => Promise<string>,
): Promise<Page> {
  const begun = await press(visitor, path, 'sign-in');
  return visitor.get(pathOf(await decide(begun.location!)));
}

/** Path and query. */
export const pathOf = (url: string): string => new URL(url).pathname + new URL(url).search;
