import type { Connector, FollowEvent, FollowEvents } from '../../../src/gateway/connectors/connector.js';
import type { ConnectorIo } from '../../../src/gateway/connectors/connector-io.js';
import { memoryStore } from '../../../src/gateway/connectors/memory-store.js';

/** What a connector sees of the world in tests. */
export interface World {
  readonly io: ConnectorIo;
  /** Stands still, but where somebody pauses. */
  readonly clock: { now: number };
  /** The log's lines so far. */
  readonly logged: readonly {
    readonly level: string;
    readonly fields: Record<string, unknown>;
    readonly text: string;
  }[];
  /** Every deadline set so far; each comes when the test says so. */
  readonly deadlines: readonly { readonly ms: number; readonly pass: () => void }[];
}

/** 2026-10-01T04:00:00Z: noon in China, one o'clock in Japan. */
const NOON_IN_CHINA = Date.UTC(2026, 9, 1, 4);

/** @param overrides Replace parts of it; the store too, so that two worlds can be two processes. */
export function connectorWorld(overrides: Partial<ConnectorIo> = {}): World {
  const clock = { now: NOON_IN_CHINA };
  const logged: World['logged'][number][] = [];
  const deadlines: World['deadlines'][number][] = [];
  const log =
    (level: string) =>
    (fields: object, text = ''): void =>
      void logged.push({ level, fields: { ...fields }, text });
  const now = (): number => clock.now;
  return {
    clock,
    logged,
    deadlines,
    io: {
      fetch: async () => Promise.reject(new Error('No platform is there.')),
      fetchOutside: async () => Promise.reject(new Error('Nothing is outside.')),
      now,
      pause: pausing(clock),
      deadline(ms) {
        const controller = new AbortController();
        deadlines.push({ ms, pass: () => controller.abort(new DOMException('It is time.', 'TimeoutError')) });
        return controller.signal;
      },
      random: () => 0,
      log: { info: log('info'), warn: log('warn'), error: log('error') } as ConnectorIo['log'],
      store: memoryStore(now),
      imageUrl: (url) => `https://magpie.example/v1/images/${encodeURIComponent(url)}`,
      ...overrides,
    },
  };
}

/** Lets the others go on, and the clock. */
export const pausing =
  (clock: World['clock']) =>
  async (ms: number): Promise<void> => {
    clock.now += ms;
    await new Promise((resolve) => setImmediate(resolve));
  };

/** What reached the gateway. */
export interface Heard {
  readonly events: FollowEvents;
  readonly followed: readonly FollowEvent[];
  readonly unfollowed: readonly Omit<FollowEvent, 'ticketId'>[];
}

export function hearing(): Heard {
  const followed: FollowEvent[] = [];
  const unfollowed: Omit<FollowEvent, 'ticketId'>[] = [];
  return {
    followed,
    unfollowed,
    events: {
      followed: async (event) => void followed.push(event),
      unfollowed: async (event) => void unfollowed.push(event),
    },
  };
}

/** Lets a fake platform call the webhook of a connector that is made later. */
export function calling(connector: () => Connector, account: string, { events }: Heard) {
  return async (url: string, init: RequestInit): Promise<Response> =>
    connector().webhook!(account, new Request(url, init), events);
}
