/** The configuration may be right, and the gateway cannot start all the same: what was in the way, in a sentence. */
export class StartError extends Error {
  override readonly name = 'StartError';

  /** @param obstacle What was in the way, and what was expected; holds no secret. */
  constructor(obstacle: string, cause: unknown) {
    super(`The gateway cannot start: ${obstacle}`, { cause });
  }
}

/** What an error of the system, or of a database, says of itself; some of Node’s have a code alone. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return error.message || ('code' in error ? String(error.code) : error.name);
}
