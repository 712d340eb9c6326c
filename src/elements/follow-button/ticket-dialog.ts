import { html, nothing } from 'lit';
import type { FollowEnd, HandOver, HomeQuestion } from '../../core/following.js';
import { networkOf } from '../../core/network.js';
import { $follows, followOf } from '../../stores/follows.js';
import { define } from '../shared/define.js';
import { DialogElement } from '../shared/dialog-element.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { tokens } from '../shared/tokens.styles.js';
import type { AppWays } from './app-ways.js';
import { renderSteps, renderTimeLeft, type Step } from './attempt-progress.js';
import type { FollowButton } from './follow-button.js';
import { PageWays } from './page-ways.js';
import { qrStyles } from './qr-code.js';
import { isOfVisitor } from './real-click.js';
import { soundTicket } from './sound-ticket.js';
import type { TicketButton } from './ticket-button.js';
import { ticketDialogStyles } from './ticket-dialog.styles.js';
import { endText } from './ticket-words.js';

const SECOND_MS = 1_000;
/** Long enough to be read, short enough not to be closed by hand. */
const SEEN_MS = 1_500;
const EXPIRED = { state: 'expired' } as const;
const DECLINED = { state: 'declined', reason: 'denied' } as const;

/** What beginning anew has brought, besides an attempt. */
export interface Restarted {
  /** What went wrong, in words. */
  readonly problem?: string;
  readonly handOver?: HandOver;
}

/** What the dialog shows, and what its buttons do. */
interface Attempt extends Omit<TicketButton, 'button'> {
  /** The network's page is in a window already. */
  readonly isInWindow: boolean;
  /** It takes the place of this one, and leads back: there can be no other window. */
  readonly isInPlace: boolean;
  /** Shown in place of an attempt that is watched. */
  readonly handOver: HandOver | undefined;
  /** Draws what has no page. `undefined`: it has one, or this cannot be loaded. */
  readonly appWays: typeof AppWays | undefined;
  /** It takes a follow back. */
  readonly isUndo: boolean;
  /** What the visitor was asked; `undefined`: nothing. */
  readonly question: HomeQuestion | undefined;
  /** Asks that anew. */
  readonly askHome: () => void;
  readonly restart: () => Promise<Restarted>;
  /** The same in place of this page. `undefined`: it cannot be. */
  readonly redirect: (() => Promise<Restarted>) | undefined;
}

/** Shows how an attempt to follow stands, or one to take that back: its QR code, its time, its steps. Closing it ends nothing. */
class TicketDialog extends DialogElement {
  static override styles = [tokens, dialogStyles, qrStyles, ticketDialogStyles];

  attempt!: Attempt;
  #ways: PageWays | AppWays | undefined;
  #expiresAt = 0;
  /** Where its page is. */
  #host: string | undefined;
  /** Nobody will tell how it ends. */
  #handOver = false;
  #step: Step = 'pending';
  #end: FollowEnd | undefined;
  /** How it ended, in words. */
  #endText = '';
  /** What went wrong with beginning anew. */
  #problem: string | undefined;
  #isBusy = false;
  #stop = (): void => {};

