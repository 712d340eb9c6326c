import type { TestContext } from 'node:test';
import { createAccount, type AccountRow } from '../../../src/gateway/accounts/account-store.js';
import { addressOf } from '../../../src/gateway/accounts/address.js';
import type { GatewayConfig } from '../../../src/gateway/config/gateway-config.js';
import { hashOf, randomId, randomSecret } from '../../../src/gateway/config/keys.js';
import { findTicket, type TicketView } from '../../../src/gateway/follows/ticket-view.js';
import { createTicket, type NewTicket } from '../../../src/gateway/follows/tickets.js';
import type { Start } from './each-database.js';
import { configured } from './providers.js';
import { startTestGateway, type TestGateway } from './start-gateway.js';
import { Visitor } from './visitor.js';

/** The site that asks, in tests that do not care which. */
export const SHOP = 'https://shop.example';

/** A gateway with an account to follow, and what has happened before a test begins. */
export interface FollowScene {
  readonly gateway: TestGateway;
  readonly river: AccountRow;
  readonly account: (username: string, name?: string) => Promise<AccountRow>;
  /** A site has asked to follow river. */
  readonly ticket: (more?: Partial<NewTicket>) => Promise<TicketView>;
  readonly ticketNow: (ticket: TicketView) => Promise<TicketView | undefined>;
  /** A browser in which somebody is signed in. */
  readonly signedIn: (name?: string) => Promise<Visitor & { readonly viewerId: string }>;
  readonly counts: () => Promise<{ readonly followers: number; readonly follows: number }>;
}

export async function setFollowScene(
  test: Pick<TestContext, 'after'>,
  overrides: Partial<GatewayConfig> = {},
  start: Start = startTestGateway,
): Promise<FollowScene> {
  const provider = configured('local', 'https://id.example', { label: 'Local' });
  const gateway = await start(test, { signIn: [provider], ...overrides });
  const { services } = gateway;
  const { database } = services;
  const account: FollowScene['account'] = (username, name = username) => createAccount(services, { username, name });
  const river = await account('river', 'River Studio');
  return {
    gateway,
    river,
    account,
    ticket: async (more = {}) =>
      (
        await createTicket(services, {
          account: river,
          address: addressOf((more.account ?? river).username),
          origin: SHOP,
          key: randomId(),
          returnUrl: undefined,
          language: undefined,
          ...more,
        })
      ).ticket,
    ticketNow: ({ id }) => findTicket(services, id),
    async signedIn(name = 'Mei') {
      const viewerId = randomId();
      const secret = randomSecret();
      const now = services.now();
      const viewer = { id: viewerId, issuer: provider.issuer, subject: viewerId, name, following: 0, created_at: now };
      await database.insertInto('viewer').values(viewer).execute();
      const session = { hash: hashOf(secret), viewer_id: viewerId, created_at: now, expires_at: now + 1e9 };
      await database.insertInto('session').values(session).execute();
      const visitor = new Visitor(gateway);
      visitor.cookies.set('__Host-magpie', secret);
      return Object.assign(visitor, { viewerId });
    },
    async counts() {
      const { followers } = await database
        .selectFrom('account')
        .select('followers')
        .where('id', '=', river.id)
        .executeTakeFirstOrThrow();
      const rows = await database.selectFrom('follow').select('viewer_id').where('account_id', '=', river.id).execute();
      return { followers, follows: rows.length };
    },
  };
}
