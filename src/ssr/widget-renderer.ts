import { LitElementRenderer } from '@lit-labs/ssr/lib/lit-element-renderer.js';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { renderValue, type RenderInfo } from '@lit-labs/ssr/lib/render-value.js';
import type { CSSResult, ReactiveController } from 'lit';
import type { RemoteController } from '../elements/shared/remote-controller.js';
import { Widget } from '../elements/shared/widget.js';
import type { languageOf } from '../locales/translate.js';
import { escapeHtml } from './escape.js';
import { adoptedStylesOf } from './in-place/elements/shared/adopt-styles.js';
import { currentPage, type Want } from './page.js';
import { withoutStyleAttributes } from './style-rules.js';
import { withoutScript } from './without-script.styles.js';
import type { WantedStore } from './wanted-store.js';

/** What a widget has that only its own class may use. */
interface Insides {
  willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void;
  render(): unknown;
}

const controllers = new WeakMap<Widget, ReactiveController[]>();

Widget.prototype.addController = function (controller): void {
  const all = controllers.get(this) ?? [];
  controllers.set(this, all);
  all.push(controller);
};
// Nobody listens, and nothing is drawn again.
Widget.prototype.dispatchEvent = () => true;

/** What a widget does only while somebody looks on; the first drawing in a browser is without it, too. */
const still = { infinite: false, refresh: 0 };

/** Draws a widget as Lit's renderer draws any element, with what its controllers do, and all of its styles. */
export class WidgetRenderer extends LitElementRenderer {
  declare element: Widget;

  override connectedCallback(): void {
    for (const [name, value] of Object.entries(still)) {
      if (name in this.element) this.setProperty(name, value);
    }
    (this.element as unknown as Insides).willUpdate(new Map());
    for (const controller of controllers.get(this.element) ?? []) controller.hostUpdate?.();
  }

  override renderShadow(info: RenderInfo): string[] {
    const { element } = this;
    const { elementStyles } = element.constructor as typeof Widget;
    const drawn = collectResultSync(renderValue((element as unknown as Insides).render(), info));
    const { body, rules } = withoutStyleAttributes(drawn);
    const styles = [...elementStyles, ...adoptedStylesOf(element), withoutScript] as CSSResult[];
    const { nonce } = currentPage();
    return [`<style${nonce ? ` nonce="${escapeHtml(nonce)}"` : ''}>${styles.join('')}${rules}</style>`, body];
  }

  /** What the widget wants to show; nothing for one that shows nothing remote. */
  get wants(): readonly Want<unknown>[] {
    return (controllers.get(this.element) ?? []).flatMap((controller) => {
      const store = (controller as Partial<RemoteController<unknown>>).store as WantedStore<unknown> | undefined;
      return store ? [store.want] : [];
    });
  }
}

const drawLater = Reflect.get(Widget.prototype, 'later') as (
  this: Widget,
  load: () => Promise<object>,
) => object | undefined;
const loads = new WeakMap<() => Promise<object>, Promise<unknown>>();

/** Parts that a server draws without are missing for good; the page waits for the others. */
Widget.prototype.later = function <T extends object>(load: () => Promise<T>): T | undefined {
  const part = drawLater.call(this, load) as T | undefined;
  if (part) return 'onlyInBrowsers' in part ? undefined : part;
  let loading = loads.get(load);
  if (!loading) loads.set(load, (loading = load()));
  currentPage().pending.add(loading);
  return undefined;
};

const spoken = Object.getOwnPropertyDescriptor(Widget.prototype, 'spoken')!;

/** The page waits for the table of a language. */
Object.defineProperty(Widget.prototype, 'spoken', {
  get(this: Widget) {
    const language = spoken.get!.call(this) as ReturnType<typeof languageOf>;
    if (!('say' in language)) currentPage().pending.add(language);
    return language;
  },
});
