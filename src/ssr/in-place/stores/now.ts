/**
 * No clock: what is drawn may be read tomorrow, from a cache or a built site, so ages are said as days. In a browser, the first
 * drawing over what the server has drawn holds the page's clock at the same time.
 */
export const $now = { get: (): number => Infinity };

/** @returns Nothing to stop. */
export function onTick(): () => void {
  return () => {};
}
