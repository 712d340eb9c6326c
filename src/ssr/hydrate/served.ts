import type { ReactiveController } from 'lit';
import type { Widget } from '../../elements/shared/widget.js';

/** Widgets that a server has drawn and that are not alive yet. */
export const served = new Set<Widget>();

const controllers = new WeakMap<Widget, ReactiveController[]>();

export function noteController(widget: Widget, controller: ReactiveController): void {
  const all = controllers.get(widget) ?? [];
  controllers.set(widget, all);
  all.push(controller);
}

export function controllersOf(widget: Widget): readonly ReactiveController[] {
  return controllers.get(widget) ?? [];
}

/** Whether a shadow root holds what a server has drawn, in the form that Lit finds its way in. */
export function isServed(root: ShadowRoot): boolean {
  return [...root.childNodes].some((node) => node instanceof Comment && node.data.startsWith('lit-part'));
}
