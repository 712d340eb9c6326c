import { html } from 'hono/html';
import type { OpenNetwork } from '../open-networks/open-network.js';
import type { Session } from '../viewers/session.js';
import { hidden } from './form.js';
import type { Html, Language } from './language.js';
import { networkName } from './network-name.js';

/** An open network on which the gateway may follow for whoever is at this browser. */
export interface AllowedNetwork {
  readonly network: OpenNetwork['network'];
  readonly session: Session;
}

/** On which open networks the gateway follows for somebody. @param form Makes a form of fields and a button. */
export function networkSection(
  networks: readonly AllowedNetwork[],
  language: Language,
  form: (content: Html) => Html,
): Html | undefined {
  if (networks.length === 0) return undefined;
  const { say, tell } = language;
  return html`<section class="card">
    <div class="stack">
      <h2>${say('Networks you allowed')}</h2>
      <p class="quiet">${say('You let this place follow on them for you. Whom you follow is kept there.')}</p>
    </div>
    <ul class="rows">
      ${networks.map(({ network, session }) => {
        const provider = networkName(network, language);
        const name = html`<strong><bdi dir="ltr">${session.name ?? ''}</bdi></strong>`;
        return html`<li>
          <div>
            <p>${provider}</p>
            <p class="quiet">${tell('Signed in as {name} with {provider}', { name, provider })}</p>
          </div>
          ${form(
            html`${hidden('disconnect', network)}<button
                class="button"
                aria-label="${say('Disconnect {name}', { name: provider })}"
              >
                ${say('Disconnect')}
              </button>`,
          )}
        </li>`;
      })}
    </ul>
  </section>`;
}
