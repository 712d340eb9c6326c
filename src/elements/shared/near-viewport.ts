const callbacks = new WeakMap<Element, () => void>();

/** Made when it is needed: where elements are only rendered, on a server, there is none. */
let observer: IntersectionObserver | undefined;

/** Apart from what calls it: the observer lives as long as the page, and would keep the first element with it. */
const observe = (): IntersectionObserver =>
  new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) callbacks.get(target)?.();
    },
    // One viewport above and below: what a visitor may reach before an answer does.
    { rootMargin: '100% 0px' },
  );

/** Calls back when an element comes near what the visitor sees, which may be at once, and again until it has left. */
export function whenNearViewport(element: Element, callback: () => void): void {
  observer ??= observe();
  callbacks.set(element, callback);
  observer.observe(element);
}

/** Stops that. */
export function leaveViewport(element: Element): void {
  observer?.unobserve(element);
  callbacks.delete(element);
}
