/**
 * What Lit's server build takes for the global object, and would put its stand-ins for a browser's classes into: other
 * libraries of the same server take those for a browser.
 */
export const world = {
  Event: globalThis.Event,
  CustomEvent: globalThis.CustomEvent,
  customElements: undefined as CustomElementRegistry | undefined,
};
