import { NetworkError } from '../core/errors.js';
import { pausedError, pauseEnd } from '../core/refusal.js';
import type { Lane } from './network-fetch.js';
import { $settings } from './settings.js';

/** So many failures in a row tell that an origin is down. */
const IN_A_ROW = 5;
/** So does a half of what was heard lately, once there is enough of it to be no accident. */
const ENOUGH = 10;
const LATELY_MS = 30_000;
/** Between two looks at whether an origin that was down is there again. */
const REST_MS = 30_000;
/** For a server to say anything at all. */
const SIGN_OF_LIFE_MS = 2_000;

/** Keeps the widgets of a page from asking an origin that asks for a pause, or that is down. */
export interface Guard {
  /**
   * How many requests the origin may have in flight now: one, where it has to show that it is there again, and else as many
   * as ever.
   * @throws {NetworkError} rate-limited, unreachable: it may not be asked before `retryAfterSeconds` are over.
   */
  readonly admit: () => number | undefined;
  /** Hears what became of a request. @param response `Response.error()` where it failed without one. */
  readonly hear: (response: Response) => Promise<void>;
  /** Forgets failures, as when the browser has another connection; a pause stays. */
  readonly reset: () => void;
}

/** What a guard needs of the outside. */
export interface GuardIo {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether the origin's server answers at all, be it an answer that a page may not read (CORS). Never rejects. */
  readonly isAlive: () => Promise<boolean>;
}

export function createGuard(origin: string, { now, isAlive }: GuardIo): Guard {
  let pausedUntil = 0;
  /** Set while the origin counts as down: when it may be looked at. */
  let downUntil: number | undefined;
  let inARow = 0;
  let heard: readonly { readonly at: number; readonly failed: boolean }[] = [];
  let looking: Promise<boolean> | undefined;

  const reset = (): void => {
    downUntil = undefined;
    inARow = 0;
    heard = [];
  };

  const note = (failed: boolean): void => {
    heard = [...heard.filter(({ at }) => at > now() - LATELY_MS), { at: now(), failed }];
    inARow = failed ? inARow + 1 : 0;
  };

  const isTooMuch = (): boolean =>
    inARow >= IN_A_ROW || (heard.length >= ENOUGH && heard.filter(({ failed }) => failed).length >= heard.length / 2);

  return {
    admit() {
      if (pausedUntil > now()) throw pausedError(origin, pausedUntil - now());
      const restMs = (downUntil ?? -Infinity) - now();
      if (restMs > 0) {
        const retryAfterSeconds = Math.ceil(restMs / 1000);
        throw new NetworkError('unreachable', `${origin} has not answered lately`, { retryAfterSeconds });
      }
      return downUntil === undefined ? undefined : 1;
    },
    async hear(response) {
      pausedUntil = pauseEnd(response, pausedUntil, now());
      const failed = isFailure(response);
      // Without a connection, nothing is told about the server.
      if (failed && !(globalThis.navigator?.onLine ?? true)) return;
      const wasDown = downUntil !== undefined;
      // What was asked before it counted as down does not say whether it is there again.
      if (wasDown && downUntil! > now()) return;
      if (wasDown && !failed) reset();
      note(failed);
      if (!failed || !(wasDown || isTooMuch())) return;
      // A server whose answers this page may not read is not down: others of the page's requests may do better.
      const isSilent = response.type === 'error';
      if (isSilent) looking ??= isAlive().finally(() => (looking = undefined));
      if (isSilent && (await looking)) reset();
      else downUntil = now() + REST_MS;
    },
    reset,
  };
}

/** A gateway that explains what it cannot do now (RFC 9457) is there, and so is a server that refuses. */
function isFailure({ type, status, headers }: Response): boolean {
  return type === 'error' || (status >= 500 && !headers.get('content-type')?.includes('problem+json'));
}

/** Those of the page, by origin. */
const guards = new Map<string, Guard>();

globalThis.addEventListener?.('online', () => {
  for (const { reset } of guards.values()) reset();
});

/** Hears what became of a request of the page, and watches over its origin from the first one that went wrong. */
export function hear(origin: string, response: Response, lane: Lane): Promise<void> {
  const guard = guards.get(origin) ?? createGuard(origin, { now: Date.now, isAlive: () => isAlive(origin) });
  guards.set(origin, guard);
  lane.admit = guard.admit;
  return guard.hear(response);
}

function isAlive(origin: string): Promise<boolean> {
  const request: RequestInit = {
    method: 'HEAD',
    mode: 'no-cors',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(SIGN_OF_LIFE_MS),
  };
  return ($settings.get().fetch ?? fetch)(`${origin}/`, request).then(
    () => true,
    () => false,
  );
}
