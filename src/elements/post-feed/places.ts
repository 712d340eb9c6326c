import { html, nothing } from 'lit';
import type { Post, PostPlace } from '../../core/model.js';
import { networkOf, type Network } from '../../core/network.js';
import type { MessageKey } from '../../locales/messages.js';
import type { PostView } from './post-view.js';

/** Where a post of several accounts is: the sign of its network, and quiet links to wherever else the same post is. */
export function renderPlaces({ elsewhere }: Post, { language, network }: PostView): unknown {
  const { say } = language;
  // Others may have written anything into storage; and networks may have gone from the page since.
  const places = (Array.isArray(elsewhere) ? (elsewhere as readonly PostPlace[]) : []).flatMap((place) => {
    const other = networkOf({ host: '', id: '', ...place }) as Network | undefined;
    return other ? { url: place.url, name: say(other.label as MessageKey) } : [];
  });
  return html`<p class="quiet rest">
    ${
      network.mark
        ? html`<svg class="emoji" viewBox="0 0 16 16" fill="currentcolor" role="img">
            <title>${say(network.label as MessageKey)}</title>
            <path d=${network.mark} />
          </svg>`
        : nothing
    }
    ${places.map(
      ({ name, url }) => html`
        <a href=${url} target="_blank" rel="noopener">${say('Also on {network}', { network: name })}</a>
      `,
    )}
  </p>`;
}
