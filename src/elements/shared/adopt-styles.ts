import type { CSSResult, LitElement } from 'lit';

/** Gives an element the styles of a part that was loaded later; once, however often it is asked. */
export function adoptStyles({ shadowRoot }: LitElement, ...styles: readonly CSSResult[]): void {
  const { adoptedStyleSheets } = shadowRoot!;
  for (const style of styles) {
    // In the bundle for CDNs, `css` makes the style sheet itself.
    const sheet = style.styleSheet ?? (style as unknown as CSSStyleSheet);
    if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  }
}
