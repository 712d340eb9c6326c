/** The least that Lit and nanostores cost for a feed: text, picture, link and counts of each post, and nothing that asks more. */
import { LitElement, css, html, nothing } from 'lit';
import { atom } from 'nanostores';

const $posts = atom([]);

class FloorFeed extends LitElement {
  static styles = css`
    :host {
      display: block;
    }
    article {
      border-bottom: 1px solid;
      padding: 1em;
    }
    img {
      width: 100%;
      aspect-ratio: 4/3;
    }
    .avatar {
      width: 3em;
      height: 3em;
    }
  `;

  connectedCallback() {
    super.connectedCallback();
    $posts.listen(() => this.requestUpdate());
  }

  render() {
    return $posts.get().map(({ post: { author, record, embed, likeCount, repostCount, replyCount } }) => {
      const picture = embed?.images?.[0];
      return html`<article>
        <img class="avatar" src=${author.avatar} alt="" />
        <a href="https://bsky.app/profile/${author.handle}">${author.displayName}</a> <span>@${author.handle}</span>
        <time>${new Date(record.createdAt).toLocaleDateString('en')}</time>
        <p>${record.text}</p>
        ${picture ? html`<img src=${picture.thumb} alt=${picture.alt} loading="lazy" />` : nothing}
        <p>${replyCount} ${repostCount} ${likeCount}</p>
      </article>`;
    });
  }
}

customElements.define('x-feed', FloorFeed);
const answer = await fetch(
  'https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed?actor=river0.example&limit=20',
);
$posts.set((await answer.json()).feed);
