import { Widget } from '../../elements/shared/widget.js';
import { insidesOf } from './insides.js';
import { asServed } from './as-served.js';
import { seed } from './seed.js';
import { controllersOf, served } from './served.js';

/** More than any widget needs: what cannot be loaded is asked for once. */
const MAX_ROUNDS = 10;

/** Of the widget that is being looked through: what it waits for. */
let pending: Promise<unknown>[] = [];
/** Parts that have been loaded, or cannot be. */
const settled = new WeakSet<() => Promise<object>>();
const later = Reflect.get(Widget.prototype, 'later') as (
  this: Widget,
  load: () => Promise<object>,
) => object | undefined;

/**
 * Until a widget is alive, a part that is on its way is waited for. What a follow button has besides its link, the server has
 * not drawn; it comes with the next drawing.
 */
Widget.prototype.later = function <T extends object>(load: () => Promise<T>): T | undefined {
  const part = later.call(this, load) as T | undefined;
  if (!served.has(this)) return part;
  if (part) return this.localName === 'magpie-follow-button' && 'draw' in part ? undefined : part;
  if (!settled.has(load)) pending.push(settle(load));
  return undefined;
};

/** Waits until the widgets have a part, too: they and this ask for the same file, and who is told first is not said. */
async function settle(load: () => Promise<object>): Promise<void> {
  await Promise.allSettled([load()]);
  await new Promise((go) => setTimeout(go));
  settled.add(load);
}

/** Waits until the widget can be drawn as the server has drawn it. Never fails. */
export async function prepare(widget: Widget): Promise<void> {
  const insides = insidesOf(widget);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    pending = [];
    asServed(widget, () => {
      insides.willUpdate.call(widget, new Map());
      for (const controller of controllersOf(widget)) controller.hostUpdate?.();
    });
    seed(widget);
    asServed(widget, () => {
      insides.render.call(widget);
      if (widget.ref && insides.spoken instanceof Promise) pending.push(insides.spoken);
    });
    if (!pending.length) return;
    await Promise.allSettled(pending);
  }
}
