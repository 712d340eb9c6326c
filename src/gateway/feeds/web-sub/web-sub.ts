import type { Keys } from '../../config/keys.js';
import type { ConnectorIo } from '../../connectors/connector-io.js';
import type { FeedAccounts } from '../feed-accounts.js';
import { allowedUrl, type FeedsConfig } from '../feeds-config.js';
import type { LoadedFeed } from '../load-feed.js';
import { isSigned } from './hub-signature.js';
import type { Subscription, Subscriptions } from './subscriptions.js';

/**
 * Lets hubs tell of new items, so that they are there within seconds.
 * @see https://www.w3.org/TR/websub/
 */
export interface WebSub {
  /** Somebody reads a feed: subscribes where its hub is not asked yet. Returns at once, and never throws. */
  readonly wanted: (url: string, feed: Pick<LoadedFeed, 'webSub'>) => void;
  /** A hub asks whether a subscription is meant. @returns What to answer with; `undefined`: it is not. */
  readonly verified: (id: string, query: URLSearchParams) => Promise<string | undefined>;
  /**
   * A hub tells of something new. What is not signed as it should be is ignored, and nobody is told so.
   * @returns Whether there is such a subscription.
   */
  readonly notified: (id: string, body: Uint8Array, signature: string | undefined) => Promise<boolean>;
  /** Asks again for what runs out soon and is still read. */
  readonly renewLeases: () => Promise<void>;
  /** When nothing that was begun here is still under way. */
  readonly settled: () => Promise<void>;
}

