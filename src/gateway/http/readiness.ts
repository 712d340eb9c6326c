import type { components } from '../../core/gateway-api.js';

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

async function inTime(answer: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${TIMEOUT_MS} ms.`)), TIMEOUT_MS);
  });
  try {
    await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
