/** What a visitor reads in an element: the text of its shadow tree with white space folded. */
export function read(element: Element): string {
  return folded(element.shadowRoot!.textContent);
}

/** The one element of a shadow tree that a selector finds. */
export function inside<Found extends Element = HTMLElement>(element: Element, selector: string): Found {
  const found = element.shadowRoot!.querySelector<Found>(selector);
  if (!found) throw new Error(`<${element.localName}> has no ${selector}.`);
  return found;
}

/** Whether a shadow tree holds something that a selector finds. */
export function has(element: Element, selector: string): boolean {
  return element.shadowRoot!.querySelector(selector) !== null;
}

/** Whether a visitor sees it. */
export function visible(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 0;
}

export function folded(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
