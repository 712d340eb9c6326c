/**
 * What Magpie uses of `lit`, on top of the real lit-html, for the bundle that pages load from a CDN: there, the parts of
 * ReactiveElement that no element of ours needs (converters, finalizing, legacy fall-backs) would be a sixth of a follow
 * button. The package's own modules import `lit` itself. The element tests run on both.
 */
import { render, type TemplateResult } from 'lit-html';

export { html, nothing, render } from 'lit-html';

export function css(strings: TemplateStringsArray): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(strings[0]!);
  return sheet;
}

interface PropertyDeclaration {
  readonly type?: unknown;
  readonly attribute?: string | false;
  readonly reflect?: boolean;
}

interface ReactiveController {
  hostConnected?(): void;
  hostDisconnected?(): void;
  hostUpdate?(): void;
  hostUpdated?(): void;
}

export class LitElement extends HTMLElement {
  static properties: Readonly<Record<string, PropertyDeclaration>> = {};
  static styles: CSSStyleSheet | readonly CSSStyleSheet[] = [];
  static readonly #accessors = new WeakSet<object>();

  /** Asked once, when the element is defined: the moment to make the properties reactive. */
  static get observedAttributes(): string[] {
    const { prototype, properties } = this;
    if (!LitElement.#accessors.has(prototype)) {
      LitElement.#accessors.add(prototype);
      for (const name of Object.keys(properties)) {
        Object.defineProperty(prototype, name, {
          configurable: true,
          get(this: LitElement) {
            return this.#values[name];
          },
          set(this: LitElement, value: unknown) {
            const before = this.#values[name];
            this.#values[name] = value;
            if (!Object.is(before, value)) this.requestUpdate(name, before);
          },
        });
      }
    }
    return Object.keys(properties).flatMap((name) => attributeOf(name, properties[name]!) ?? []);
  }

  renderRoot!: ShadowRoot;
  hasUpdated = false;
  isUpdatePending = false;
  updateComplete: Promise<boolean> = Promise.resolve(true);
  readonly #values: Record<string, unknown> = {};
  readonly #controllers = new Set<ReactiveController>();
  #changed = new Map<string, unknown>();
  /** Set by the page before the element was defined. */
  #early: Record<string, unknown> | undefined;

  constructor() {
    super();
    for (const name of Object.keys(this.#properties)) {
      if (Object.hasOwn(this, name)) {
        (this.#early ??= {})[name] = this[name as keyof this];
        delete this[name as keyof this];
      }
    }
  }

  get #properties(): Readonly<Record<string, PropertyDeclaration>> {
    return (this.constructor as typeof LitElement).properties;
  }

  addController(controller: ReactiveController): void {
    this.#controllers.add(controller);
  }

  connectedCallback(): void {
    if (!this.renderRoot) {
      this.renderRoot = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      this.renderRoot.adoptedStyleSheets = [(this.constructor as typeof LitElement).styles].flat();
      this.requestUpdate();
    }
    for (const controller of this.#controllers) controller.hostConnected?.();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  attributeChangedCallback(attribute: string, _: string | null, text: string | null): void {
    for (const [name, declaration] of Object.entries(this.#properties)) {
      if (attributeOf(name, declaration) === attribute) {
        const { type } = declaration;
        const value = type === Boolean ? text !== null : type === Number && text !== null ? Number(text) : text;
        (this as Record<string, unknown>)[name] = value;
      }
    }
  }

  requestUpdate(name?: string, before?: unknown): void {
    if (name !== undefined && !this.#changed.has(name)) this.#changed.set(name, before);
    if (!this.isUpdatePending && this.renderRoot) {
      this.isUpdatePending = true;
      this.updateComplete = this.#update();
    }
  }

  async #update(): Promise<boolean> {
    await undefined;
    if (this.#early) {
      Object.assign(this, this.#early);
      this.#early = undefined;
    }
    const changed = this.#changed;
    this.#changed = new Map();
    this.willUpdate(changed);
    for (const controller of this.#controllers) controller.hostUpdate?.();
    for (const [name, declaration] of Object.entries(this.#properties)) {
      if (declaration.reflect && changed.has(name)) this.#reflect(attributeOf(name, declaration)!, this.#values[name]);
    }
    render(this.render(), this.renderRoot, { host: this });
    this.isUpdatePending = false;
    this.hasUpdated = true;
    for (const controller of this.#controllers) controller.hostUpdated?.();
    this.updated(changed);
    return !this.isUpdatePending;
  }

  #reflect(attribute: string, value: unknown): void {
    if (value === false || value == null) this.removeAttribute(attribute);
    else if (this.getAttribute(attribute) !== String(value))
      this.setAttribute(attribute, value === true ? '' : String(value));
  }

  protected willUpdate(_changed: Map<string, unknown>): void {}
  protected updated(_changed: Map<string, unknown>): void {}
  protected render(): TemplateResult | unknown {
    return undefined;
  }
}

function attributeOf(name: string, { attribute }: PropertyDeclaration): string | undefined {
  return attribute === false ? undefined : (attribute ?? name.toLowerCase());
}
