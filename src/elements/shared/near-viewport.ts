const callbacks = new WeakMap<Element, () => void>();

/** One viewport above and below: what a visitor may reach before an answer does. */
const observer =
  typeof IntersectionObserver === 'function'
    ? new IntersectionObserver(
        (entries) => {
          for (const { isIntersecting, target } of entries) if (isIntersecting) callbacks.get(target)?.();
        },
        { rootMargin: '100% 0px' },
      )
    : undefined;

/** Calls back when an element comes near what the visitor sees, which may be at once. @returns Stops it. */
export function whenNearViewport(element: Element, callback: () => void): () => void {
  if (!observer) {
    callback();
    return () => {};
  }
  const stop = (): void => {
    observer.unobserve(element);
    callbacks.delete(element);
  };
  callbacks.set(element, () => {
    stop();
    callback();
  });
  observer.observe(element);
  return stop;
}
