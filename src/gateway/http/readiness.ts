import type { components } from '../../core/gateway-api.js';
import type { OperatorNote } from '../connectors/troubles.js';
import { beforeDeadline } from '../deadline.js';

/** What `/readyz` answers. */
export type Readiness = components['schemas']['Readiness'];

/** One part that the gateway stands on. */
export interface ReadinessCheck {
  readonly name: string;
  /** @throws {Error} The part does not answer; what was thrown goes to the log, never to the caller. */
  readonly check: () => Promise<void>;
  /** What an operator is to do when it fails: a sentence. */
  readonly advice: string;
}

/** How long a part may take to answer. */
const TIMEOUT_MS = 2_000;

/**
 * What operators are to know of the platforms that the gateway is connected to. None of it is a reason to send visitors elsewhere,
 * so each is “ok”; the detail says how grave it is. Never throws. @param sources By name. @param onFailure Hears what one of them threw.
 */
export async function notesOf(
  sources: ReadonlyMap<string, () => Promise<readonly OperatorNote[]>>,
  onFailure: (name: string, error: unknown) => void,
): Promise<Readiness['checks']> {
  const notes = await Promise.all(
    [...sources].map(async ([name, notesNow]) => {
      try {
        return await inTime(notesNow());
      } catch (error) {
        onFailure(name, error);
        return [];
      }
    }),
  );
  return notes.flat().map(({ account, part, severity, text }) => ({
    name: `${account} ${part}`,
    status: 'ok',
    detail: `${severity === 'error' ? 'Error' : 'Warning'}: ${text}`,
  }));
}

/** Asks each part, all at once. Never throws. @param onFailure Hears what a part threw. */
export async function readinessOf(
  checks: readonly ReadinessCheck[],
  onFailure: (name: string, error: unknown) => void,
): Promise<Readiness> {
  const results = await Promise.all(
    checks.map(async ({ name, check, advice }): Promise<Readiness['checks'][number]> => {
      try {
        await inTime(check());
        return { name, status: 'ok' };
      } catch (error) {
        onFailure(name, error);
        return { name, status: 'failing', detail: advice };
      }
    }),
  );
  return { status: results.every(({ status }) => status === 'ok') ? 'ok' : 'failing', checks: results };
}

const inTime = <T>(answer: Promise<T>): Promise<T> =>
  beforeDeadline(answer, TIMEOUT_MS, () => new Error(`No answer within ${TIMEOUT_MS} ms.`));
