import { html, LitElement, nothing } from 'lit';
import type { Language } from '../../locales/translate.js';

/** Whoever clicks twice to open a dialog does not mean the backdrop that has come in between. */
const DOUBLE_CLICK_MS = 500;

/** A modal dialog that lives in the shadow root of the element that opened it, and goes when it is closed. */
export abstract class DialogElement extends LitElement {
  /** Set before it is put into the page. */
  language!: Language;
  #openedAt = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('exportparts', 'dialog');
  }

  /** What it is about; names the dialog for screen readers too. */
  protected abstract readonly heading: string;

  protected override render(): unknown {
    // For what `:dir()` mirrors; the direction itself is inherited.
    const direction = this.language.say('') || nothing;
    return html`<dialog
      part="dialog"
      dir=${direction}
      aria-labelledby="heading"
      @close=${() => this.remove()}
      @click=${this.#onBackdrop}
    >
      <header>
        <h2 id="heading">${this.heading}</h2>
        <button class="close" aria-label=${this.language.say('Close')} @click=${this.close}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>
        </button>
      </header>
      ${this.renderBody()}
    </dialog>`;
  }

  protected abstract renderBody(): unknown;

  protected override updated(): void {
    if (this.dialog.open) return;
    this.dialog.showModal();
    this.#openedAt = performance.now();
  }

  protected get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  protected readonly close = (): void => this.dialog.close();

  readonly #onBackdrop = (event: MouseEvent): void => {
    // The padding belongs to the dialog's content box; only the backdrop reports the dialog at a point outside of it.
    const { left, right, top, bottom } = this.dialog.getBoundingClientRect();
    const { clientX: x, clientY: y, timeStamp } = event;
    if (timeStamp - this.#openedAt < DOUBLE_CLICK_MS) return;
    if (event.target === this.dialog && (x < left || x > right || y < top || y > bottom)) this.close();
  };
}
