/** Registers an element, unless the page holds another copy of it: the first one wins, and no script throws. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
