import { html, nothing } from 'lit';
import type { HandOver } from '../../core/following.js';
import type { Language } from '../../locales/translate.js';
import { renderQrCode } from './qr-code.js';
import { soundTicket } from './sound-ticket.js';

/** Where the network's page is, which finishes an attempt. */
interface Place {
  readonly language: Language;
  /** In a window already. */
  readonly isInWindow: boolean;
  /** It takes the place of this one, and leads back: there can be no other window. */
  readonly isInPlace: boolean;
  /** Takes this page along. `undefined`: it cannot be. */
  readonly onRedirect: ((event: Event) => void) | undefined;
}

/** Of an address that people read; characters. */
const LONGEST = 80;

/** How an attempt is drawn that a page of the network finishes, in a window or on a phone. */
export class PageWays {
  readonly hasLinksFirst = false;
  readonly #place: Place;
  #url: string | undefined;
  #qrText: string | undefined;
  #code: { readonly text: string; readonly drawing: unknown } | undefined;
  /** Not that of an attempt that was begun anew. */
  #isInWindow: boolean;

  constructor(place: Place) {
    this.#place = place;
    this.#isInWindow = place.isInWindow;
  }

  /** Draws this attempt from now on. @param ticket As it comes from storage. */
  take(ticket: HandOver): void {
    const { approveUrl, qrText } = soundTicket(ticket);
    this.#url = approveUrl;
    this.#qrText = qrText;
  }

  /** The window of before is out of reach. */
  leaveWindow(): void {
    this.#isInWindow = false;
  }

  /** What happens to the page first. */
  get opened(): 'Scanned' | 'Opened' {
    return this.#scannable && !this.#isInWindow ? 'Scanned' : 'Opened';
  }

  /** What the visitor does next. */
  sentence(): string {
    const { say } = this.#place.language;
    if (!this.#scannable) return say(this.#isInWindow ? 'Go on in the window that has opened.' : 'Go on here.');
    return say(
      this.#isInWindow
        ? 'Go on in the window that has opened, or scan this with your phone.'
        : 'Scan this with your phone, or go on here.',
    );
  }

  renderCode(): unknown {
    const text = this.#scannable;
    if (!text) return nothing;
    if (this.#code?.text !== text) {
      this.#code = { text, drawing: renderQrCode(text, this.#place.language.say('Scan with your phone’s camera')) };
    }
    return this.#code.drawing;
  }

  /** @param isBusy An attempt is being begun anew. */
  renderLinks(isBusy: boolean): unknown {
    const url = this.#url;
    const { language, isInPlace, onRedirect } = this.#place;
    const inThisTab = language.say('Go on in this tab');
    if (!url) return nothing;
    if (isInPlace) return html`<p class="ways"><a class="primary" href=${url} autofocus>${inThisTab}</a></p>`;
    if (this.#isInWindow) {
      // One that can be typed is shown whole.
      const shown = url.length > LONGEST ? new URL(url).host : url;
      return html`<p class="quiet address"><a href=${url} target="_blank" rel="noopener">${shown}</a></p>`;
    }
    return html`<p class="ways">
      <a class="primary" href=${url} target="_blank" rel="noopener" autofocus>${language.say('Open in a window')}</a>
      ${
        onRedirect ? html`<button class="link" ?disabled=${isBusy} @click=${onRedirect}>${inThisTab}</button>` : nothing
      }
    </p>`;
  }

  renderNotes(): unknown {
    return nothing;
  }

  /** A phone cannot scan itself. */
  get #scannable(): string | undefined {
    return matchMedia('(pointer: coarse) and (width <= 40em)').matches ? undefined : this.#qrText;
  }
}
