import { html } from 'hono/html';
import type { Services } from '../services.js';
import type { Session } from '../viewers/session.js';
import { signInOffers } from '../viewers/sign-in-way.js';
import { issuerLabel } from './issuer-label.js';
import { isolated, type Html, type Language } from './language.js';

/**
 * The ways to sign in, as links.
 * @param returnTo Path on this gateway.
 * @param other Whether the visitor wants to be somebody else than the provider remembers.
 */
export function signInLinks(services: Services, language: Language, returnTo: string, other = false): Html {
  const { say, tell, keep } = language;
  const offers = signInOffers(services);
  if (offers.length === 0) {
    return html`<p class="notice">${say('This place has no way to sign in yet. Its operator has to add one.')}</p>`;
  }
  const query = new URLSearchParams({ return_to: returnTo, ...(other ? { other: '1' } : {}) });
  return html`<div class="actions">
    ${offers.map(
      ({ id, label }, index) =>
        html`<a class="button ${index === 0 ? 'filled' : ''}" href="${keep(`/sign-in/${id}?${query}`)}" rel="nofollow"
          ><span>${tell('Continue with {provider}', { provider: isolated(label) })}</span></a
        >`,
    )}
  </div>`;
}

/**
 * Who is signed in, and the way to be somebody else.
 * @param otherPath Where one can be. @default the page of all ways to sign in
 */
export function signedInLine(
  services: Services,
  language: Language,
  session: Session,
  returnTo: string,
  otherPath?: string,
): Html {
  const { say, tell, keep } = language;
  const provider = isolated(issuerLabel(services, session.issuer, language));
  const who = session.name
    ? tell('Signed in as {name} with {provider}', { name: html`<strong>${isolated(session.name)}</strong>`, provider })
    : tell('Signed in with {provider}', { provider });
  const href = otherPath ?? keep(`/sign-in?${new URLSearchParams({ return_to: returnTo })}`);
  return html`<p class="quiet">${who}<br /><a class="text-link" href="${href}">${say('Use another account')}</a></p>`;
}
