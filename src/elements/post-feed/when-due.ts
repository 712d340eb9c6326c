/**
 * Calls back again and again, while the page is visible; at once where it is seen again after a longer time.
 * @param seconds Between two calls; asked each time. Nothing: it is over.
 * @param onEnd When it is over.
 * @param minSeconds However often is wished: more would be a burden to networks, and some keep their answers for a minute.
 */
export function whenDue(seconds: () => number | false, act: () => void, onEnd: () => void, minSeconds = 30): void {
  let lastAt = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    const every = seconds();
    if (!every) {
      document.removeEventListener('visibilitychange', wait);
      onEnd();
    } else if (document.visibilityState === 'visible') {
      const dueAt = lastAt + Math.max(every, minSeconds) * 1000;
      if (Date.now() < dueAt) {
        timer = setTimeout(wait, dueAt - Date.now());
      } else {
        lastAt = Date.now();
        act();
        wait();
      }
    }
  };
  document.addEventListener('visibilitychange', wait);
  wait();
}