  override connectedCallback(): void {
    super.connectedCallback();
    const unlisten = $follows.listen(() => this.#look());
    const timer = setInterval(() => this.requestUpdate(), SECOND_MS);
    this.#stop = () => {
      unlisten();
      clearInterval(timer);
    };
    if (this.attempt.handOver) this.#show(this.attempt.handOver);
    this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  /** Shows how the attempt ended. @param text The same in words. */
  conclude(end: FollowEnd, text: string): void {
    this.#end = end;
    this.#endText = text;
    this.requestUpdate();
    void this.#keepFocus();
  }

  protected override get heading(): string {
    const { ref, language, isUndo } = this.attempt;
    const { handle, label: network } = networkOf(ref);
    const values = { handle: handle(ref), network };
    return language.say(isUndo ? 'Unfollow {handle} on {network}' : 'Follow {handle} on {network}', values);
  }

  protected override renderBody(): unknown {
    const end = this.#end;
    const isDone = this.#step === 'done';
    const isOver = end ?? isDone;
    const ways = this.#ways;
    const code = ways?.renderCode() ?? nothing;
    const links = isOver ? nothing : ways?.renderLinks(this.#isBusy);
    const isCodeLast = ways?.hasLinksFirst;
    return html`<p class="quiet" role="status">${this.#sentence()}</p>
      ${isCodeLast ? links : nothing}
      <div class=${isOver ? 'code over' : 'code'}>
        ${code}${end ? this.#renderAgain(end, code !== nothing) : isDone ? html`<b aria-hidden="true">✓</b>` : nothing}
      </div>
      ${isCodeLast ? nothing : links} ${isOver ? nothing : ways?.renderNotes(!this.#handOver)}
      ${isDone ? nothing : this.#renderAnother()}
      ${isOver || this.#handOver ? nothing : renderTimeLeft(this.#expiresAt, this.language)}
      ${this.#handOver ? nothing : this.#renderSteps()}`;
  }

  /** What the visitor does next, or how it ended. */
  #sentence(): string {
    const { attempt, language } = this;
    if (this.#problem) return this.#problem;
    if (this.#end) return this.#endText;
    if (this.#step === 'done') return endText({ state: attempt.isUndo ? 'not-following' : 'following' }, attempt);
    if (this.#step === 'scanned') return language.say('Now confirm it on the page that was opened.');
    const host = attempt.isUndo && this.#host;
    if (host) return language.say('To unfollow, confirm it on {host}.', { host });
    return this.#ways?.sentence(!this.#handOver) ?? '';
  }

  #renderSteps(): unknown {
    const now = this.#end ? undefined : this.#step;
    return renderSteps(now, this.attempt.isUndo ? 'Unfollowed' : 'Following', this.#ways?.opened, this.language);
  }

  /** Another place to follow from, where the visitor has named one. */
  #renderAnother(): unknown {
    const { question } = this.attempt;
    if (!question) return nothing;
    // Where there is a standard server, it is who they are that visitors are asked for.
    const text = question.standard ? 'Use another account' : 'Use another server';
    return html`<p class="ways">
      <button class="link" ?disabled=${this.#isBusy} @click=${this.#onAnother}>${this.language.say(text)}</button>
    </p>`;
  }

  #renderAgain(end: FollowEnd, hasCode: boolean): unknown {
    if (end.state === 'declined' && end.reason === 'follow-limit') return nothing;
    return html`<button class="primary" ?disabled=${this.#isBusy} @click=${this.#onRestart}>
      ${this.language.say(end.state === 'expired' && hasCode ? 'New code' : 'Try again')}
    </button>`;
  }

  /** What this browser knows of the attempt, whichever tab has learnt it. */
  #look(): void {
    const { attempt } = this;
    const { step, ticket, relationship } = followOf(attempt.ref) ?? {};
    if (ticket) this.#take(ticket);
    if (!step && !relationship === attempt.isUndo && !this.#isBusy) {
      if (this.#step !== 'done') setTimeout(this.close, SEEN_MS);
      this.#step = 'done';
    } else if (ticket && (step === 'pending' || step === 'scanned')) {
      this.#step = step;
      this.#end = undefined;
    } else if (!step && !this.#isBusy && !this.#handOver && !this.#end) {
      // Another tab has seen the end; how it was, this one can tell by the time alone.
      const end = this.#expiresAt <= Date.now() ? EXPIRED : DECLINED;
      this.#end = end;
      this.#endText = endText(end, attempt);
      void this.#keepFocus();
    }
    this.requestUpdate();
  }

  /** What has no page is finished by the network's app. */
  #take(ticket: HandOver): void {
    const { attempt, language } = this;
    const { approveUrl, expiresAt } = soundTicket(ticket);
    this.#host = approveUrl && new URL(approveUrl).host;
    const Ways = approveUrl ? undefined : attempt.appWays;
    this.#expiresAt = expiresAt;
    if (Ways) {
      if (!(this.#ways instanceof Ways)) this.#ways = new Ways(attempt, () => this.requestUpdate());
    } else if (!(this.#ways instanceof PageWays)) {
      const onRedirect =
        attempt.redirect && ((event: Event) => void (isOfVisitor(event) && this.#begin(attempt.redirect!)));
      this.#ways = new PageWays({ ...attempt, language, onRedirect });
    }
    this.#ways.take(ticket);
  }

  /** What had the focus may be gone with the step before. */
  async #keepFocus(): Promise<void> {
    await this.updateComplete;
    if (!this.shadowRoot!.activeElement) this.renderRoot.querySelector<HTMLElement>('.primary, .close')?.focus();
  }

  readonly #onRestart = (event: Event): void => {
    if (isOfVisitor(event)) void this.#begin(this.attempt.restart);
  };

  readonly #onAnother = (): void => {
    this.close();
    this.attempt.askHome();
  };

  async #begin(how: () => Promise<Restarted>): Promise<void> {
    this.#isBusy = true;
    this.#ways?.leaveWindow();
    this.#problem = undefined;
    this.requestUpdate();
    const { problem, handOver } = await how();
    this.#problem = problem;
    this.#isBusy = false;
    if (handOver) this.#show(handOver);
    this.#look();
  }

  /** Shows ways of which nobody will tell how they end. */
  #show(handOver: HandOver): void {
    this.#handOver = true;
    this.#end = undefined;
    this.#take(handOver);
  }
}

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
