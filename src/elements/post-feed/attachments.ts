import { html, nothing } from 'lit';
import type { Media, Post } from '../../core/model.js';
import { renderCurtain } from './curtain.js';
import { renderLinkCard } from './link-card.js';
import { renderPlaces } from './places.js';
import { renderPoll } from './poll.js';
import type { PostView } from './post-view.js';
import { renderQuote, renderRest } from './quote.js';

export { attachmentStyles } from './attachments.styles.js';

const WIDE = 16 / 9;

/** Draws what hangs below the text and the pictures of a post. */
export function renderAttachments(post: Post, view: PostView): unknown {
  const { card, network, partial, poll, quote, url } = post;
  return html`${renderPlayers(post, view)}${poll ? renderPoll(poll, view) : nothing}${
    card ? renderLinkCard(card, view) : nothing
  }${quote ? renderQuote(quote, view) : nothing}${partial ? renderRest(url, view) : nothing}${network ? renderPlaces(post, view) : nothing}`;
}

/** Sensitive media of a post that has pictures wait behind the box that the pictures wait behind. */
function renderPlayers({ id, media, sensitive, url }: Post, view: PostView): unknown {
  const playable = media.filter(({ kind }) => kind !== 'image');
  if (!playable.length) return nothing;
  const players = (): unknown => playable.map((medium) => renderPlayer(medium, url, view));
  if (!sensitive) return players();
  const key = `media:${id}`;
  if (playable.length < media.length) return view.opened.has(key) ? players() : nothing;
  return renderCurtain(key, view.language.say('Sensitive media'), view, players);
}

/** Holds the player's room until it is there; where it cannot be loaded, the link stays. */
function renderPlayer(media: Media, url: string, { language, network: { label } }: PostView): unknown {
  import('./player.js').then(
    ({ definePlayer }) => definePlayer(),
    () => {
      // The link says all that can be said.
    },
  );
  const { height, kind, width } = media;
  const ratio = kind === 'audio' ? 'auto' : width! / height! || WIDE;
  // As a property: a strict CSP refuses the attribute.
  return html`<magpie-player
    part="player"
    exportparts="play"
    .style=${`--_ratio:${ratio}`}
    .media=${media}
    .url=${url}
    .network=${label}
    .language=${language}
    ><a href=${url} target="_blank" rel="noopener"
      >${language.say('Open on {network}', { network: label })}</a
    ></magpie-player
  >`;
}
