import type { Widget } from '../elements/shared/widget.js';
import { ViewEvent } from './view-event.js';
import { eachWidget } from './widgets.js';

/** How long a widget has to be seen. */
const VIEW_MS = 1_000;

/** How much of it; of a tall one, how much of the window it has to fill. */
const SHARE = 0.5;

/** Tells of each widget that a visitor has seen. @returns Stops it. */
export function tellViews(): () => void {
  const watched = new WeakSet<Widget>();
  const inView = new Map<Widget, ReturnType<typeof setTimeout> | undefined>();

  const seen = (widget: Widget): void => {
    // A link whose network is still on its way is not what was to be seen.
    if (!widget.ref) {
      count(widget);
      return;
    }
    inView.delete(widget);
    views.unobserve(widget);
    widget.dispatchEvent(new ViewEvent(widget.ref));
  };
  /** From now on; a page in the background is not looked at. */
  const count = (widget: Widget): void => {
    clearTimeout(inView.get(widget));
    inView.set(widget, document.hidden ? undefined : setTimeout(seen, VIEW_MS, widget));
  };
  const countAnew = (): void => [...inView.keys()].forEach(count);
  const views = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, intersectionRatio, intersectionRect, rootBounds } of entries) {
        const widget = target as Widget;
        const fills = rootBounds ? intersectionRect.height / rootBounds.height : 0;
        if (!isIntersecting || Math.max(intersectionRatio, fills) < SHARE) {
          clearTimeout(inView.get(widget));
          inView.delete(widget);
        } else if (!inView.has(widget)) {
          count(widget);
        }
      }
    },
    // Of a feed that is many windows long, half a window is a small share.
    { threshold: [...Array<undefined>(51)].map((_, step) => step / 50) },
  );
  const stop = eachWidget((widget) => {
    if (watched.has(widget)) return;
    watched.add(widget);
    views.observe(widget);
  });
  document.addEventListener('visibilitychange', countAnew);
  return () => {
    stop();
    views.disconnect();
    document.removeEventListener('visibilitychange', countAnew);
    for (const timer of inView.values()) clearTimeout(timer);
  };
}
