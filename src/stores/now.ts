import { atom } from 'nanostores';

/** As often as an age in minutes needs it, give or take half of one. */
const TICK_MS = 30_000;

let timer: ReturnType<typeof setInterval> | undefined;

/** The page's one clock: milliseconds since 1970. It goes while somebody listens through `onTick`. */
export const $now = atom(Date.now());

const tick = (): void => $now.set(Date.now());

/** Calls back whenever the clock has moved. @returns Stops it. */
export function onTick(listener: () => void): () => void {
  if (!$now.lc) {
    tick();
    timer = setInterval(tick, TICK_MS);
  }
  const stop = $now.listen(listener);
  return () => {
    stop();
    if (!$now.lc) clearInterval(timer);
  };
}
