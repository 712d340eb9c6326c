import { ClickEvent } from './click-event.js';
import { isWidget } from './widgets.js';

/** Tells of each click on a link or a button of a widget, in the widget that is nearest to it. @returns Stops it. */
export function tellClicks(): () => void {
  const onClick = (event: MouseEvent): void => {
    const path = event.composedPath().filter((place) => place instanceof Element);
    const widget = path.find(isWidget);
    // A click on a picture in a link is one on the link; a click beside everything is none.
    const control = path.slice(0, path.indexOf(widget as Element)).find((place) => place.matches('a[href], button'));
    if (!widget?.ref || !control) return;
    const part = path.find((place) => place.part.length > 0 && place !== widget)?.part[0] ?? '';
    widget.dispatchEvent(new ClickEvent(widget.ref, part, control instanceof HTMLAnchorElement ? control.href : ''));
  };
  // Before the page or the widget itself gets to see it: either may end it.
  addEventListener('click', onClick, true);
  return () => removeEventListener('click', onClick, true);
}
