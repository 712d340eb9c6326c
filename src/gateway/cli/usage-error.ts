/** The command was not given as it is to be: what to do instead, in a sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
