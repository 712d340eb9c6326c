const callbacks = new WeakMap<Element, () => void>();

/** Made when it is needed: where elements are only rendered, on a server, there is none. */
let observer: IntersectionObserver | undefined;

/** Calls back when an element comes near what the visitor sees, which may be at once. @returns Stops it. */
export function whenNearViewport(element: Element, callback: () => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) callbacks.get(target)?.();
    },
    // One viewport above and below: what a visitor may reach before an answer does.
    { rootMargin: '100% 0px' },
  );
  const stop = (): void => {
    observer!.unobserve(element);
    callbacks.delete(element);
  };
  callbacks.set(element, () => {
    stop();
    callback();
  });
  observer.observe(element);
  return stop;
}
