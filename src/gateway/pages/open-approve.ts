import type { Context } from 'hono';
import { html } from 'hono/html';
import { networkOf } from '../accounts/address.js';
import { approveOpen } from '../follows/approve-open.js';
import type { TicketView } from '../follows/ticket-view.js';
import type { Env } from '../http/app.js';
import { logOpenNetworkError, toOpenNetworkError } from '../open-networks/open-network-problem.js';
import type { OpenNetwork } from '../open-networks/open-network.js';
import type { Services } from '../services.js';
import { beginOpenSignIn } from '../viewers/open-sign-in.js';
import type { Session } from '../viewers/session.js';
import { markBrowser } from '../viewers/sign-in-browser.js';
import type { SentForm } from './form.js';
import { languageOf, isolated } from './language.js';
import { page } from './layout.js';
import { homeIn, rememberHome } from './open-home.js';
import { followWords, openWords } from './open-words.js';
import { redirect } from './redirect.js';
import { answered, showTicket } from './show-ticket.js';
import { hostOf } from './site-name.js';

/** What a visitor has answered to a ticket of an open network. */
export interface OpenAnswer {
  readonly network: OpenNetwork;
  readonly ticket: TicketView;
  /** Who they are there. */
  readonly session: Session | undefined;
  readonly form: SentForm;
  /** Path and query of the page. */
  readonly here: string;
}

/** Does what was answered. */
export async function answerOpen(context: Context<Env>, services: Services, answer: OpenAnswer): Promise<Response> {
  const { ticket, session, form, here } = answer;
  if (form.field('answer') === 'connect') return goToServer(context, services, answer);
  // Whoever is not signed in cannot say yes.
  if (!session) return redirect(context, here);
  return followThere(context, services, { ticket, session, here, onward: (ended) => answered(context, ended, here) });
}

/** Leads to the visitor’s own server; the yes to the ticket, said here, is remembered until they come back. */
async function goToServer(
  context: Context<Env>,
  services: Services,
  { network, ticket, form, here }: OpenAnswer,
): Promise<Response> {
  const home = homeIn(form.field('home'));
  const language = languageOf(context, ticket.language);
  let url: string;
  try {
    url = await beginOpenSignIn(services, network, {
      home,
      returnTo: here,
      browser: markBrowser(context, services),
      ticketId: ticket.id,
      language: language.tag,
    });
  } catch (thrown) {
    const error = toOpenNetworkError(thrown);
    logOpenNetworkError(services, error, network.network);
    return showTicket(context, services, ticket, { here, home, asks: true, notice: openWords[error.code] });
  }
  rememberHome(context, services, network, home);
  const server = html`<bdi dir="ltr">${hostOf(url)}</bdi>`;
  // No redirect: browsers hold the policy of a page with a form against the whole way from it, and it knows no visitor’s server.
  return page(context, {
    name: services.config.name,
    title: language.say('Continue to {server}', { server: hostOf(url) }),
    language,
    head: html`<meta http-equiv="refresh" content="0; url=${url}" />`,
    body: html`<div class="card">
      <div class="stack">
        <h1>${language.tell('Continue to {server}', { server })}</h1>
        <p class="quiet">${language.say('Your server asks you whether this is all right. Then you come back here.')}</p>
      </div>
      <div class="actions">
        <a class="button filled" href="${url}" rel="noreferrer"
          ><span>${language.tell('Continue to {server}', { server: isolated(hostOf(url)) })}</span></a
        >
      </div>
    </div>`,
  });
}

/** Somebody who follows on a network where it is known who they are. */
export interface OpenConfirmation {
  readonly ticket: TicketView;
  readonly session: Session;
  /** Path and query of the page. */
  readonly here: string;
  /** Where to go on when the ticket has ended. */
  readonly onward: (ended: TicketView) => Response;
}

/** Follows, or says why not. */
export async function followThere(
  context: Context<Env>,
  services: Services,
  { ticket, session, here, onward }: OpenConfirmation,
): Promise<Response> {
  try {
    return onward(await approveOpen(services, ticket, session.viewerId));
  } catch (thrown) {
    const error = toOpenNetworkError(thrown);
    logOpenNetworkError(services, error, networkOf(ticket.address));
    const known = error.code === 'signed-out' ? {} : { session };
    return showTicket(context, services, ticket, { here, ...known, notice: followWords[error.code] });
  }
}
