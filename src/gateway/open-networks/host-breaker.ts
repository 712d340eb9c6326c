/** Failures one after the other, or the share of the last requests, after which a host is left alone. */
const MAX_IN_A_ROW = 5;
const MAX_SHARE = 0.5;
const LEAST_REQUESTS = 10;
const WINDOW_MS = 30_000;

/** How long a host is left alone; then one request finds out whether it is back. */
const REST_MS = 30_000;

/** Of what `Retry-After` asks for, no more is believed. */
const MAX_REST_MS = 3_600_000;

/** Of so many hosts; of more, whoever was asked first is forgotten first. */
const MAX_HOSTS = 1_000;

/** How a request has ended. `unasked`: that says nothing of the host. `restMs`: it wants to be left alone for so long. */
export type Outcome = 'well' | 'badly' | 'unasked' | { readonly restMs: number };

/** Leaves hosts alone that fail, so that nobody waits for what will not come, and a server that is down has peace to get up. */
export interface HostBreaker {
  /**
   * To be called before a host is asked.
   * @returns Milliseconds until it may be asked; 0: now, and `ended` is to be called afterwards.
   */
  readonly restOf: (host: string) => number;
  readonly ended: (host: string, outcome: Outcome) => void;
}

interface Host {
  inARow: number;
  /** Of the last half minute. */
  recent: readonly { readonly at: number; readonly failed: boolean }[];
  /** 0: it does not rest. */
  restsUntil: number;
  /** One request finds out whether the host is back. */
  probing: boolean;
}

/** Of so many requests of a host the outcome is remembered. */
const MAX_RECENT = 100;

/** @param now Milliseconds since 1970. */
export function hostBreaker(now: () => number): HostBreaker {
  // In the order in which they were asked last.
  const hosts = new Map<string, Host>();
  const hostOf = (name: string): Host => {
    const host = hosts.get(name) ?? { inARow: 0, recent: [], restsUntil: 0, probing: false };
    hosts.delete(name);
    hosts.set(name, host);
    for (const [oldest] of hosts) {
      if (hosts.size <= MAX_HOSTS) break;
      hosts.delete(oldest);
    }
    return host;
  };
  const isBad = ({ inARow, recent }: Host): boolean =>
    inARow >= MAX_IN_A_ROW ||
    (recent.length >= LEAST_REQUESTS && recent.filter(({ failed }) => failed).length >= recent.length * MAX_SHARE);
  return {
    restOf(name) {
      const host = hostOf(name);
      const at = now();
      if (host.restsUntil > at) return host.restsUntil - at;
      if (host.restsUntil === 0) return 0;
      // Others wait for what this one finds out; if it never does, for another rest.
      host.probing = true;
      host.restsUntil = at + REST_MS;
      return 0;
    },
    ended(name, outcome) {
      const host = hostOf(name);
      const at = now();
      if (outcome === 'unasked') {
        // The next one finds out.
        if (host.probing) host.restsUntil = at;
        host.probing = false;
        return;
      }
      const failed = outcome !== 'well';
      host.inARow = failed ? host.inARow + 1 : 0;
      const recent = host.recent.filter((one) => one.at > at - WINDOW_MS).slice(1 - MAX_RECENT);
      host.recent = [...recent, { at, failed }];
      if (typeof outcome === 'object') rest(host, at + Math.min(outcome.restMs, MAX_REST_MS));
      else if (failed && (host.probing || isBad(host))) rest(host, at + REST_MS);
      // One that was under way when the host began to rest says nothing of what came later.
      else if (!failed && host.probing) {
        host.recent = [];
        host.restsUntil = 0;
        host.probing = false;
      }
    },
  };
}

function rest(host: Host, until: number): void {
  host.restsUntil = Math.max(host.restsUntil, until);
  host.probing = false;
}
