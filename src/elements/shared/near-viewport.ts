const callbacks = new WeakMap<Element, () => void>();

/**
 * One for all, none on servers. Not made in a function: it lives as long as the page, and would keep the element that the
 * function was called for, also where a minifier has moved it into its caller.
 */
const observer: IntersectionObserver | undefined =
  globalThis.IntersectionObserver &&
  new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) callbacks.get(target)?.();
    },
    // One viewport above and below: what a visitor may reach before an answer does.
    { rootMargin: '100% 0px' },
  );

/** Calls back when an element comes near what the visitor sees, which may be at once, and again until it has left. */
export function whenNearViewport(element: Element, callback: () => void): void {
  callbacks.set(element, callback);
  observer?.observe(element);
}

/** Stops that. */
export function leaveViewport(element: Element): void {
  observer?.unobserve(element);
  callbacks.delete(element);
}
