import type { Context } from 'hono';
import { html } from 'hono/html';
import { networkOf } from '../accounts/address.js';
import { findTicket, isOver, type TicketView } from '../follows/ticket-view.js';
import { approveTicket, declineTicket, markScanned } from '../follows/tickets.js';
import { routes, type Env, type Routes } from '../http/app.js';
import { openAccountOf } from '../open-networks/open-networks.js';
import type { Services } from '../services.js';
import { findSession, type Session } from '../viewers/session.js';
import { beginSignIn } from '../viewers/sign-in.js';
import { markBrowser } from '../viewers/sign-in-browser.js';
import { explained } from '../viewers/sign-in-explained.js';
import { approvePurpose } from './approve-visit.js';
import { formNotices, readForm } from './form.js';
import { languageOf } from './language.js';
import { page } from './layout.js';
import { officialOf, stepOf, type Official } from './official-ticket.js';
import { answerOpen } from './open-approve.js';
import { redirect } from './redirect.js';
import { answered, followsHere, hereOf, showTicket } from './show-ticket.js';
import { isSpeculative, refuseSpeculation } from './speculation.js';
import type { TextKey } from './texts.js';

/**
 * `/follow/{ticketId}`: where a visitor sees who is to be followed and which site asks, and answers. `?return=1`: the page took
 * the asking page's place, and leads back to it.
 */
export function approveRoutes(services: Services): Routes {
  return routes()
    .get('/follow/:ticketId', async (context) => {
      if (isSpeculative(context)) return refuseSpeculation();
      const ticket = await ticketOf(services, context.req.param('ticketId'));
      if (!ticket) return unknownTicket(context, services);
      const seen = context.req.method !== 'HEAD' && !isOver(ticket.state) && isAnswered(services, ticket);
      if (seen) await markScanned(services, ticket.id);
      const asks = context.req.query('other') === '1';
      return showTicket(context, services, ticket, { here: hereOf(context), asks });
    })
    .post('/follow/:ticketId', async (context) => {
      const ticket = await ticketOf(services, context.req.param('ticketId'));
      const network = ticket && openAccountOf(services, ticket.address)?.network;
      const session = await findSession(context, services, network?.network);
      const form = await readForm(context, services, approvePurpose(context.req.param('ticketId')), session);
      if (!ticket) return unknownTicket(context, services);
      const here = hereOf(context);
      if (isOver(ticket.state) || !isAnswered(services, ticket)) return redirect(context, here);
      const answer = form.field('answer');
      const typed = answer === 'connect' ? { asks: true, home: form.field('home') } : {};
      const again = (notice: TextKey): Promise<Response> =>
        showTicket(context, services, ticket, { here, ...typed, notice });
      if (form.state === 'stale') return again(formNotices.stale);
      // Saying no needs no time to read.
      if (answer === 'decline') return answered(context, await declineTicket(services, ticket.id), here);
      if (form.state === 'too-soon') return again(formNotices['too-soon']);
      if (network) return answerOpen(context, services, { network, ticket, session, form, here });
      const official = officialOf(services, ticket);
      if (answer === 'sign-in' && official?.way) return beginOn(context, services, ticket, official.way);
      // Whoever is not signed in cannot say yes; nor does a yes here make anybody follow on a platform.
      if (!session || !(await mayConfirm(services, ticket, official, session))) return redirect(context, here);
      return answered(context, await approveTicket(services, ticket.id, session.viewerId), here);
    });
}

/** `undefined` too where the ticket is about an official account, or a network, that the configuration has no longer. */
async function ticketOf(services: Services, id: string): Promise<TicketView | undefined> {
  const ticket = await findTicket(services, id);
  if (!ticket || networkOf(ticket.address) === 'magpie') return ticket;
  return (officialOf(services, ticket) ?? openAccountOf(services, ticket.address)) ? ticket : undefined;
}

/** Whether the page asks for an answer. Some accounts are followed in the app alone: the page shows their code then. */
function isAnswered(services: Services, ticket: TicketView): boolean {
  const official = officialOf(services, ticket);
  return official === undefined || official.way !== undefined;
}

async function mayConfirm(
  services: Services,
  ticket: TicketView,
  official: Official | undefined,
  session: Session,
): Promise<boolean> {
  if (!official) return true;
  return stepOf(official, ticket, session, await followsHere(services, session, ticket)) === 'confirm';
}

/** Leads to the platform's page; the yes to the ticket, said here, is remembered until the visitor comes back. */
const beginOn = (
  context: Context<Env>,
  services: Services,
  { id: ticketId }: TicketView,
  way: NonNullable<Official['way']>,
): Promise<Response> =>
  explained(context, services, way, async () => {
    const browser = markBrowser(context, services);
    return redirect(context, await beginSignIn(services, way, { returnTo: hereOf(context), browser, ticketId }));
  });

function unknownTicket(context: Context<Env>, { config }: Services): Promise<Response> {
  const language = languageOf(context);
  const title = language.say('There is no such request');
  const advice = language.say(
    'The address may be incomplete, or the request is long over. Press the button on the website again.',
  );
  return page(context, {
    name: config.name,
    title,
    language,
    status: 404,
    body: html`<div class="card">
      <div class="stack">
        <h1>${title}</h1>
        <p class="quiet">${advice}</p>
      </div>
    </div>`,
  });
}
