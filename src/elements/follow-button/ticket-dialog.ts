import { html, nothing } from 'lit';
import type { FollowEnd, FollowTicket } from '../../core/following.js';
import { networkOf } from '../../core/network.js';
import { $follows, followOf } from '../../stores/follows.js';
import { define } from '../shared/define.js';
import { DialogElement } from '../shared/dialog-element.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { tokens } from '../shared/tokens.styles.js';
import { renderSteps, renderTimeLeft, type Step } from './attempt-progress.js';
import type { FollowButton } from './follow-button.js';
import { qrStyles, renderQrCode } from './qr-code.js';
import { soundTicket } from './sound-ticket.js';
import type { TicketButton } from './ticket-button.js';
import { ticketDialogStyles } from './ticket-dialog.styles.js';
import { endText } from './ticket-words.js';

const SECOND_MS = 1_000;
/** Long enough to be read, short enough not to be closed by hand. */
const SEEN_MS = 1_500;

/** What the dialog shows, and what its buttons do. */
interface Attempt extends Omit<TicketButton, 'button'> {
  /** The network's page is in a window already. */
  readonly isInWindow: boolean;
  /** It takes the place of this one, and leads back: there can be no other window. */
  readonly isInPlace: boolean;
  /** Begins anew. @returns What went wrong, in words. */
  readonly restart: () => Promise<string | undefined>;
  /** The same in place of this page. `undefined`: it cannot be. */
  readonly redirect: (() => Promise<string | undefined>) | undefined;
}

/** Shows how an attempt to follow stands: its QR code, its time, its steps. Closing it ends nothing. */
class TicketDialog extends DialogElement {
  static override styles = [tokens, dialogStyles, qrStyles, ticketDialogStyles];

  attempt!: Attempt;
  /** Whether the network's page is in a window; not that of an attempt that was begun anew. */
  #isInWindow = false;
  #ticket: FollowTicket | undefined;
  #step: Step = 'pending';
  #end: FollowEnd | undefined;
  /** What went wrong with beginning anew. */
  #problem: string | undefined;
  #isBusy = false;
  #code: { readonly text: string; readonly drawing: unknown } | undefined;
  #stop = (): void => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.#isInWindow = this.attempt.isInWindow;
    const unlisten = $follows.listen(() => this.#look());
    const timer = setInterval(() => this.requestUpdate(), SECOND_MS);
    this.#stop = () => {
      unlisten();
      clearInterval(timer);
    };
    this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  /** Shows how the attempt ended. */
  conclude(end: FollowEnd): void {
    this.#end = end;
    this.requestUpdate();
    void this.#keepFocus();
  }

  protected override get heading(): string {
    const { ref, language } = this.attempt;
    const { handle, label: network } = networkOf(ref);
    return language.say('Follow {handle} on {network}', { handle: handle(ref), network });
  }

  protected override renderBody(): unknown {
    const end = this.#end;
    const isDone = this.#step === 'following';
    const isOver = end ?? isDone;
    return html`<p class="quiet" role="status">${this.#sentence()}</p>
      <div class=${isOver ? 'code over' : 'code'}>
        ${this.#renderCode()}${end ? this.#renderAgain(end) : isDone ? html`<b aria-hidden="true">✓</b>` : nothing}
      </div>
      ${isOver ? nothing : [this.#renderWays(), this.#ticket ? renderTimeLeft(this.#ticket.expiresAt, this.language) : nothing]}
      ${renderSteps(end ? undefined : this.#step, this.#hasCode && !this.#isInWindow, this.language)}`;
  }

