import { html, nothing } from 'lit';
import type { HomeQuestion } from '../../core/following.js';
import { networkOf } from '../../core/network.js';
import type { MessageKey } from '../../locales/messages.js';
import { followOf } from '../../stores/follows.js';
import { define } from '../shared/define.js';
import { DialogElement } from '../shared/dialog-element.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { tokens } from '../shared/tokens.styles.js';
import { openFollowWindow, type FollowWindow } from './follow-window.js';
import { homeStyles } from './home-dialog.styles.js';
import { hostOf } from './home.js';
import { isOfVisitor } from './real-click.js';
import type { TicketButton } from './ticket-button.js';

/** What the visitor is asked, and what their answer does. */
interface Asking {
  readonly shown: TicketButton;
  readonly question: HomeQuestion;
  /** What they have answered before. */
  readonly home: string;
  /** Why they are asked again, in words. */
  readonly problem: string | undefined;
  /**
   * Begins with an answer.
   * @param onBegun Called as soon as there is nothing to ask any more.
   * @returns Why another answer is needed, in words. `undefined`: the button says how it went.
   */
  readonly begin: (popup: FollowWindow | undefined, home: string, onBegun: () => void) => Promise<string | undefined>;
}

/** Asks, once, where on a network the visitor is, and goes on there. */
class HomeDialog extends DialogElement {
  static override styles = [tokens, dialogStyles, homeStyles];

  asking!: Asking;
  #home = '';
  #problem: string | undefined;
  #isLooking = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#home = this.asking.home;
    this.#problem = this.asking.problem;
  }

  protected override get heading(): string {
    const { ref } = this.asking.shown;
    const { handle, label: network } = networkOf(ref);
    const { say } = this.language;
    const values = { handle: handle(ref), network };
    return followOf(ref)?.relationship
      ? say('Unfollow {handle} on {network}', values)
      : say('Follow {handle} on {network}', values);
  }

  protected override renderBody(): unknown {
    const { say } = this.language;
    const { question, shown } = this.asking;
    const { standard } = question;
    const problem = this.#problem;
    return html`<form @submit=${this.#onSubmit}>
      <label for="home">${say(question.question as MessageKey)}</label>
      <input
        id="home"
        name="home"
        .value=${this.#home}
        placeholder=${say('For example: {example}', { example: question.example })}
        aria-describedby="hint"
        aria-invalid=${problem ? 'true' : nothing}
        autocapitalize="none"
        autocomplete="off"
        spellcheck="false"
        inputmode="url"
        enterkeyhint="go"
        dir="ltr"
        ?required=${standard === undefined}
        ?readonly=${this.#isLooking}
        autofocus
      />
      <p id="hint" class=${problem ? 'problem' : 'quiet'} role=${problem ? 'alert' : nothing}>
        ${problem ?? (standard ? say('Leave it empty for {server}.', { server: standard }) : nothing)}
        ${problem ? nothing : say('Remembered on this device only.')}
      </p>
      <p class="quiet" role="status">
        ${this.#isLooking ? say('Looking for {host} …', { host: hostOf(this.#home, question) }) : nothing}
      </p>
      <footer>
        <a class="quiet" href=${shown.way.url} target="_blank" rel="noopener"
          >${say('Open the page of {handle}', { handle: networkOf(shown.ref).handle(shown.ref) })}</a
        >
        <button class="primary" ?disabled=${this.#isLooking} @click=${this.#onContinue}>${say('Continue')}</button>
      </footer>
    </form>`;
  }

  /** Enter in the field presses the button, too; a form that a script submits begins nothing. */
  readonly #onSubmit = (event: SubmitEvent): void => event.preventDefault();

  readonly #onContinue = (event: MouseEvent): void => {
    const input = this.#input;
    if (!isOfVisitor(event) || !input.checkValidity()) return;
    event.preventDefault();
    this.#home = input.value.trim();
    // Now, while the click still counts.
    void this.#begin(openFollowWindow());
  };

  async #begin(popup: FollowWindow | undefined): Promise<void> {
    this.#problem = undefined;
    this.#isLooking = true;
    this.requestUpdate();
    this.#problem = await this.asking.begin(popup, this.#home, this.close);
    this.#isLooking = false;
    if (!this.#problem) {
      this.close();
      return;
    }
    this.requestUpdate();
    await this.updateComplete;
    this.#input.focus();
  }

  get #input(): HTMLInputElement {
    return this.renderRoot.querySelector('input')!;
  }
}

export function open(asking: Asking): void {
  define('magpie-home-dialog', HomeDialog);
  const { button, language } = asking.shown;
  const { renderRoot } = button;
  // Two clicks while this file was on its way are one wish.
  if (renderRoot.querySelector('magpie-home-dialog')) return;
  renderRoot.appendChild(Object.assign(document.createElement('magpie-home-dialog'), { asking, language }));
}

declare global {
  interface HTMLElementTagNameMap {
    'magpie-home-dialog': HomeDialog;
  }
}
