import { html, nothing } from 'lit';
import { NetworkError } from '../../core/errors.js';
import type { FollowEnd } from '../../core/following.js';
import type { Network } from '../../core/network.js';
import type { Language } from '../../locales/translate.js';
import { define } from '../shared/define.js';
import { DialogElement } from '../shared/dialog-element.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { problemText } from '../shared/status.js';
import { tokens } from '../shared/tokens.styles.js';
import { returnDialogStyles } from './return-dialog.styles.js';

/** Longer than a browser takes to close a window, or to go back; milliseconds. */
const LEAVE_MS = 1_000;

/** Says over a page that a visitor has come back to how following goes. It goes with its window, where the browser lets it. */
export class ReturnDialog extends DialogElement {
  static override styles = [tokens, dialogStyles, returnDialogStyles];

  network!: Network;
  #end: FollowEnd | undefined;
  /** The window has not closed, and the page has gone nowhere. */
  #isStaying = false;

  /** Says how it has ended. */
  conclude(end: FollowEnd): void {
    this.#end = end;
    this.requestUpdate();
    setTimeout(() => {
      this.#isStaying = true;
      this.requestUpdate();
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.primary')?.focus());
    }, LEAVE_MS);
  }

  protected override get heading(): string {
    return this.network.label;
  }

  protected override renderBody(): unknown {
    const { say } = this.language;
    const end = this.#end;
    const isFailed = end && /failed|expired/.test(end.state);
    return html`<div role="status">
        <p>${end ? this.#sentence(end) : say('Finishing on {network} …', { network: this.network.label })}</p>
        ${
          this.#isStaying
            ? html`<p class="quiet">
                ${say(isFailed ? 'You can close this window, and try again.' : 'You can close this window.')}
              </p>`
            : nothing
        }
      </div>
      ${
        this.#isStaying
          ? html`<p class="ways">
              <button class="primary" @click=${this.#onClose}>${say('Close')}</button>
            </p>`
          : nothing
      }`;
  }

  #sentence(end: FollowEnd): string {
    const { say } = this.language;
    const { id, label: network } = this.network;
    switch (end.state) {
      case 'following':
        return say('You follow the account now.');
      case 'requested':
        return say('The account’s owner has to approve your request.');
      case 'not-following':
        return say('You no longer follow the account.');
      case 'expired':
        return say('The time to confirm it ran out.');
      case 'declined':
        return end.reason === 'follow-limit'
          ? say('You follow as many accounts as {network} allows.', { network })
          : say('You declined it.');
      case 'failed': {
        const { code, retryAfterSeconds } = end;
        if (code === 'private') return say('This page may not do that for you.');
        const error = new NetworkError(code, 'It was not done', { retryAfterSeconds });
        // Whose server it was, the network has not said.
        return problemText(error, { network: id, host: network, id: '' }, this.language, false);
      }
      default:
        return end satisfies never;
    }
  }

  readonly #onClose = (): void => {
    close();
    // Where the browser keeps the window, the page in it is a page as any other.
    this.close();
  };
}

/** @returns What shows it, over the page. */
export function showReturn(network: Network, language: Language): ReturnDialog {
  define('magpie-return-dialog', ReturnDialog);
  const dialog = document.createElement('magpie-return-dialog');
  Object.assign(dialog, { network, language, lang: language.tag });
  // The script may stand in front of the body.
  return (document.body ?? document.documentElement).appendChild(dialog);
}

declare global {
  interface HTMLElementTagNameMap {
    'magpie-return-dialog': ReturnDialog;
  }
}
