/** The head of an answer did not come in time. */
export class HeadTimeout extends DOMException {
  /** How long it was waited for. Milliseconds. */
  readonly headMs: number;

  constructor(headMs: number) {
    super('The answer did not begin in time.', 'TimeoutError');
    this.headMs = headMs;
  }
}
