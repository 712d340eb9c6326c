/** The least that Lit and nanostores cost for a card. */
import { LitElement, css, html } from 'lit';
import { atom } from 'nanostores';

const $account = atom(undefined);

class FloorCard extends LitElement {
  static styles = css`
    :host {
      display: block;
      border: 1px solid;
      padding: 1em;
    }
    img {
      width: 4em;
      height: 4em;
    }
  `;

  connectedCallback() {
    super.connectedCallback();
    $account.listen(() => this.requestUpdate());
  }

  render() {
    const account = $account.get();
    if (!account) return html`<slot></slot>`;
    const { handle, displayName, description, avatar, followersCount, followsCount, postsCount } = account;
    return html`<img src=${avatar} alt="" />
      <a href="https://bsky.app/profile/${handle}">${displayName}</a>
      <p>@${handle}</p>
      <p>${description}</p>
      <p>${followersCount} followers ${followsCount} following ${postsCount} posts</p>`;
  }
}

customElements.define('x-card', FloorCard);
const answer = await fetch('https://public.api.bsky.app/xrpc/app.bsky.actor.getProfiles?actors=river0.example');
$account.set((await answer.json()).profiles[0]);
