import type { PropertyValues, RenderOptions } from 'lit';
import type { Widget } from '../../elements/shared/widget.js';

/** What a widget has that only its own class may use, and what brings it to life. */
export interface Insides {
  readonly renderOptions: RenderOptions;
  /** In what language the account is spoken of; a promise while its table is on its way. */
  readonly spoken: object;
  readonly createRenderRoot: (this: Widget) => HTMLElement | DocumentFragment;
  readonly scheduleUpdate: (this: Widget) => unknown;
  readonly willUpdate: (this: Widget, changed: PropertyValues) => void;
  readonly update: (this: Widget, changed: PropertyValues) => void;
  readonly render: (this: Widget) => unknown;
}

export const insidesOf = (widget: Widget): Insides => widget as unknown as Insides;
