import type { CSSResult } from 'lit';
import { adoptStyles } from './adopt-styles.js';
import { contrast } from './themes/contrast.styles.js';
import { minimal } from './themes/minimal.styles.js';
import { sharp } from './themes/sharp.styles.js';
import { soft } from './themes/soft.styles.js';
import type { Widget } from './widget.js';

const themes = new Map<string, CSSResult>(Object.entries({ contrast, minimal, sharp, soft }));

/** Gives a widget the look that its `theme` names, in place of any other; a name that no look has is none. */
export function theme(widget: Widget): void {
  const { shadowRoot } = widget;
  const wanted = themes.get(widget.theme ?? '');
  for (const style of themes.values()) {
    // In the bundle for CDNs, `css` makes the style sheet itself.
    const sheet = style.styleSheet ?? (style as unknown as CSSStyleSheet);
    const at = style === wanted ? -1 : (shadowRoot?.adoptedStyleSheets.indexOf(sheet) ?? -1);
    if (at >= 0) shadowRoot!.adoptedStyleSheets.splice(at, 1);
  }
  if (wanted) adoptStyles(widget, wanted);
}
