/**
 * Brings to life what `magpie-widgets/ssr` has drawn: the nodes stay, nothing is asked for that is fresh, and nothing moves.
 * Imported before the elements are: `import 'magpie-widgets/ssr/hydrate'; import 'magpie-widgets/all';`. An element that was
 * defined before this is drawn anew.
 */
import { LitElement, type PropertyValues, type ReactiveController } from 'lit';
import { Widget } from '../../elements/shared/widget.js';
import { adopt } from './adopt.js';
import { insidesOf } from './insides.js';
import { prepare } from './prepare.js';
import { showNewer } from './seed.js';
import { isServed, noteController, served } from './served.js';

const addController = Reflect.get(Widget.prototype, 'addController');
const { createRenderRoot, scheduleUpdate, update } = insidesOf(LitElement.prototype as Widget);

Object.assign(Widget.prototype, {
  addController(this: Widget, controller: ReactiveController): void {
    noteController(this, controller);
    addController.call(this, controller);
  },
  createRenderRoot(this: Widget) {
    const root = this.shadowRoot;
    if (root && isServed(root)) {
      served.add(this);
      // What it measures before it is alive would be drawn otherwise than it was.
      Object.assign(this, { updated: () => {} });
      return root;
    }
    root?.replaceChildren();
    return createRenderRoot.call(this);
  },
  scheduleUpdate(this: Widget) {
    return served.has(this) ? prepare(this).then(() => scheduleUpdate.call(this)) : scheduleUpdate.call(this);
  },
  update(this: Widget, changed: PropertyValues): void {
    if (!served.has(this)) {
      update.call(this, changed);
      return;
    }
    adopt(this, changed);
    served.delete(this);
    Reflect.deleteProperty(this, 'updated');
    if (!served.size) showNewer();
    // What the server has drawn without.
    this.requestUpdate();
  },
});
