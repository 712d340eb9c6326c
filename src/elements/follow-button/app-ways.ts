import { html, nothing } from 'lit';
import { readFollowLinks } from '../../core/follow-links.js';
import type { FollowLink, HandOver } from '../../core/following.js';
import { networkOf } from '../../core/network.js';
import { fieldsOf } from '../../core/read.js';
import { safeUrl } from '../../core/url.js';
import type { MessageKey } from '../../locales/messages.js';
import { awaitLaunch } from './app-launch.js';
import { renderQrCode } from './qr-code.js';
import { qrPicture, renderPicture } from './qr-picture.js';
import { soundTicket } from './sound-ticket.js';
import { surroundingsOf } from './surroundings.js';
import type { TicketButton } from './ticket-button.js';

/** A code as it is drawn. */
interface Code {
  readonly text: string;
  /** Where the device that shows it is the one with the app. */
  readonly picture: string | undefined;
  readonly drawing: unknown;
}

/**
 * How an attempt is drawn that the network's app finishes: by a code for another device, or by a link where this is the one
 * with the app.
 */
export class AppWays {
  /** No platform tells of a scan. */
  readonly opened = undefined;
  readonly #shown: Omit<TicketButton, 'button'>;
  readonly #requestUpdate: () => void;
  readonly #phone;
  /** Whether this is the browser of the app that the account is followed in. */
  readonly #isAtHome: boolean;
  #qrText: string | undefined;
  #qrImageUrl: string | undefined;
  #links: readonly FollowLink[] = [];
  /** The app was asked for, and has not come. */
  #isMissing = false;
  /** Pictures that did not come. */
  readonly #broken = new Set<string>();
  #code: Code | undefined;

  /** @param browser What the page stands in. */
  constructor(
    shown: Omit<TicketButton, 'button'>,
    requestUpdate: () => void,
    browser: Parameters<typeof surroundingsOf>[0] = navigator,
  ) {
    const { app, phone } = surroundingsOf(browser);
    this.#shown = shown;
    this.#requestUpdate = requestUpdate;
    this.#phone = phone;
    this.#isAtHome = app === shown.ref.network;
  }

  /** Draws this attempt from now on. @param ticket As it comes from storage. */
  take(ticket: HandOver): void {
    const { qrImageUrl, links } = fieldsOf(ticket);
    this.#qrText = soundTicket(ticket).qrText;
    this.#qrImageUrl = safeUrl(qrImageUrl);
    this.#links = readFollowLinks(links);
  }

  leaveWindow(): void {
    // It never was in one.
  }

  /** What the visitor does next. @param isTold Whether this page will know how it ends. */
  sentence(isTold: boolean): string {
    const hasCode = this.#text ?? this.#image;
    if (this.#isMissing) return this.#say('Did {app} not open? Go on another way.');
    if (this.#isAtHome) return this.#say(hasCode ? 'Press and hold the QR code to go on.' : 'Go on here.');
    if (!this.#phone) return this.#say(isTold ? 'Scan with {app}. This page will know.' : 'Scan with {app}');
    if (this.#bestLinks.length) return this.#say('Go on in {app}.');
    return this.#say(hasCode ? 'Save the QR code, and choose it when you scan with {app}.' : 'Go on here.');
  }

  renderCode(): unknown {
    const label = this.#say('Scan with {app}');
    const image = this.#image;
    const text = this.#text;
    if (!text) return image ? renderPicture(image, label, this.#leaveOut(image)) : nothing;
    if (this.#code?.text !== text) {
      // For another device's camera a drawing is enough, and sharper.
      const picture = this.hasLinksFirst ? qrPicture(text) : undefined;
      this.#code = { text, picture, drawing: renderQrCode(text, label) };
    }
    const { picture, drawing } = this.#code;
    return picture && !this.#broken.has(picture) ? renderPicture(picture, label, this.#leaveOut(picture)) : drawing;
  }

  /** Whether the links stand above the code: this device has the app. */
  get hasLinksFirst(): boolean {
    return Boolean(this.#phone) || this.#isAtHome;
  }

  /** What needs no second device, the best first. */
  renderLinks(): unknown {
    const links = this.#bestLinks.map((link, at) => this.#renderLink(link, at === 0 && this.hasLinksFirst));
    return links.length ? html`<p class="ways">${links}</p>` : nothing;
  }

  /** What is said of the code; and where nobody tells this page of the end, that. */
  renderNotes(isTold: boolean): unknown {
    const picture = this.#phone && !this.#isAtHome && this.#code?.picture;
    return [
      picture
        ? html`<p class="ways">
            <a class="link" href=${picture} download="qr.png">${this.#say('Save the QR code')}</a>
          </p>`
        : nothing,
      isTold ? nothing : html`<p class="quiet">${this.#say('{network} does not tell this page how it ends.')}</p>`,
    ];
  }

  #renderLink({ where, url }: FollowLink, isFirst: boolean): unknown {
    const look = isFirst ? 'primary' : 'link';
    const isPage = /^https?:/.test(url);
    const text = this.#say(isPage ? 'Open the page of {handle}' : 'Open {app}');
    // A tab of its own would stay empty behind an app, and an app's browser has none.
    return isPage && where !== 'in-app'
      ? html`<a class=${look} href=${url} target="_blank" rel="noopener">${text}</a>`
      : html`<a class=${look} href=${url} @click=${isPage ? nothing : this.#onLaunch}>${text}</a>`;
  }

  /** In the order that they are best in here. Where there is neither a link nor a code, the account's page is what is left. */
  get #bestLinks(): readonly FollowLink[] {
    const order = [this.#isAtHome && 'in-app', this.#phone, 'anywhere'];
    const links = order.flatMap((where) => this.#links.filter((link) => link.where === where));
    return links.length || this.#text || this.#image ? links : [{ where: 'anywhere', url: this.#shown.way.url }];
  }

  /** What the code says. Where the network has none, it leads a phone to the account's page; a phone cannot scan itself. */
  get #text(): string | undefined {
    return this.#qrText ?? (this.hasLinksFirst || this.#image ? undefined : this.#shown.way.url);
  }

  /** A picture of a code whose text is not known. */
  get #image(): string | undefined {
    return this.#qrImageUrl && !this.#broken.has(this.#qrImageUrl) ? this.#qrImageUrl : undefined;
  }

  #say(text: MessageKey): string {
    const { ref, language } = this.#shown;
    const { handle, label } = networkOf(ref);
    return language.say(text, { handle: handle(ref), network: label, app: label });
  }

  #leaveOut(url: string): () => void {
    return () => {
      this.#broken.add(url);
      this.#requestUpdate();
    };
  }

  readonly #onLaunch = (): void => {
    this.#isMissing = false;
    this.#requestUpdate();
    awaitLaunch(() => {
      this.#isMissing = true;
      this.#requestUpdate();
    });
  };
}
