/** What widgets use where it is there, and draw all the same without. */
export const UNNEEDED = [
  'Worker',
  'SharedWorker',
  'IntersectionObserver',
  'ResizeObserver',
  'BroadcastChannel',
  'EventSource',
  'FinalizationRegistry',
  'WeakRef',
  'Iterator',
  'matchMedia',
  'open',
  'requestIdleCallback',
  'scheduler',
  'structuredClone',
  'trustedTypes',
  'crypto.randomUUID',
  'crypto.subtle',
  'navigator.locks',
  'navigator.sendBeacon',
  'navigator.serviceWorker',
  'navigator.storage',
  'navigator.userActivation',
  'Intl.DisplayNames',
  'Intl.ListFormat',
  'Intl.Segmenter',
  'Object.groupBy',
  'Promise.withResolvers',
  'URL.canParse',
  'URL.parse',
  'Array.prototype.findLast',
  'Element.prototype.checkVisibility',
  'Element.prototype.requestFullscreen',
];

/** What a request takes, one by one: without it the author’s links stay, and widgets say that there was no answer. */
export const MISSED = ['fetch', 'AbortSignal.any', 'AbortSignal.timeout', 'TextDecoderStream'];

/** What drawing takes: all browsers of since 2023 have it. Without it, no widget comes to life. */
export const NEEDED = [
  'customElements',
  'CSSStyleSheet',
  'MutationObserver',
  'Document.prototype.adoptedStyleSheets',
  'Element.prototype.attachShadow',
  'Object.hasOwn',
];

/** A script for a page that takes things away, by their names. */
export const without = (...names) => `for (const name of ${JSON.stringify(names)}) {
  const path = name.split('.');
  const last = path.pop();
  const owner = path.reduce((object, key) => object?.[key], globalThis);
  if (owner) Object.defineProperty(owner, last, { value: undefined, configurable: true, writable: true });
}`;

/** A script for a page whose visitor lets no site keep anything: each look at a storage throws. */
export const REFUSED = `for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
  const get = () => { throw new DOMException('Storage is refused', 'SecurityError'); };
  Object.defineProperty(globalThis, name, { get, configurable: true });
}`;
