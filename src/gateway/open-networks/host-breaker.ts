/** Failures one after the other, or the share of the last requests, after which a host is left alone. */
const MAX_IN_A_ROW = 5;
const MAX_SHARE = 0.5;
const LEAST_REQUESTS = 10;
const WINDOW_MS = 30_000;

/** How long a host is left alone; then one request finds out whether it is back. */
const REST_MS = 30_000;

/** Of what `Retry-After` asks for, no more is believed. */
const MAX_REST_MS = 3_600_000;

/** Of so many hosts; of more, whoever was asked first is forgotten first, and hosts at rest last. */
const MAX_HOSTS = 1_000;

/** How a request has ended. `unasked`: that says nothing of the host. `restMs`: it wants to be left alone for so long. */
export type Outcome = 'well' | 'badly' | 'unasked' | { readonly restMs: number };

/** Leaves hosts alone that fail, so that nobody waits for what will not come, and a server that is down has peace to get up. */
export interface HostBreaker {
  /** To be called before a host is asked. */
  readonly attempt: (host: string) => Attempt;
}

/** What would be asked of a host. */
interface Attempt {
  /** Milliseconds until the host may be asked; 0: now, and `ended` is to be called afterwards. */
  readonly restMs: number;
  readonly ended: (outcome: Outcome) => void;
}

interface Host {
  inARow: number;
  /** Of the last half minute. */
  recent: readonly { readonly at: number; readonly failed: boolean }[];
  /** 0: it does not rest. */
  restsUntil: number;
  /** The request that finds out whether the host is back. */
  probe: Attempt | undefined;
}

/** Of so many requests of a host the outcome is remembered. */
const MAX_RECENT = 100;

/** @param now Milliseconds since 1970. */
export function hostBreaker(now: () => number): HostBreaker {
  // In the order in which they were asked last.
  const hosts = new Map<string, Host>();

  function hostOf(name: string): Host {
    const host = hosts.get(name) ?? { inARow: 0, recent: [], restsUntil: 0, probe: undefined };
    hosts.delete(name);
    if (hosts.size >= MAX_HOSTS) hosts.delete(firstToForget());
    hosts.set(name, host);
    return host;
  }

  /** Who is forgotten while at rest would be asked by everybody at once. */
  function firstToForget(): string {
    const at = now();
    const [oldest = ''] = hosts.keys();
    for (const [name, { restsUntil }] of hosts) if (restsUntil <= at) return name;
    return oldest;
  }

  function ended(name: string, attempt: Attempt, outcome: Outcome): void {
    const host = hostOf(name);
    const at = now();
    const isProbe = host.probe === attempt;
    if (outcome === 'unasked') {
      // The next one finds out.
      if (isProbe) rest(host, at);
      return;
    }
    const failed = outcome !== 'well';
    host.inARow = failed ? host.inARow + 1 : 0;
    const recent = host.recent.filter((one) => one.at > at - WINDOW_MS).slice(1 - MAX_RECENT);
    host.recent = [...recent, { at, failed }];
    if (typeof outcome === 'object') rest(host, Math.max(host.restsUntil, at + Math.min(outcome.restMs, MAX_REST_MS)));
    else if (isProbe && !failed) {
      host.recent = [];
      rest(host, 0);
    }
    // One that was under way when the host began to rest says nothing of what the probe finds out.
    else if (isProbe || (failed && !host.probe && isBad(host))) rest(host, Math.max(host.restsUntil, at + REST_MS));
  }

  return {
    attempt(name) {
      const host = hostOf(name);
      const at = now();
      const attempt: Attempt = {
        restMs: Math.max(host.restsUntil - at, 0),
        ended: (outcome) => ended(name, attempt, outcome),
      };
      if (host.restsUntil > 0 && attempt.restMs === 0) {
        // Others wait for what this one finds out; if it never does, for another rest.
        host.probe = attempt;
        host.restsUntil = at + REST_MS;
      }
      return attempt;
    },
  };
}

const isBad = ({ inARow, recent }: Host): boolean =>
  inARow >= MAX_IN_A_ROW ||
  (recent.length >= LEAST_REQUESTS && recent.filter(({ failed }) => failed).length >= recent.length * MAX_SHARE);

function rest(host: Host, until: number): void {
  host.restsUntil = until;
  host.probe = undefined;
}
