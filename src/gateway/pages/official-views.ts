import { html } from 'hono/html';
import type { FollowLink } from '../connectors/connector.js';
import type { Services } from '../services.js';
import { avatar } from './account-figure.js';
import { approvePurpose, type ApproveVisit } from './approve-visit.js';
import { armed } from './arming.js';
import { formToken } from './form.js';
import { isolated, type Html, type Language } from './language.js';
import { networkName } from './network-name.js';
import { signedInLine } from './sign-in-links.js';

/** Begins the sign-in on the platform, and says yes to the follow that comes with it; only a page that says so may hold it. */
export const signInButton = (text: Html | string): Html =>
  armed(html`<button class="button filled" name="answer" value="sign-in"><span>${text}</span></button>`);

/** Reads the page again when the visitor comes back from the app, where they may have followed. To be given to `page`. */
export const returnScript = `
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') location.reload();
});
`;

/** The ways to follow in a platform's app that work in each browser. They open beside the page, which is still of use. */
export function anywhereLinks(
  links: readonly FollowLink[],
  account: { readonly name: string; readonly address: string },
  language: Language,
): readonly Html[] {
  const { tell } = language;
  const text = tell('Follow {name} on {network}', {
    name: isolated(account.name),
    network: networkName(account.address, language),
  });
  return links
    .filter(({ where }) => where === 'anywhere')
    .map(
      ({ url }) =>
        html`<a class="button filled" href="${url}" target="_blank" rel="noopener nofollow"><span>${text}</span></a>`,
    );
}

/** The visitor has signed in on the platform, and has not followed there. */
export function missingStep(services: Services, visit: ApproveVisit): Html {
  const { language, ticket, figure, here, session, official, notice } = visit;
  const { say, tell } = language;
  const { address } = ticket;
  const network = networkName(address, language);
  const links = official?.account.ways.links ?? [];
  return html`${notice && html`<p class="notice" role="alert">${say(notice)}</p>`}
    <div class="card">
      <div class="stack">
        <div>${avatar(figure)}</div>
        <h1>${tell('You do not follow {name} yet', { name: isolated(figure.name) })}</h1>
        <p class="quiet">
          ${tell(
            'You are signed in, but this account is not among those that you follow on {network}. Follow it there, or try again.',
            { network },
          )}
        </p>
      </div>
      <form class="actions" method="post" action="${here}">
        ${formToken(services, approvePurpose(ticket.id), session)}
        ${anywhereLinks(links, { name: figure.name, address }, language)}
        ${armed(html`<button class="button" name="answer" value="sign-in">${say('Try again')}</button>`)}
        <button class="button" name="answer" value="decline">${say('Not now')}</button>
      </form>
      ${session && signedInLine(services, language, session, here)}
    </div>`;
}
