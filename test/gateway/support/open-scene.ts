import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { components } from '../../../src/core/gateway-api.js';
import type { GatewayConfig } from '../../../src/gateway/config/gateway-config.js';
import type { Start } from './each-database.js';
import { fakeOpenNetwork, type FakeOpenNetwork } from './fake-open-network.js';
import { openPage, pageKey, type Page as HostPage, type PageKey } from './page-key.js';
import { startTestGateway, TEST_ORIGIN, type TestGateway } from './start-gateway.js';
import { Visitor, type Page } from './visitor.js';

/** The site that asks, in tests that do not care which. */
export const SITE = 'https://river.example';
/** Whom they follow. */
export const RIVER = 'mastodon:river@social.example';

type Ticket = components['schemas']['Ticket'];

/** A gateway that follows on a network in which anything may happen. */
export interface OpenScene {
  readonly gateway: TestGateway;
  readonly network: FakeOpenNetwork;
  readonly open: (origin?: string, key?: PageKey) => Promise<HostPage>;
  readonly browser: () => Visitor;
  /** Opens the page of a ticket and says on whose server to go on. @returns The page that leads there. */
  readonly connect: (visitor: Visitor, ticket: Ticket, home?: string) => Promise<Page>;
  /** `connect`, says yes as `handle` there, and comes back. @returns The answer of the gateway to that. */
  readonly signIn: (visitor: Visitor, ticket: Ticket, handle?: string) => Promise<Page>;
  /** Says yes on the page of a ticket as somebody who is known. */
  readonly confirm: (visitor: Visitor, ticket: Ticket) => Promise<Page>;
}

/** Where the page of a ticket is. */
export const pathOf = ({ id }: Ticket): string => `/follow/${id}`;

/** Where a page leads on by itself. */
export function onwardOf({ html }: Page): string {
  const url = /http-equiv="refresh" content="0; url=([^"]*)"/.exec(html)?.[1];
  assert.ok(url, 'The page leads nowhere by itself.');
  return url.replaceAll('&amp;', '&');
}

export async function openScene(
  test: Pick<TestContext, 'after'>,
  {
    start = startTestGateway,
    config = {},
    network = fakeOpenNetwork(),
  }: {
    readonly start?: Start;
    readonly config?: Partial<GatewayConfig>;
    readonly network?: FakeOpenNetwork;
  } = {},
): Promise<OpenScene> {
  const gateway = await start(test, config, { openNetworks: (io) => [network.make(io)] });
  const connect: OpenScene['connect'] = async (visitor, ticket, home = 'social.example') => {
    const path = pathOf(ticket);
    const page = await visitor.get(path);
    visitor.read();
    return visitor.post(path, { token: page.token(path), answer: 'connect', home });
  };
  return {
    gateway,
    network,
    open: async (origin = SITE, key) =>
      openPage(gateway.ask, {
        publicUrl: TEST_ORIGIN,
        origin,
        key: key ?? (await pageKey(() => gateway.clock.now)),
      }),
    browser: () => new Visitor(gateway),
    connect,
    async signIn(visitor, ticket, handle = 'bob') {
      const leading = await connect(visitor, ticket);
      return visitor.get(network.answer(onwardOf(leading), handle));
    },
    async confirm(visitor, ticket) {
      const path = pathOf(ticket);
      const page = await visitor.get(path);
      visitor.read();
      return visitor.post(path, { token: page.token(path), answer: 'confirm' });
    },
  };
}
