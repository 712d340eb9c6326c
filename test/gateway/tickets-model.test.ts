import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkCounts } from '../../src/gateway/follows/check.js';
import { addressOf } from '../../src/gateway/accounts/address.js';
import { followFromGateway, unfollow } from '../../src/gateway/follows/follow-store.js';
import {
  approveTicket,
  createTicket,
  declineTicket,
  findTicket,
  markScanned,
} from '../../src/gateway/follows/tickets.js';
import { onEachDatabase } from './support/each-database.js';
import { after, later, orders, type Action, type Model, type Rules } from './support/follow-model.js';
import { addAccount, addViewer } from './support/rows.js';
import type { TestGateway } from './support/start-gateway.js';

const SITE = 'https://river.example';
const ONE_CLICK = 'https://one-click.example';
const VIEWERS = 3;
const KEYS = 3;
const ACCOUNTS = 3;
const MINUTE = 60_000;
const rules: Rules = { followLimit: 2, ticketMs: 5 * MINUTE, oneClick: (key) => key === 0 };

const below = (count: number): fc.Arbitrary<number> => fc.nat({ max: count - 1 });
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('create' as const), key: below(KEYS), account: below(ACCOUNTS) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('scan' as const, 'decline' as const), ticket: below(8) }) },
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('approve' as const), ticket: below(8), viewer: below(VIEWERS) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom('follow' as const, 'unfollow' as const),
      viewer: below(VIEWERS),
      account: below(ACCOUNTS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('revoke' as const), key: below(KEYS) }) },
);
/** Things done at the same moment, and how many minutes pass after. Shrinks to few; equal things are likely in one round. */
const round = fc.record({
  actions: fc
    .array(action, { minLength: 1, maxLength: 3 })
    .chain((actions) => fc.tuple(fc.constant(actions), fc.boolean()))
    .map(([actions, twice]) => (twice ? [...actions, ...actions.slice(0, 1)] : actions)),
  minutes: fc.constantFrom(0, 0, 0, 2, 6),
});

describe('Following, whatever happens at the same moment,', () => {
  onEachDatabase((start) => {
    it('is as if one thing had happened after the other', async (test) => {
      const gateway = await start(test, {
        followLimit: rules.followLimit,
        sites: { allowed: 'all', oneClick: [ONE_CLICK] },
      });
      const runs = gateway.services.config.database.kind === 'sqlite' ? 150 : 60;
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 8 }), (rounds) =>
          play(gateway, rounds, (run += 1)),
        ),
        { numRuns: runs, endOnFailure: true },
      );
      const { drifts, orphans } = await checkCounts(gateway.services, { repair: false });
      assert.deepEqual([drifts, orphans], [[], 0]);
    });
  });
});

type Round = { readonly actions: readonly Action[]; readonly minutes: number };

async function play(gateway: TestGateway, rounds: readonly Round[], run: number): Promise<void> {
  const { services, clock } = gateway;
  const viewers = await Promise.all(Array.from({ length: VIEWERS }, () => addViewer(services)));
  const accounts = await Promise.all(
    Array.from({ length: ACCOUNTS }, (_, index) => addAccount(services, `run-${run}-${index}`)),
  );
  const key = (number: number): { key: string; origin: string } => ({
    key: `run ${run} key ${number}`,
    origin: rules.oneClick(number) ? ONE_CLICK : SITE,
  });
  const tickets: string[] = [];
  let model: Model = { tickets: [], follows: [], grants: Array<undefined>(KEYS).fill(undefined) };

  async function act(what: Action, slot: number): Promise<unknown> {
    switch (what.does) {
      case 'create': {
        const account = accounts[what.account]!;
        const address = addressOf(account.username);
        const asked = { ...key(what.key), account, address, returnUrl: undefined, language: undefined };
        tickets[slot] = (await createTicket(services, asked)).ticket.id;
        return undefined;
      }
      case 'scan':
        return markScanned(services, tickets[what.ticket]!);
      case 'decline':
        return declineTicket(services, tickets[what.ticket]!);
      case 'approve':
        return approveTicket(services, tickets[what.ticket]!, viewers[what.viewer]!);
      case 'follow':
        return followFromGateway(services, viewers[what.viewer]!, accounts[what.account]!.id);
      case 'unfollow':
        return unfollow(services, viewers[what.viewer]!, accounts[what.account]!.id);
      case 'revoke':
        return services.database.deleteFrom('grant').where('key', '=', key(what.key).key).execute();
      default:
        throw new Error(what satisfies never);
    }
  }

  async function observed(): Promise<Model> {
    const { database } = services;
    const views = await Promise.all(tickets.map((id) => findTicket(services, id)));
    const follows = await database.selectFrom('follow').selectAll().where('viewer_id', 'in', viewers).execute();
    const grants = await database.selectFrom('grant').selectAll().where('viewer_id', 'in', viewers).execute();
    return {
      tickets: views.map((view, number) => {
        const { key: asking, account, expiresAt } = model.tickets[number]!;
        return {
          ...{ key: asking, account, expiresAt, state: view!.state },
          ...(view!.code === null ? {} : { code: view!.code }),
          ...(view!.viewerId === undefined ? {} : { viewer: viewers.indexOf(view!.viewerId) }),
        };
      }),
      follows: follows
        .map(
          ({ viewer_id, account_id }) =>
            `${viewers.indexOf(viewer_id)} ${accounts.findIndex(({ id }) => id === account_id)}`,
        )
        .sort(),
      grants: model.grants.map((_, number) => {
        const grant = grants.find((row) => row.key === key(number).key);
        return grant && viewers.indexOf(grant.viewer_id);
      }),
    };
  }

  for (const { actions, minutes } of rounds) {
    const known = tickets.length;
    let slots = known;
    const possible = actions
      .filter((what) => !('ticket' in what) || what.ticket < known)
      .map((what) => ({ what, slot: what.does === 'create' ? slots++ : -1 }));
    await Promise.all(possible.map(({ what, slot }) => act(what, slot)));
    const now = clock.now;
    const outcomes = orders(possible).map((order) =>
      order.reduce((so, { what, slot }) => after(so, what, { slot, now, rules }), model),
    );
    // Which keys and accounts new tickets have is the same in all orders.
    model = { ...model, tickets: outcomes[0]!.tickets };
    const seen = await observed();
    const outcome = outcomes.find((each) => isSame(each, seen));
    assert.ok(outcome, `${JSON.stringify(seen)} is none of ${JSON.stringify(outcomes)}`);
    clock.now += minutes * MINUTE;
    model = later(outcome, clock.now);
    assert.ok(isSame(model, await observed()));
  }
}

function isSame(one: Model, other: Model): boolean {
  try {
    assert.deepEqual(plain(one), plain(other));
    return true;
  } catch {
    return false;
  }
}

/** Without members that are there and `undefined`. */
const plain = (model: Model): unknown => JSON.parse(JSON.stringify(model));
