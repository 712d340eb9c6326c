/**
 * What a page's script tag loads in place of `magpie.js` where a server has drawn the widgets: the same, and they keep the nodes
 * and the data that the server has sent. It asks for nothing while these are fresh.
 */
import './magpie.js';
import type { RemoteController } from '../elements/shared/remote-controller.js';
import { Widget } from '../elements/shared/widget.js';
import { sent } from '../stores/cache.js';
import { $settings } from '../stores/settings.js';
import { adoptAt, agrees } from './adopt.js';
import { LitElement } from './lit.js';
import { isMark } from './marks.js';
import { nothing } from './template.js';

type Controller = Parameters<LitElement['addController']>[0];

/** What is overruled of elements. */
interface Overruled {
  addController: (this: LitElement, controller: Controller) => void;
  render: (this: LitElement) => unknown;
  later: (this: LitElement, load: () => Promise<object>) => object | undefined;
}

/** What tells whether an element waits. */
interface Insides {
  readonly ref: Widget['ref'];
  readonly spoken: object;
}

const controllers = new WeakMap<LitElement, Controller[]>();
const { addController } = LitElement.prototype as unknown as Overruled;

LitElement.prototype.addController = function (controller): void {
  controllers.set(this, [...(controllers.get(this) ?? []), controller]);
  addController.call(this, controller);
};

/** Asked by an element when it first comes into the page; a shadow root that came with it would be emptied otherwise. */
LitElement.prototype.attachShadow = function (init): ShadowRoot {
  const root = this.shadowRoot;
  if (!root) return HTMLElement.prototype.attachShadow.call(this, init);
  takeData(root);
  hydrate(this, root);
  return root;
};

/** Gives the stores what the server has loaded; they look at it as at what others may have written into storage. */
function takeData(root: ShadowRoot): void {
  for (const { textContent } of root.querySelectorAll('script[type="application/json"]')) {
    try {
      const data = JSON.parse(textContent) as Readonly<
        Record<string, { readonly at: number; readonly value: unknown }>
      >;
      for (const [key, { at, value }] of Object.entries(data)) {
        // The server's clock may be ahead of the visitor's.
        sent[key] = JSON.stringify({ at: Math.min(at, Date.now()), value });
      }
    } catch {
      // Nothing that a server of ours sends: the networks are asked.
    }
  }
}

/**
 * Lets an element take over what is there as soon as it would draw the same: while it waits for a language, a part or an
 * answer that the server had, the visitor goes on seeing what the server drew.
 */
function hydrate(element: LitElement, root: ShadowRoot): void {
  const own = element as unknown as Overruled;
  const { render, later } = own;
  const waits = new Set<() => Promise<object>>();
  const start = [...root.childNodes].find((node) => isMark(node, 'lit-part'));
  let draw: ((value: unknown) => void) | undefined;
  own.later = (load) => {
    const part = later.call(element, load);
    if (!part) {
      waits.add(load);
      const done = (): void => {
        waits.delete(load);
        element.requestUpdate();
      };
      load().then(done, done);
    }
    return part;
  };
  own.render = () => {
    waits.clear();
    const value = render.call(element);
    if (!draw) {
      if (!(start && agrees(value, start)) && (waits.size || isWaiting(element))) return nothing;
      Reflect.deleteProperty(element, 'later');
      if (!start) {
        // Not what a server of ours sends: drawn anew.
        Reflect.deleteProperty(element, 'render');
        return value;
      }
      draw = adoptAt(start, value);
      // The element's own have taken their place.
      for (const node of [...root.children]) if (/^(style|script)$/.test(node.localName)) node.remove();
      failAgain(root);
    } else {
      draw(value);
    }
    // So nothing is drawn beside it.
    return nothing;
  };
}

/** Whether an element cannot say yet what it will draw. */
function isWaiting(element: LitElement): boolean {
  const { ref, spoken } = element as unknown as Insides;
  return (
    (element as unknown) instanceof Widget &&
    (!ref ||
      !('say' in spoken) ||
      controllers.get(element)!.some((one) => (one as Partial<RemoteController<unknown>>).value?.state === 'loading'))
  );
}

/** Pictures that failed before anybody listened. */
function failAgain(root: ShadowRoot): void {
  for (const picture of root.querySelectorAll('img')) {
    if (picture.complete && !picture.naturalWidth && picture.getAttribute('src')) {
      picture.dispatchEvent(new Event('error'));
    }
  }
}

// The settings on a script tag are read from that of magpie.js.
const script = [...document.scripts].find(({ src }) => src === import.meta.url);
$settings.set({ ...script?.dataset, ...$settings.get() });
