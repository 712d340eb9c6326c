import { html, LitElement } from 'lit';
import type { AccountRef } from '../../core/model.js';
import { networkOf, onNetworkRegistered, parseAddress, type Markup, type PageSettings } from '../../core/network.js';
import { languageOf, type Language } from '../../locales/translate.js';
import { $consents } from '../../stores/consent.js';
import { $follows } from '../../stores/follows.js';
import { $settings } from '../../stores/settings.js';

/** By what loads them: parts of elements, or promises of them. */
const parts = new Map<() => Promise<object>, object>();

/** Those in the page. One listener for all of them hears of what may change what they draw: there may be thousands. */
const widgets = new Set<Widget>();

function updateAll(): void {
  for (const widget of widgets) widget.requestUpdate();
}

for (const $store of [$settings, $consents, $follows]) $store.listen(updateAll);
onNetworkRegistered(updateAll);

/** What the three elements share: an account to show, in the language of the place they stand in. */
export abstract class Widget extends LitElement {
  static override properties = { account: {}, theme: {} };

  /**
   * Whose: an address such as `bluesky:river.example`, `mastodon:river@social.example`, `link:https://…`, or a profile URL.
   * Several, separated by white space, are shown as one.
   */
  declare account: string;

  /**
   * A look to begin with: `minimal` (no border, no background), `soft` (rounder, on a sunk surface), `sharp` (square corners,
   * stronger lines) or `contrast` (strong text and lines). Without one, or with any other word, the widget's own. Tokens win
   * over it.
   */
  declare theme: 'minimal' | 'soft' | 'sharp' | 'contrast' | undefined;

  /**
   * @internal What `account` names. `undefined` while no network that reads it is known, or where the page does not say where
   * that is; then the slotted link is shown.
   */
  ref: AccountRef | undefined;
  /** What the author has put into the element, for one that needs no more than a link. */
  declare protected readonly markup: Markup | undefined;
  #direction = '';

  constructor() {
    super();
    this.account = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    widgets.add(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    widgets.delete(this);
  }

  protected override willUpdate(_changed: Map<PropertyKey, unknown>): void {
    if (this.theme) this.later(loadThemes)?.theme(this);
    let all = 'several:';
    this.ref = undefined;
    // A framework may set what is no text.
    const account: unknown = this.account;
    for (const address of String(account).split(/\s+/)) {
      const ref = address && parseAddress(address);
      if (ref && networkOf(ref).profileUrl(ref, $settings.get() as PageSettings, this.markup)) {
        all += ` ${address}`;
        // The first stands for all while the network of several is on its way, and where they are one in two spellings.
        this.ref = this.ref ? (parseAddress(all) ?? this.ref) : ref;
      }
    }
  }

  protected override render(): unknown {
    if (this.ref) {
      const language = this.spoken;
      if ('say' in language) {
        const direction = language.say('');
        // Arabic runs from right to left on any page. Not as `dir`, which is the author's; on servers there is no `style`.
        if (direction !== this.#direction && (this.style as unknown)) {
          this.style.direction = this.#direction = direction;
        }
        return this.renderAccount(this.ref, language);
      }
      void language.then(() => this.requestUpdate());
    }
    return html`<slot></slot>`;
  }

  /** Draws the account; called only when it is known which one, and in which language. */
  protected abstract renderAccount(ref: AccountRef, language: Language): unknown;

  /**
   * @internal A part of an element that most pages never need, loaded when it is; the element draws again when it is there.
   * @param load The same function each time.
   * @returns `undefined` until then, and for good where it cannot be loaded.
   */
  later<T extends object>(load: () => Promise<T>): T | undefined {
    const part = parts.get(load) ?? load().then((loaded) => void parts.set(load, loaded));
    // A page may have another `Promise` than `import()` has.
    if (!('then' in part)) return part as T;
    parts.set(load, part);
    // What cannot be loaded is missing; the browser's console names the file.
    (part as Promise<void>).then(
      () => this.requestUpdate(),
      () => {},
    );
    return undefined;
  }

  /** The language that the account is spoken of in; a promise while its table is on its way. */
  protected get spoken(): ReturnType<typeof languageOf> {
    return languageOf($settings.get().locale || languageAt(this) || navigator.language, networkOf(this.ref!));
  }
}

const loadThemes = (): Promise<typeof import('./themes.js')> => import('./themes.js');

/** Of the nearest element that says so, out of the shadow roots that the widget may stand in. */
function languageAt(place: Element): string | undefined {
  const { host } = place.getRootNode() as ShadowRoot;
  return place.closest<HTMLElement>('[lang]')?.lang || (host && languageAt(host));
}