  /** What the visitor does next, or how it ended. */
  #sentence(): string {
    const { language } = this.attempt;
    if (this.#problem) return this.#problem;
    if (this.#end) return endText(this.#end, this.attempt);
    if (this.#step === 'following') return endText({ state: 'following' }, this.attempt);
    if (this.#step === 'scanned') return language.say('Now confirm it on the page that was opened.');
    if (!this.#hasCode) {
      return language.say(this.#isInWindow ? 'Go on in the window that has opened.' : 'Go on here.');
    }
    return language.say(
      this.#isInWindow
        ? 'Go on in the window that has opened, or scan this with your phone.'
        : 'Scan this with your phone, or go on here.',
    );
  }

  /** A phone cannot scan itself. */
  get #hasCode(): boolean {
    return Boolean(this.#ticket?.qrText) && !matchMedia('(pointer: coarse) and (width <= 40em)').matches;
  }

  #renderCode(): unknown {
    const text = this.#ticket?.qrText;
    if (!text || !this.#hasCode) return nothing;
    if (this.#code?.text !== text) {
      const label = this.language.say('Scan with your phone’s camera');
      this.#code = { text, drawing: renderQrCode(text, label) };
    }
    return this.#code.drawing;
  }

  #renderAgain(end: FollowEnd): unknown {
    if (end.state === 'declined' && end.reason === 'follow-limit') return nothing;
    return html`<button class="primary" ?disabled=${this.#isBusy} @click=${this.#onRestart}>
      ${this.language.say(end.state === 'expired' ? 'New code' : 'Try again')}
    </button>`;
  }

  #renderWays(): unknown {
    const url = this.#ticket?.approveUrl;
    if (!url) return nothing;
    const { isInPlace, redirect } = this.attempt;
    const { say } = this.language;
    const inThisTab = say('Go on in this tab');
    if (isInPlace) return html`<p class="ways"><a class="primary" href=${url} autofocus>${inThisTab}</a></p>`;
    if (this.#isInWindow) {
      return html`<p class="quiet address"><a href=${url} target="_blank" rel="noopener">${url}</a></p>`;
    }
    return html`<p class="ways">
      <a class="primary" href=${url} target="_blank" rel="noopener" autofocus>${say('Open in a window')}</a>
      ${
        redirect
          ? html`<button class="link" ?disabled=${this.#isBusy} @click=${this.#onRedirect}>${inThisTab}</button>`
          : nothing
      }
    </p>`;
  }

  /** What this browser knows of the attempt, whichever tab has learnt it. */
  #look(): void {
    const { step, ticket, relationship } = followOf(this.attempt.ref) ?? {};
    if (ticket) this.#ticket = soundTicket(ticket);
    if (relationship && !step) {
      if (this.#step !== 'following') setTimeout(this.close, SEEN_MS);
      this.#step = 'following';
    } else if (step && ticket) {
      this.#step = step;
      this.#end = undefined;
    } else if (!step && !this.#isBusy) {
      // Another tab has seen the end; how it was, this one can tell by the time alone.
      this.#end ??= isOver(this.#ticket) ? { state: 'expired' } : { state: 'declined', reason: 'denied' };
      void this.#keepFocus();
    }
    this.requestUpdate();
  }

  /** What had the focus may be gone with the step before. */
  async #keepFocus(): Promise<void> {
    await this.updateComplete;
    if (!this.shadowRoot!.activeElement) this.renderRoot.querySelector<HTMLElement>('.primary, .close')?.focus();
  }

  readonly #onRestart = (): void => void this.#begin(this.attempt.restart);

  readonly #onRedirect = (): void => void this.#begin(this.attempt.redirect!);

  async #begin(how: () => Promise<string | undefined>): Promise<void> {
    this.#isBusy = true;
    this.#isInWindow = false;
    this.#problem = undefined;
    this.requestUpdate();
    this.#problem = await how();
    this.#isBusy = false;
    this.requestUpdate();
  }
}

const isOver = (ticket: FollowTicket | undefined): boolean => !ticket || ticket.expiresAt <= Date.now();

export function open({ renderRoot }: FollowButton, attempt: Attempt): void {
  define('magpie-ticket-dialog', TicketDialog);
  // Two clicks while this file was on its way are one wish.
  if (renderRoot.querySelector('magpie-ticket-dialog')) return;
  const { language } = attempt;
  renderRoot.appendChild(Object.assign(document.createElement('magpie-ticket-dialog'), { attempt, language }));
}

declare global {
  interface HTMLElementTagNameMap {
    'magpie-ticket-dialog': TicketDialog;
  }
}