interface WebSubParts {
  readonly config: FeedsConfig;
  readonly publicUrl: string;
  readonly keys: Pick<Keys, 'sign'>;
  readonly io: Pick<ConnectorIo, 'store' | 'now' | 'log'>;
  readonly subscriptions: Subscriptions;
  readonly feeds: Pick<FeedAccounts, 'renew'>;
  /** Asks hubs, which feeds name: the public internet alone. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Asked for; hubs give what they like. */
const LEASE_SECONDS = 10 * 86_400;
/** A lease of more is taken for one of so much. */
const MAX_LEASE_SECONDS = 90 * 86_400;
/** What runs out within that is renewed; housekeeping comes by every ten minutes. */
const RENEW_MS = 30 * MINUTE_MS;
/** Nobody has read it for so long: the subscription is left to run out. */
const UNWANTED_MS = 7 * DAY_MS;
/** Between two looks of one process whether a feed is subscribed to. */
const LOOK_MS = 10 * MINUTE_MS;
const MAX_LOOKS = 1_000;
const MAX_CHALLENGE = 2_048;

export function webSub({ config, publicUrl, keys, io, subscriptions, feeds, fetch }: WebSubParts): WebSub {
  const { store, now, log } = io;
  const looked = new Map<string, number>();
  const running = new Set<Promise<void>>();
  /** Feeds that are asked for now; `true`: there was news again meanwhile. */
  const renewing = new Map<string, boolean>();
  // The same in each process, and known to nobody else: who calls it was told it by the gateway.
  const idOf = (url: string): string => keys.sign('websub', `id ${url}`);
  const secretOf = (id: string): string => keys.sign('websub', `secret ${id}`);

  function begin(url: string, work: () => Promise<void>): void {
    const done = work()
      .catch((err: unknown) => log.warn({ err, feed: url }, 'A hub could not be asked, or its news not be fetched.'))
      .finally(() => running.delete(done));
    running.add(done);
  }

  async function subscribe(subscription: Omit<Subscription, 'askedAt'>): Promise<void> {
    const { url, hubUrl, topicUrl } = subscription;
    const id = idOf(url);
    // One process asks, and no hub more than once a minute for a feed.
    if (!(await store.claim(`asking-hub:${id}`, '', MINUTE_MS))) return;
    // Before the hub asks back, which it may do at once.
    await subscriptions.write(id, { ...subscription, askedAt: now() });
    const response = await fetch(hubUrl, {
      method: 'POST',
      // Of hubs that have moved: 307 and 308.
      redirect: 'follow',
      body: new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.topic': topicUrl,
        'hub.callback': `${publicUrl}/websub/${id}`,
        'hub.lease_seconds': `${LEASE_SECONDS}`,
        'hub.secret': secretOf(id),
      }),
    });
    if (!response.ok)
      log.warn({ feed: url, status: response.status }, 'A hub refuses a subscription; it is asked again in a day.');
  }

  async function look(url: string, { hubUrl, topicUrl }: NonNullable<LoadedFeed['webSub']>): Promise<void> {
    const id = idOf(url);
    const known = await subscriptions.read(id);
    if (known?.hubUrl !== hubUrl || known.topicUrl !== topicUrl) {
      await subscribe({ url, hubUrl, topicUrl, lease: undefined, wantedAt: now() });
    } else if (known.wantedAt < now() - DAY_MS) {
      await subscriptions.write(id, { ...known, wantedAt: now() });
    }
  }

  /** What a feed has now, and once more where there is news while it comes. */
  async function renew(url: string): Promise<void> {
    renewing.set(url, true);
    try {
      while (renewing.get(url)) {
        renewing.set(url, false);
        await feeds.renew(url);
      }
    } finally {
      renewing.delete(url);
    }
  }

  return {
    wanted(url, feed) {
      if (!feed.webSub || (looked.get(url) ?? -Infinity) > now() - LOOK_MS) return;
      if (looked.size >= MAX_LOOKS) looked.clear();
      looked.set(url, now());
      const { webSub: hub } = feed;
      begin(url, () => look(url, hub));
    },
    async verified(id, query) {
      const known = await subscriptions.read(id);
      const mode = query.get('hub.mode');
      const challenge = query.get('hub.challenge') ?? '';
      if (!known || query.get('hub.topic') !== known.topicUrl || !allowedUrl(config, known.url)) return undefined;
      if (mode === 'denied') {
        log.warn({ feed: known.url, reason: query.get('hub.reason')?.slice(0, 200) }, 'A hub denies a subscription.');
        await subscriptions.write(id, { ...known, lease: undefined });
        return '';
      }
      const seconds = Number(/^\d{1,10}$/.exec(query.get('hub.lease_seconds') ?? '')?.[0] ?? 0);
      const isMeant = mode === 'subscribe' && known.askedAt > now() - DAY_MS;
      if (!isMeant || challenge === '' || challenge.length > MAX_CHALLENGE || seconds === 0) return undefined;
      const lengthMs = Math.min(seconds, MAX_LEASE_SECONDS) * 1_000;
      await subscriptions.write(id, { ...known, lease: { endsAt: now() + lengthMs, lengthMs } });
      return challenge;
    },
    async notified(id, body, signature) {
      const known = await subscriptions.read(id);
      if (!known || !allowedUrl(config, known.url)) return false;
      if (!isSigned(body, signature, secretOf(id))) {
        log.warn({ feed: known.url }, 'A message about a feed is not signed by its hub, and ignored.');
        return true;
      }
      // What it brings is not taken: it may be a part of the feed, and has neither its address nor what its server says of
      // keeping it. Asking for the feed goes through the same gates as ever, and no hub can put words into a feed's mouth.
      if (renewing.has(known.url)) renewing.set(known.url, true);
      else begin(known.url, () => renew(known.url));
      return true;
    },
    async renewLeases() {
      for (const subscription of await subscriptions.all()) {
        const { url, lease, wantedAt } = subscription;
        if (!lease || wantedAt < now() - UNWANTED_MS || !allowedUrl(config, url)) continue;
        const dueMs = Math.max(RENEW_MS, lease.lengthMs / 10);
        if (lease.endsAt - now() > dueMs) continue;
        begin(url, () => subscribe(subscription));
      }
      await Promise.all(running);
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** Where no hub reaches the gateway, or none is to. */
export const noWebSub: WebSub = {
  wanted: () => undefined,
  verified: async () => undefined,
  notified: async () => false,
  renewLeases: async () => undefined,
  settled: async () => undefined,
};
