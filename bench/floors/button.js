/** The least that Lit and nanostores cost for a button with a count: one element, one subscription, one request for the page. */
import { LitElement, css, html } from 'lit';
import { atom } from 'nanostores';

const $account = atom({});

class FloorButton extends LitElement {
  static styles = css`
    :host {
      display: inline-block;
    }
    button {
      font: inherit;
      border-radius: 1em;
      padding: 0.3em 1em;
    }
  `;

  connectedCallback() {
    super.connectedCallback();
    this.stop = $account.listen(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
  }

  render() {
    const { displayName = '', followersCount } = $account.get();
    return html`<button>Follow ${displayName}</button><span>${followersCount?.toLocaleString('en') ?? ''}</span>`;
  }
}

customElements.define('x-button', FloorButton);
const answer = await fetch('https://public.api.bsky.app/xrpc/app.bsky.actor.getProfiles?actors=river0.example');
$account.set((await answer.json()).profiles[0]);
