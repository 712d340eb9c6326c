import { LitElement } from 'lit';
import { define } from './define.js';
import { Widget } from './widget.js';

const { createRenderRoot } = LitElement.prototype as unknown as Record<string, () => HTMLElement | DocumentFragment>;

/**
 * Registers one of the three elements. What a server has drawn for it, and `magpie-widgets/ssr/hydrate` is not there to bring
 * to life, is drawn anew.
 */
export function defineWidget(tag: string, element: typeof Widget & CustomElementConstructor): void {
  if (!Object.hasOwn(Widget.prototype, 'createRenderRoot')) {
    Object.assign(Widget.prototype, {
      createRenderRoot(this: Widget) {
        this.shadowRoot?.replaceChildren();
        return createRenderRoot!.call(this);
      },
    });
  }
  define(tag, element);
}
