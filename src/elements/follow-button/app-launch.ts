/** Longer than a phone takes to show another app; milliseconds. */
const LAUNCH_MS = 2_500;

/**
 * Waits for an app that the visitor has opened by a link. No browser says whether there is one: where this page is still what
 * is seen some time later, there is none, or it is being asked for.
 * @param onMissing Called then, once.
 */
export function awaitLaunch(onMissing: () => void): void {
  const over = new AbortController();
  const timer = setTimeout(() => {
    over.abort();
    onMissing();
  }, LAUNCH_MS);
  document.addEventListener(
    'visibilitychange',
    () => {
      clearTimeout(timer);
      over.abort();
    },
    { signal: over.signal },
  );
}
