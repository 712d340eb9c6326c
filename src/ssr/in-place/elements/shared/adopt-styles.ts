import type { CSSResult, LitElement } from 'lit';

const adopted = new WeakMap<LitElement, Set<CSSResult>>();

/** Remembers the styles of a part that was loaded later, to be written with those of the element. */
export function adoptStyles(element: LitElement, ...styles: readonly CSSResult[]): void {
  const all = adopted.get(element) ?? new Set();
  adopted.set(element, all);
  for (const style of styles) all.add(style);
}

/** In the order in which they were adopted. */
export function adoptedStylesOf(element: LitElement): readonly CSSResult[] {
  return [...(adopted.get(element) ?? [])];
}
