import type { Widget } from '../elements/shared/widget.js';

const TAGS = 'magpie-follow-button, magpie-account-card, magpie-post-feed';

/** Whether a place of the page is one of the elements; it may not be defined yet. */
export function isWidget(place: Element): place is Widget {
  return place.matches(TAGS);
}

/**
 * Calls back for each widget of the page, those that are there and those that come; for one inside a shadow root of the page
 * once it has loaded, and perhaps more than once for any.
 * @returns Stops it.
 */
export function eachWidget(found: (widget: Widget) => void): () => void {
  const look = (): void => document.querySelectorAll<Widget>(TAGS).forEach(found);
  const observer = new MutationObserver(look);
  const onLoad = (event: Event): void => {
    const [target] = event.composedPath();
    if (target instanceof Element && isWidget(target)) found(target);
  };
  look();
  observer.observe(document, { childList: true, subtree: true });
  addEventListener('magpie-load', onLoad);
  return () => {
    observer.disconnect();
    removeEventListener('magpie-load', onLoad);
  };
}
