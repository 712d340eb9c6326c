import { hydrate } from '@lit-labs/ssr-client';
import { adoptStyles, ReactiveElement, render, type PropertyValues } from 'lit';
import type { Widget } from '../../elements/shared/widget.js';
import { $now } from '../../stores/now.js';
import { asServed } from './as-served.js';
import { insidesOf } from './insides.js';

/** Draws over what the server has drawn, and takes its nodes; where that is something else, draws anew. */
export function adopt(widget: Widget, changed: PropertyValues): void {
  const { renderOptions } = insidesOf(widget);
  const root = widget.shadowRoot!;
  ReactiveElement.prototype['update'].call(widget, changed);
  renderOptions.isConnected = widget.isConnected;
  asServed(widget, () => {
    const drawn = insidesOf(widget).render.call(widget);
    try {
      if (languageIn(root) !== spokenBy(widget)) throw new TypeError('Drawn in another language');
      hydrate(drawn, root, renderOptions);
      for (const made of [...root.children]) if (/^(style|script)$/.test(made.localName)) made.remove();
    } catch {
      // Drawn by another version, with other settings, or for another address.
      root.replaceChildren();
      Reflect.deleteProperty(root, '_$litPart$');
      render(drawn, root, renderOptions);
    }
  });
  widget.removeAttribute('defer-hydration');
  // In their usual order, at the moment when those of the server go.
  const later = [...root.adoptedStyleSheets];
  adoptStyles(root, (widget.constructor as typeof Widget).elementStyles);
  root.adoptedStyleSheets.push(...later);
  // Ages stay days until the page's clock goes on: nothing moves because a script has come.
  if ('posts' in widget) $now.set(Infinity);
  tellBroken(root);
}

function languageIn(root: ShadowRoot): string | undefined {
  return root.querySelector<HTMLElement>('[lang]:not([lang=""])')?.lang;
}

function spokenBy(widget: Widget): string | undefined {
  return widget.ref && (insidesOf(widget).spoken as { readonly tag?: string }).tag;
}

/** Pictures that failed before anybody listened. */
function tellBroken(root: ShadowRoot): void {
  for (const picture of root.querySelectorAll('img')) {
    if (picture.src && picture.complete && !picture.naturalWidth) picture.dispatchEvent(new Event('error'));
  }
}
