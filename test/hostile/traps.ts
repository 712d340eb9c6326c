/** What must never happen to the page, whatever is drawn in a widget. */

const RUNS = ['alert', 'confirm', 'prompt', 'print', 'open', 'hacked'] as const;

/** Events that payloads wait for. */
const EVENTS = ['load', 'error', 'mouseover', 'mouseenter', 'pointerover', 'focus', 'focusin', 'blur', 'toggle'];
const LATER = ['animationstart', 'animationend', 'transitionend', 'begin', 'start', 'copy', 'wheel', 'keydown'];

const ownKeys = (): string =>
  [Object, Array, Function, String, Element]
    .map(({ prototype }) => Reflect.ownKeys(prototype).map(String).join())
    .join('|');

/**
 * Looks at a page from here on. `sprung` says what has happened to it since; nothing, if all is well.
 * @param mayAsk Whether a request belongs to what the widgets draw, such as a feed's pictures. Those of the page itself do.
 */
export function setTraps(
  neighbour: HTMLElement,
  mayAsk: (request: PerformanceResourceTiming) => boolean,
): {
  readonly sprung: () => readonly string[];
  readonly remove: () => void;
} {
  const sprung: string[] = [];
  const page = window as unknown as Record<string, unknown>;
  const before = RUNS.map((name) => page[name]);
  for (const name of RUNS) page[name] = (): void => void sprung.push(`${name} was called`);
  const keys = ownKeys();
  const place = JSON.stringify(neighbour.getBoundingClientRect());
  const { scrollWidth } = document.documentElement;
  const { title } = document;
  const look = (entries: PerformanceEntryList): void => {
    for (const request of entries as PerformanceResourceTiming[]) {
      if (!request.name.startsWith(`${location.origin}/`) && !mayAsk(request)) sprung.push(`asked for ${request.name}`);
    }
  };
  const requests = new PerformanceObserver((list) => look(list.getEntries()));
  requests.observe({ type: 'resource' });
  return {
    sprung() {
      if (ownKeys() !== keys) sprung.push('a prototype has changed');
      if (JSON.stringify(neighbour.getBoundingClientRect()) !== place) sprung.push('the neighbour has moved');
      if (document.documentElement.scrollWidth !== scrollWidth) sprung.push('the page is wider');
      if (document.title !== title || document.baseURI !== location.href) sprung.push('the document is another');
      look(requests.takeRecords());
      return sprung;
    },
    remove() {
      requests.disconnect();
      RUNS.forEach((name, index) => (page[name] = before[index]));
    },
  };
}

/** Does to each element in a shadow tree what a visitor and a page could do to it; links are not followed. */
export function provoke(root: ShadowRoot): void {
  const stay = (event: Event): void => event.preventDefault();
  root.addEventListener('click', stay);
  for (const element of root.querySelectorAll('*')) {
    for (const type of [...EVENTS, ...LATER]) {
      // A picture that fails is taken away, and what was to be looked at with it.
      if (type !== 'error' || !element.matches('img')) element.dispatchEvent(new Event(type, { cancelable: true }));
    }
    // Pictures open in a dialog, which is not what they say.
    if (element.matches('a:not([part=picture]), p, span, li, b, code')) (element as HTMLElement).click();
  }
  root.removeEventListener('click', stay);
}
