/**
 * What Magpie uses of `lit`, for the bundle that pages load from a CDN: there, Lit with all it can do would be more than half
 * of a follow button. The package's own modules import the real `lit`; the element tests run on both.
 */
import { drawInto, type Child } from './template.js';

export { html, nothing } from './template.js';

export function css(strings: TemplateStringsArray): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(strings[0]!);
  return sheet;
}

interface PropertyDeclaration {
  readonly type?: unknown;
  readonly attribute?: string | false;
}

interface ReactiveController {
  hostConnected?(): void;
  hostDisconnected?(): void;
  hostUpdate?(): void;
  hostUpdated?(): void;
}

/** Elements that are to be drawn, in the order in which they have asked. */
const waiting = new Set<LitElement>();

/** Draws them in one turn: one after the other would be a promise and more for each, and there may be thousands. */
function drawAll(): void {
  for (const element of waiting) {
    waiting.delete(element);
    element.performUpdate();
  }
}

export class LitElement extends HTMLElement {
  static properties: Readonly<Record<string, PropertyDeclaration>> = {};
  static styles: CSSStyleSheet | readonly CSSStyleSheet[] = [];

  /** By attribute: the property, and its type. */
  declare static names: Map<string, readonly [string, unknown]>;

  /** Asked once, when the element is defined: the moment to make the properties reactive. */
  static get observedAttributes(): string[] {
    this.names = new Map();
    this.styles = [this.styles].flat(2) as CSSStyleSheet[];
    for (const [name, { attribute = name.toLowerCase(), type }] of Object.entries(this.properties)) {
      if (attribute) this.names.set(attribute, [name, type]);
      Object.defineProperty(this.prototype, name, {
        get(this: LitElement) {
          return this.#values[name];
        },
        set(this: LitElement, value: unknown) {
          const before = this.#values[name];
          this.#values[name] = value;
          if (!Object.is(before, value)) this.requestUpdate();
        },
      });
    }
    return [...this.names.keys()];
  }

  declare renderRoot: ShadowRoot;
  readonly #values: Record<string, unknown> = {};
  readonly #controllers: ReactiveController[] = [];
  #pending = false;
  #child: Child | undefined;
  /** Set by the page before the element was defined; they win over the defaults that constructors set. */
  #early: Record<string, unknown> | undefined;

  constructor() {
    super();
    for (const name in (this.constructor as typeof LitElement).properties) {
      if (Object.hasOwn(this, name)) {
        (this.#early ??= {})[name] = this[name as keyof this];
        Reflect.deleteProperty(this, name);
      }
    }
  }

  /** Kept when what is to be drawn is. */
  get updateComplete(): Promise<boolean> {
    return Promise.resolve().then(() => !this.#pending);
  }

  addController(controller: ReactiveController): void {
    this.#controllers.push(controller);
  }

  connectedCallback(): void {
    if (!this.renderRoot) {
      this.renderRoot = this.attachShadow({ mode: 'open' });
      this.renderRoot.adoptedStyleSheets = (this.constructor as typeof LitElement).styles as CSSStyleSheet[];
      this.#child = drawInto(this.renderRoot);
      Object.assign(this, this.#early);
      this.requestUpdate();
    }
    this.#tell('hostConnected');
  }

  disconnectedCallback(): void {
    this.#tell('hostDisconnected');
  }

  attributeChangedCallback(attribute: string, _: string | null, text: string | null): void {
    const [name, type] = (this.constructor as typeof LitElement).names.get(attribute)!;
    (this as Record<string, unknown>)[name] =
      type === Boolean ? text !== null : type === Number && text !== null ? Number(text) : text;
  }

  requestUpdate(): void {
    if (!this.#pending && this.renderRoot) {
      this.#pending = true;
      if (waiting.add(this).size < 2) queueMicrotask(drawAll);
    }
  }

  #tell(what: keyof ReactiveController): void {
    for (const controller of this.#controllers) controller[what]?.();
  }

  performUpdate(): void {
    try {
      this.willUpdate?.();
      this.#tell('hostUpdate');
      this.#child!.draw(this.render?.());
      this.#pending = false;
      this.#tell('hostUpdated');
      this.updated?.();
    } catch (error) {
      this.#pending = false;
      // Such as where the page's Trusted Types allow no policy of ours: the page's own link stays, and so do other elements.
      if (!this.renderRoot.firstElementChild) this.renderRoot.append(document.createElement('slot'));
      console.error(error);
    }
  }

  protected willUpdate?(): void;
  protected updated?(): void;
  protected render?(): unknown;
}
