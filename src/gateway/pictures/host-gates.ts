import { createGate, type Gate } from './gate.js';

/** Requests to one host at once, and how many more wait. */
const HOST = { atOnce: 4, waiting: 16 };

/** Requests to all hosts at once: each may hold a whole file in memory. */
const ALL = { atOnce: 16, waiting: 256 };

/** After how many failures in a row a host is left alone, and for how long. */
const MAX_FAILURES = 4;
const REST_MS = 60_000;

/** How many hosts are remembered for their failures. */
const MAX_HOSTS = 1_000;

/** A host has failed often, and is not asked for a while. */
export class HostRestsError extends Error {
  override readonly name = 'HostRestsError';
}

/** Keeps one host that is slow or down from taking the place of all others. */
export interface HostGates {
  /**
   * @param failed Whether an error means that the host is slow or down.
   * @throws {HostRestsError | GateFullError} It was not asked. Else as the work ends.
   */
  readonly pass: <T>(host: string, work: () => Promise<T>, failed: (error: unknown) => boolean) => Promise<T>;
}

interface Host {
  readonly gate: Gate;
  failures: number;
  restsUntil: number;
}

/** @param now Milliseconds since 1970. */
export function createHostGates(now: () => number): HostGates {
  const hosts = new Map<string, Host>();
  const all = createGate(ALL);
  const hostOf = (name: string): Host => {
    const host = hosts.get(name) ?? { gate: createGate(HOST), failures: 0, restsUntil: 0 };
    hosts.set(name, host);
    return host;
  };
  const forget = (): void => {
    for (const [name, { gate, failures }] of hosts) {
      if (gate.idle() && (failures === 0 || hosts.size > MAX_HOSTS)) hosts.delete(name);
    }
  };
  return {
    async pass(name, work, failed) {
      const host = hostOf(name);
      const refuseResting = (): void => {
        if (now() >= host.restsUntil) return;
        throw new HostRestsError(`${name} has failed ${host.failures} times and is left alone.`);
      };
      refuseResting();
      // Once it has rested, one finds out whether it is back; the others need not wait for that.
      const isProbe = host.failures >= MAX_FAILURES;
      if (isProbe) host.restsUntil = now() + REST_MS;
      try {
        const result = await host.gate.pass(() => {
          // Those before have failed meanwhile: whoever waited need not find out as slowly.
          if (!isProbe) refuseResting();
          return all.pass(work);
        });
        host.failures = 0;
        host.restsUntil = 0;
        return result;
      } catch (error) {
        if (failed(error)) {
          host.failures += 1;
          if (host.failures >= MAX_FAILURES) host.restsUntil = now() + REST_MS;
        } else if (isProbe) {
          // It answered, or was not asked: one more failure is enough.
          host.failures = MAX_FAILURES - 1;
          host.restsUntil = 0;
        }
        throw error;
      } finally {
        forget();
      }
    },
  };
}
