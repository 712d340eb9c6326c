import { html, nothing } from 'lit';
import { toNetworkError } from '../../core/errors.js';
import type { AccountRef } from '../../core/model.js';
import { networkOf, type FollowWay } from '../../core/network.js';
import type { MessageKey } from '../../locales/messages.js';
import type { Language } from '../../locales/translate.js';
import { io } from '../../stores/io.js';
import { define } from '../shared/define.js';
import { DialogElement } from '../shared/dialog-element.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { tokens } from '../shared/tokens.styles.js';
import { homeServerStyles } from './home-server-dialog.styles.js';
import { rememberedHome, rememberHome } from './home-server.js';

type RemoteWay = Extract<FollowWay, { kind: 'remote' }>;

type Phase =
  | { readonly name: 'asking'; readonly problem: MessageKey | undefined }
  | { readonly name: 'looking' }
  | { readonly name: 'found'; readonly url: string };

/** Asks, once, from which server the visitor follows people, and opens the page there that follows the account. */
class HomeServerDialog extends DialogElement {
  static override styles = [tokens, dialogStyles, homeServerStyles];

  way!: RemoteWay;
  handle = '';
  #home = rememberedHome();
  #phase: Phase = { name: 'asking', problem: undefined };
  readonly #gone = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#home) void this.#find();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#gone.abort();
  }

  protected override get heading(): string {
    return this.language.say('Follow {handle}', { handle: this.handle });
  }

  protected override renderBody(): unknown {
    const phase = this.#phase;
    switch (phase.name) {
      case 'asking':
        return this.#renderQuestion(phase.problem);
      case 'looking':
        return html`<p role="status">${this.language.say('Looking for {host} …', { host: this.#host })}</p>`;
      case 'found':
        return this.#renderFound(phase.url);
      default:
        return phase satisfies never;
    }
  }

  #renderQuestion(problem: MessageKey | undefined): unknown {
    const { say } = this.language;
    return html`<form @submit=${this.#onSubmit}>
      <label for="home">${say('From which server do you follow people?')}</label>
      <input
        id="home"
        name="home"
        .value=${this.#home}
        placeholder=${say('For example: {example}', { example: 'mastodon.social' })}
        aria-describedby="hint"
        aria-invalid=${problem ? 'true' : nothing}
        autocapitalize="none"
        autocomplete="off"
        spellcheck="false"
        inputmode="url"
        enterkeyhint="go"
        required
        autofocus
      />
      <p id="hint" class=${problem ? 'problem' : 'quiet'} role=${problem ? 'alert' : nothing}>
        ${problem ? say(problem, { host: this.#host }) : say('Remembered on this device only.')}
      </p>
      <footer>
        <a class="quiet" href=${this.way.url} target="_blank" rel="noopener"
          >${say('Open {handle} without your server', { handle: this.handle })}</a
        >
        <button class="primary">${say('Continue')}</button>
      </footer>
    </form>`;
  }

  #renderFound(url: string): unknown {
    const { say } = this.language;
    return html`<p role="status">
        ${say('Opened on {host}. If nothing happened: {link}', { host: this.#host, link: '' })}
        <a id="found" href=${url} target="_blank" rel="noopener">${say('open it here')}</a>
      </p>
      <p><button class="link" @click=${this.#onAnother}>${say('Use another server')}</button></p>`;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#home = this.renderRoot.querySelector('input')!.value.trim();
    void this.#find();
  };

  readonly #onAnother = (): void => this.#enter({ name: 'asking', problem: undefined });

  async #find(): Promise<void> {
    this.#enter({ name: 'looking' });
    const { signal } = this.#gone;
    try {
      const url = await this.way.followPage(this.#home, io(signal));
      rememberHome(this.#home);
      this.#enter({ name: 'found', url });
      await this.updateComplete;
      // The click that led here still counts as the visitor's; where the browser thinks otherwise, the link stays.
      this.renderRoot.querySelector<HTMLAnchorElement>('#found')?.click();
    } catch (thrown) {
      if (signal.aborted) return;
      const { code } = toNetworkError(thrown);
      this.#enter({
        name: 'asking',
        problem:
          code === 'not-found'
            ? '{host} has no such account, or is not a server to follow from.'
            : '{host} did not answer. Check the spelling, or try again.',
      });
    }
  }

  #enter(phase: Phase): void {
    this.#phase = phase;
    this.requestUpdate();
    // What had the focus is gone with the phase before.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#home, #found')?.focus());
  }

  /** What the visitor typed, without the user's part. */
  get #host(): string {
    return this.#home.replace(/^https?:\/\//, '').replace(/^[^/]*@|\/.*$/g, '') || this.#home;
  }
}

export function open(root: Node, ref: AccountRef, way: RemoteWay, language: Language): void {
  define('magpie-home-server-dialog', HomeServerDialog);
  // Two clicks while this file was on its way are one wish.
  if (root.lastChild instanceof HomeServerDialog) return;
  const handle = networkOf(ref).handle(ref);
  root.appendChild(Object.assign(document.createElement('magpie-home-server-dialog'), { language, way, handle }));
}
