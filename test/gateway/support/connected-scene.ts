import type { TestContext } from 'node:test';
import type { GatewayConfig } from '../../../src/gateway/config/gateway-config.js';
import { fakeLine, type FakeLine, type FakeLineOptions } from '../../support/fake-line.mjs';
import { fakeQq, type FakeQq } from '../../support/fake-qq.mjs';
import { fakeWechat, type FakeWechat, type FakeWechatOptions } from '../../support/fake-wechat.mjs';
import type { Start } from './each-database.js';
import { openPage, pageKey, type Page, type PageKey } from './page-key.js';
import { addAccount } from './rows.js';
import { startTestGateway, TEST_ORIGIN, type TestGateway } from './start-gateway.js';

/** The site that asks, in tests that do not care which. */
export const SITE = 'https://river.example';

/** A gateway that is connected to each platform by one account: `wechat:river`, `line:@river` and `qq:river`, which follows `magpie:river`. */
export interface ConnectedScene {
  readonly gateway: TestGateway;
  readonly wechat: FakeWechat;
  readonly line: FakeLine;
  readonly qq: FakeQq;
  /** A browser's page of a site. */
  readonly open: (origin?: string, key?: PageKey) => Promise<Page>;
  /** Who is known of each issuer; everything of them in all tables, as text. */
  readonly traces: (subject: string) => Promise<readonly string[]>;
}

export interface ConnectedSceneOptions {
  readonly wechat?: FakeWechatOptions;
  readonly line?: FakeLineOptions;
  readonly config?: Partial<GatewayConfig>;
  readonly start?: Start;
}

export async function connectedScene(
  test: Pick<TestContext, 'after'>,
  { wechat: ofWechat, line: ofLine, config, start = startTestGateway }: ConnectedSceneOptions = {},
): Promise<ConnectedScene> {
  const now = (): number => gateway.clock.now;
  const deliver = (url: string, init: RequestInit): Promise<Response> => {
    const { pathname, search } = new URL(url);
    return gateway.ask(pathname + search, init);
  };
  const wechat = fakeWechat({ now, deliver, webhookUrl: `${TEST_ORIGIN}/webhooks/wechat/river`, ...ofWechat });
  const line = fakeLine({ now, deliver, webhookUrl: `${TEST_ORIGIN}/webhooks/line/@river`, ...ofLine });
  const qq = fakeQq({ now });
  const platforms: Readonly<Record<string, Pick<FakeWechat, 'fetch'>>> = {
    'api.weixin.qq.com': wechat,
    'api.line.me': line,
    'access.line.me': line,
    'graph.qq.com': qq,
  };
  const { appId, appSecret, token, encodingAesKey, originalId } = wechat.account;
  const shared = { name: 'River', url: 'https://river.example/official' };
  const gateway: TestGateway = await start(
    test,
    {
      connectors: {
        wechat: {
          accounts: [
            {
              id: 'river',
              ...shared,
              originalId,
              api: { appId, appSecret },
              webhook: { token, ...(ofWechat?.mode === 'plain' ? {} : { encodingAesKey }) },
            },
          ],
        },
        qq: { accounts: [{ id: 'river', ...shared, connect: qq.app, follows: 'magpie:river' }] },
        line: { accounts: [{ id: '@river', messaging: line.account.messaging, login: line.account.login }] },
      },
      ...config,
    },
    { connectorFetch: (url, init) => platforms[new URL(url).hostname]!.fetch(url, init) },
  );
  await addAccount(gateway.services, 'river');
  const { database } = gateway.services;
  return {
    gateway,
    wechat,
    line,
    qq,
    open: async (origin = SITE, key) =>
      openPage(gateway.ask, { publicUrl: TEST_ORIGIN, origin, key: key ?? (await pageKey(now)) }),
    async traces(subject) {
      const tables = ['viewer', 'follow', 'grant', 'session', 'ticket', 'sign_in', 'connector_entry'] as const;
      const ids = await database.selectFrom('viewer').select('id').where('subject', '=', subject).execute();
      const words = [subject, ...ids.map(({ id }) => id)];
      const rows = await Promise.all(tables.map((table) => database.selectFrom(table).selectAll().execute()));
      return rows
        .flat()
        .map((row) => JSON.stringify(row))
        .filter((row) => words.some((word) => row.includes(word)));
    },
  };
}

/** Every table that a webhook could change, as text. */
export async function stored({ gateway }: ConnectedScene): Promise<string> {
  const { database } = gateway.services;
  const tables = ['account', 'viewer', 'follow', 'grant', 'ticket', 'connector_entry'] as const;
  return JSON.stringify(await Promise.all(tables.map((table) => database.selectFrom(table).selectAll().execute())));
}
