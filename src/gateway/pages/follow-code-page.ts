import type { Context } from 'hono';
import { html } from 'hono/html';
import { ConnectorError } from '../connectors/connector-error.js';
import { connectorProblem } from '../connectors/connector-problem.js';
import type { TicketPresentation } from '../connectors/connector.js';
import type { Services } from '../services.js';
import { avatar, avatarStyles } from './account-figure.js';
import type { ApproveVisit } from './approve-visit.js';
import { isolated, type Html } from './language.js';
import { page, type PageParts } from './layout.js';
import { networkName } from './network-name.js';
import type { Official } from './official-ticket.js';
import { anywhereLinks, returnScript } from './official-views.js';
import { codeOf, searchTerm } from './official-code.js';
import { qrStyles } from './qr-code.js';
import { siteName } from './site-name.js';

/** The page of a ticket that the platform's app alone can end: its code, to be scanned with a phone. */
export async function codePage(
  context: Context,
  services: Services,
  common: Pick<PageParts, 'name' | 'language' | 'corner'>,
  visit: ApproveVisit,
  official: Official,
): Promise<Response> {
  const { language, figure, ticket } = visit;
  const network = networkName(ticket.address, language);
  const presentation = await presented(services, official, visit);
  return page(context, {
    ...common,
    title: language.say('Follow {name} on {network}', { name: figure.name, network }),
    body: html`<div class="card">
      <div class="stack">
        <div>${avatar(figure)}</div>
        <h1>${language.tell('Follow {name} on {network}', { name: isolated(figure.name), network })}</h1>
      </div>
      <p>${language.tell('{site} asks you to follow this account.', { site: siteName(ticket.origin) })}</p>
      ${presentation ? codeViews(services, visit, presentation) : noCode(visit)}
    </div>`,
    styles: avatarStyles + qrStyles,
    script: returnScript,
    ...(presentation ? {} : { status: 503 }),
  });
}

/** @returns `undefined` where nothing can be shown now; the operator has been told. */
async function presented(
  services: Services,
  { connector }: Official,
  { ticket: { id, address, expiresAt } }: ApproveVisit,
): Promise<TicketPresentation | undefined> {
  try {
    return await connector.ticketPresentation(address, { id, expiresAt });
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    connectorProblem(services, error, address);
    return undefined;
  }
}

function codeViews(services: Services, { language, figure, ticket }: ApproveVisit, shown: TicketPresentation): Html {
  const { say, tell } = language;
  const { address } = ticket;
  const network = networkName(address, language);
  const code = codeOf(services, shown, { name: figure.name, address }, language);
  const links = anywhereLinks(shown.links, { name: figure.name, address }, language);
  const told = shown.confirmedBy !== undefined;
  return html`${code}
    <div class="stack">
      <p>
        ${
          code
            ? tell('Scan this code with {network} on your phone, and follow the account there.', { network })
            : tell('Look for {handle} in {network}, and follow the account there.', {
                network,
                handle: html`<strong>${isolated(searchTerm(figure, address))}</strong>`,
              })
        }
        ${told && say('The website shows it at once.')}
      </p>
      ${
        told &&
        html`<p class="quiet">
          ${say('It will be able to show which accounts you follow here. It will not learn who you are.')}
        </p>`
      }
    </div>
    ${links.length > 0 && html`<div class="actions">${links}</div>`}`;
}

const noCode = ({ language: { say } }: ApproveVisit): Html =>
  html`<p class="notice" role="alert">
    ${say('The code cannot be shown now.')} ${say('Nothing was changed. Please try again in a few minutes.')}
  </p>`;
