/**
 * Waits for work so long, and no longer; the work goes on all the same.
 * @param waitMs Milliseconds.
 * @param tooLate What is thrown then.
 * @throws What the work throws, or `tooLate`.
 */
export async function beforeDeadline<T>(work: Promise<T>, waitMs: number, tooLate: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooLate()), waitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * As `AbortSignal.timeout`, of which Node.js holds no more than a weak reference: where only `AbortSignal.any` or an optimized
 * function knows it, garbage collection takes the deadline away, and what waits for it waits for ever.
 * @param ms Milliseconds.
 */
export function abortAfter(ms: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new DOMException('It took too long.', 'TimeoutError')), ms).unref();
  return controller.signal;
}
