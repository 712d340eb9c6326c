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
