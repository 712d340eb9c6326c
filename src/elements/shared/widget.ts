import { html, LitElement } from 'lit';
import type { AccountRef } from '../../core/model.js';
import { onNetworkRegistered, parseAddress } from '../../core/network.js';
import { languageOf, type Language } from '../../locales/translate.js';
import { $consents } from '../../stores/consent.js';
import { $settings } from '../../stores/settings.js';

/** What the three elements share: an account to show, in the language of the place they stand in. */
export abstract class Widget extends LitElement {
  static override properties = { account: {} };

  /** Whose: an address such as `bluesky:river.example`, `mastodon:river@social.example`, `link:https://…`, or a profile URL. */
  declare account: string;

  /** @internal What `account` names. `undefined` while no network that reads it is known; then the slotted link is shown. */
  ref: AccountRef | undefined;
  #stop: readonly (() => void)[] = [];

  constructor() {
    super();
    this.account = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const update = (): void => this.requestUpdate();
    this.#stop = [onNetworkRegistered(update), $settings.listen(update), $consents.listen(update)];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stop) stop();
  }

  protected override willUpdate(_changed: Map<PropertyKey, unknown>): void {
    this.ref = undefined;
    for (const address of (this.account ?? '').split(/\s+/)) this.ref ??= address ? parseAddress(address) : undefined;
  }

  protected override render(): unknown {
    if (this.ref) {
      const language = languageOf(this.locale);
      if ('say' in language) return this.renderAccount(this.ref, language);
      void language.then(() => this.requestUpdate());
    }
    return html`<slot></slot>`;
  }

  /** Draws the account; called only when it is known which one, and in which language. */
  protected abstract renderAccount(ref: AccountRef, language: Language): unknown;

  /** The language to speak, as a BCP 47 tag; not yet known to be one that there is a table for. */
  protected get locale(): string {
    return $settings.get().locale || this.closest<HTMLElement>('[lang]')?.lang || navigator.language;
  }
}
