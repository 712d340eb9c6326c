import { ConnectorError, type ConnectorErrorCode } from './connector-error.js';
import type { ConnectorIo } from './connector-io.js';

/** Something for the operator, at `/readyz`. */
export interface OperatorNote {
  /** Address of the account. */
  readonly account: string;
  /** Of the platform, such as `qrcode/create`. */
  readonly part: string;
  /** `error`: somebody has to do something. `warning`: it works, or will again, but should be known. */
  readonly severity: 'error' | 'warning';
  /** What happened and what to do: a sentence or two. */
  readonly text: string;
}

/**
 * What keeps a part of a platform from being asked, in all processes: after each failure the part rests for a while, so that
 * no number of visitors can use up a quota or pile up behind a platform that hangs.
 */
export interface Troubles {
  /** @throws {ConnectorError} The part rests: the error that made it so. */
  readonly check: (part: string) => Promise<void>;
  /** Does the work unless the part rests. Work that succeeds ends an earlier trouble. @throws What `work` throws. */
  readonly attempt: <T>(part: string, work: () => Promise<T>) => Promise<T>;
  /** Makes a part rest, and writes it to the log once. @returns The error, to be thrown; it has `retryAfterSeconds`. */
  readonly raise: (part: string, error: ConnectorError, restMs: number) => Promise<ConnectorError>;
  /** @param parts Those that are looked after. */
  readonly notes: (parts: readonly string[]) => Promise<readonly OperatorNote[]>;
}

interface Kept {
  readonly code: ConnectorErrorCode;
  readonly platformCode: string | undefined;
  readonly message: string;
  /** When the part may be asked again. */
  readonly until: number;
}

/** What an operator has to mend stays on view after the rest, till it is seen to work or nobody has asked for a day. */
const ON_VIEW_MS = 24 * 3_600_000;

/** @param account Address. */
export function troublesOf(account: string, { store, now, log }: ConnectorIo): Troubles {
  const keyOf = (part: string): string => `trouble:${account}:${part}`;

  async function kept(part: string): Promise<Kept | undefined> {
    const text = await store.read(keyOf(part));
    return text === undefined ? undefined : (JSON.parse(text) as Kept);
  }

  /** @returns A trouble whose rest is over. */
  async function rested(part: string): Promise<Kept | undefined> {
    const trouble = await kept(part);
    if (!trouble || trouble.until <= now()) return trouble;
    const { code, message, platformCode, until } = trouble;
    const retryAfterSeconds = Math.ceil((until - now()) / 1_000);
    throw new ConnectorError(code, message, { platformCode, retryAfterSeconds });
  }

  return {
    async check(part) {
      await rested(part);
    },
    async attempt(part, work) {
      const earlier = await rested(part);
      const result = await work();
      if (earlier) await store.delete(keyOf(part));
      return result;
    },
    async raise(part, error, restMs) {
      const { code, platformCode, message } = error;
      const trouble: Kept = { code, platformCode, message, until: now() + restMs };
      const onViewMs = restMs + (code === 'misconfigured' ? ON_VIEW_MS : 0);
      await store.write(keyOf(part), JSON.stringify(trouble), onViewMs);
      // Many may fail at the same moment, here and elsewhere.
      if (await store.claim(`logged:${keyOf(part)}`, '', restMs)) {
        const level = severityOf(code) === 'error' ? 'error' : 'warn';
        log[level]({ account, part, platformCode, restMs, err: error.cause }, message);
      }
      return new ConnectorError(code, message, {
        platformCode,
        cause: error,
        retryAfterSeconds: Math.ceil(restMs / 1_000),
      });
    },
    async notes(parts) {
      const found = await Promise.all(
        parts.map(async (part): Promise<readonly OperatorNote[]> => {
          const trouble = await kept(part);
          return trouble ? [{ account, part, severity: severityOf(trouble.code), text: trouble.message }] : [];
        }),
      );
      return found.flat();
    },
  };
}

const severityOf = (code: ConnectorErrorCode): OperatorNote['severity'] =>
  code === 'misconfigured' || code === 'rate-limited' ? 'error' : 'warning';
