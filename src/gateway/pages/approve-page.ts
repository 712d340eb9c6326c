import type { Context } from 'hono';
import { html } from 'hono/html';
import { followedAmong } from '../follows/follow-store.js';
import { findTicket, isOver, type TicketView } from '../follows/ticket-view.js';
import { approveTicket, declineTicket, markScanned } from '../follows/tickets.js';
import { routes, type Env, type Routes } from '../http/app.js';
import type { Services } from '../services.js';
import { findSession, type Session } from '../viewers/session.js';
import { avatarStyles, nameOf } from './account-figure.js';
import { approvePurpose, ending, outcomeOf, question, type ApproveVisit } from './approve-views.js';
import { armingScript, armingStyles } from './arming.js';
import { closeScript } from './close-button.js';
import { formNotices, readForm } from './form.js';
import { languageOf } from './language.js';
import { page, type PageParts } from './layout.js';
import { meLink } from './me-link.js';
import { redirect } from './redirect.js';
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
      const ticket = await findTicket(services, context.req.param('ticketId'));
      if (!ticket) return unknownTicket(context, services);
      if (context.req.method === 'HEAD' || isOver(ticket.state)) return showTicket(context, services, ticket);
      await markScanned(services, ticket.id);
      return showTicket(context, services, ticket);
    })
    .post('/follow/:ticketId', async (context) => {
      const session = await findSession(context, services);
      const form = await readForm(context, services, approvePurpose(context.req.param('ticketId')), session);
      const ticket = await findTicket(services, context.req.param('ticketId'));
      if (!ticket) return unknownTicket(context, services);
      if (isOver(ticket.state)) return redirect(context, hereOf(context));
      const declined = form.field('answer') === 'decline';
      if (form.state === 'stale') return showTicket(context, services, ticket, formNotices.stale);
      // Saying no needs no time to read; whoever is not signed in cannot say yes.
      if (form.state === 'too-soon' && !declined) return showTicket(context, services, ticket, formNotices['too-soon']);
      if (!declined && !session) return redirect(context, hereOf(context));
      const answered = declined
        ? await declineTicket(services, ticket.id)
        : await approveTicket(services, ticket.id, session!.viewerId);
      const returnUrl = answered.code === 'follow-limit' ? undefined : returnUrlOf(context, answered);
      return redirect(context, returnUrl ?? hereOf(context));
    });
}

async function showTicket(
  context: Context<Env>,
  services: Services,
  ticket: TicketView,
  notice?: TextKey,
): Promise<Response> {
  const session = await findSession(context, services);
  const visit: ApproveVisit = {
    language: languageOf(context, ticket.language),
    ticket,
    here: hereOf(context),
    session,
    following: session !== undefined && (await follows(services, session, ticket)),
    returnUrl: returnUrlOf(context, ticket),
    notice,
  };
  return page(context, {
    ...commonParts(services, visit),
    ...(isOver(ticket.state) ? ended(services, visit) : asking(services, visit)),
  });
}

async function follows(services: Services, { viewerId }: Session, { account }: TicketView): Promise<boolean> {
  return (await followedAmong(services, viewerId, [account.username])).has(account.username);
}

type Common = Pick<PageParts, 'name' | 'language' | 'corner'>;

const commonParts = ({ config }: Services, { language, session }: ApproveVisit): Common => ({
  name: config.name,
  language,
  ...(session ? { corner: meLink(language) } : {}),
});

const asking = (services: Services, visit: ApproveVisit): Omit<PageParts, keyof Common> => ({
  title: visit.language.say('Follow {name}?', { name: nameOf(visit.ticket.account) }),
  body: question(services, visit),
  styles: avatarStyles + armingStyles,
  script: armingScript,
  // A form's policy holds for where its answer leads on to as well.
  formOrigins: visit.returnUrl === undefined ? [] : [visit.ticket.origin],
  ...(visit.notice ? { status: 409 } : {}),
});

const ended = (services: Services, visit: ApproveVisit): Omit<PageParts, keyof Common> => ({
  title: visit.language.say(outcomeOf(visit).title, { name: nameOf(visit.ticket.account) }),
  body: ending(services, visit),
  styles: avatarStyles,
  ...(visit.returnUrl === undefined ? { script: closeScript } : {}),
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

/** Path and query of this page, without what others have added. */
function hereOf({ req }: Context<Env>): string {
  const kept = new URLSearchParams();
  if (req.query('return') === '1') kept.set('return', '1');
  const lang = req.query('lang');
  if (lang !== undefined) kept.set('lang', lang);
  return kept.size > 0 ? `${req.path}?${kept}` : req.path;
}

/** Where to lead back to; only where this page took the asking page's place, and only to that page's own origin. */
function returnUrlOf({ req }: Context<Env>, { returnUrl, origin }: TicketView): string | undefined {
  if (req.query('return') !== '1' || returnUrl === undefined || !URL.canParse(returnUrl)) return undefined;
  return new URL(returnUrl).origin === origin ? returnUrl : undefined;
}
