/** What is wrong with the configuration: all of it at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** A sentence for each value: which one, and what was expected. None holds a secret. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The gateway cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}
