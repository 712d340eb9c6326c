import type { Kysely } from 'kysely';
import type { SharedStore } from '../../connectors/shared-store.js';
import type { Database } from '../../database/schema.js';

/** What the gateway has asked a hub for, shared by all processes. Times are milliseconds since 1970. */
export interface Subscription {
  /** The feed, as the configuration allows it. */
  readonly url: string;
  readonly hubUrl: string;
  /** As the hub knows the feed. */
  readonly topicUrl: string;
  /** When the hub was last asked; it may ask back for a day. */
  readonly askedAt: number;
  /** Until when the hub tells. `undefined`: it has not agreed, or does not want to. */
  readonly lease: { readonly endsAt: number; readonly lengthMs: number } | undefined;
  /** When somebody last wanted to read the feed; looked at once a day. */
  readonly wantedAt: number;
}

/** Subscriptions by their ids, which are in the addresses that hubs call. What has run out is not there any more. */
export interface Subscriptions {
  readonly read: (id: string) => Promise<Subscription | undefined>;
  readonly write: (id: string, subscription: Subscription) => Promise<void>;
  readonly all: () => Promise<readonly Subscription[]>;
}

const DAY_MS = 86_400_000;
const PREFIX = 'websub:';

export function subscriptionsIn(database: Kysely<Database>, store: SharedStore, now: () => number): Subscriptions {
  return {
    async read(id) {
      const text = await store.read(PREFIX + id);
      return text === undefined ? undefined : (JSON.parse(text) as Subscription);
    },
    async write(id, subscription) {
      // A hub that says no, or nothing, is asked again the next day.
      const endsAt = Math.max(subscription.lease?.endsAt ?? 0, subscription.askedAt + DAY_MS);
      await store.write(PREFIX + id, JSON.stringify(subscription), Math.max(endsAt - now(), 1));
    },
    async all() {
      const rows = await database
        .selectFrom('connector_entry')
        .select('value')
        .where('key', 'like', `${PREFIX}%`)
        .where('expires_at', '>', now())
        .execute();
      return rows.map(({ value }) => JSON.parse(value) as Subscription);
    },
  };
}
