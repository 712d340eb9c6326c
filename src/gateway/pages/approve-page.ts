import type { Context } from 'hono';
import { html } from 'hono/html';
import { followedAmong } from '../follows/follow-store.js';
import { networkOf } from '../accounts/address.js';
import { findTicket, isOver, type TicketView } from '../follows/ticket-view.js';
import { approveTicket, declineTicket, markScanned } from '../follows/tickets.js';
import { routes, type Env, type Routes } from '../http/app.js';
import type { Services } from '../services.js';
import { findSession, type Session } from '../viewers/session.js';
import { beginSignIn } from '../viewers/sign-in.js';
import { markBrowser } from '../viewers/sign-in-browser.js';
import { explained } from '../viewers/sign-in-explained.js';
import { avatarStyles } from './account-figure.js';
import { ending, outcomeOf, question } from './approve-views.js';
import { approvePurpose, type ApproveVisit } from './approve-visit.js';
import { armingScript, armingStyles } from './arming.js';
import { closeScript } from './close-button.js';
import { codePage } from './follow-code-page.js';
import { formNotices, readForm } from './form.js';
import { languageOf } from './language.js';
import { page, type PageParts } from './layout.js';
import { meLink } from './me-link.js';
import { officialOf, stepOf, type Official } from './official-ticket.js';
import { missingStep, returnScript } from './official-views.js';
import { redirect } from './redirect.js';
import { shownFigure } from './shown-figure.js';
import { isSpeculative, refuseSpeculation } from './speculation.js';
import type { TextKey } from './texts.js';
import { wayBack } from './way-back.js';

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
      return showTicket(context, services, ticket);
    })
    .post('/follow/:ticketId', async (context) => {
      const session = await findSession(context, services);
      const form = await readForm(context, services, approvePurpose(context.req.param('ticketId')), session);
      const ticket = await ticketOf(services, context.req.param('ticketId'));
      if (!ticket) return unknownTicket(context, services);
      const here = hereOf(context);
      if (isOver(ticket.state) || !isAnswered(services, ticket)) return redirect(context, here);
      const answer = form.field('answer');
      if (form.state === 'stale') return showTicket(context, services, ticket, formNotices.stale);
      // Saying no needs no time to read.
      if (answer === 'decline') return answered(context, await declineTicket(services, ticket.id));
      if (form.state === 'too-soon') return showTicket(context, services, ticket, formNotices['too-soon']);
      const official = officialOf(services, ticket);
      if (answer === 'sign-in' && official?.way) return beginOn(context, services, ticket, official.way);
      // Whoever is not signed in cannot say yes; nor does a yes here make anybody follow on a platform.
      if (!session || !(await mayConfirm(services, ticket, official, session))) return redirect(context, here);
      return answered(context, await approveTicket(services, ticket.id, session.viewerId));
    });
}

/** `undefined` too where the ticket is about an official account that the configuration has no longer. */
async function ticketOf(services: Services, id: string): Promise<TicketView | undefined> {
  const ticket = await findTicket(services, id);
  return ticket && (networkOf(ticket.address) === 'magpie' || officialOf(services, ticket)) ? ticket : undefined;
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
  return stepOf(official, ticket, session, await follows(services, session, ticket)) === 'confirm';
}

function answered(context: Context<Env>, ticket: TicketView): Response {
  const here = hereOf(context);
  return redirect(context, (ticket.code === 'follow-limit' ? undefined : wayBack(here, ticket)) ?? here);
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

async function showTicket(
  context: Context<Env>,
  services: Services,
  ticket: TicketView,
  notice?: TextKey,
): Promise<Response> {
  const session = await findSession(context, services);
  const official = officialOf(services, ticket);
  const following = session !== undefined && (await follows(services, session, ticket));
  const visit: ApproveVisit = {
    language: languageOf(context, ticket.language),
    ticket,
    figure: await shownFigure(services, ticket.address, ticket.account),
    here: hereOf(context),
    session,
    following,
    official,
    step: official && stepOf(official, ticket, session, following),
    returnUrl: wayBack(hereOf(context), ticket),
    notice,
  };
  const common = commonParts(services, visit);
  if (isOver(ticket.state)) return page(context, { ...common, ...ended(services, visit) });
  if (official && !official.way) return codePage(context, services, common, visit, official);
  return page(context, { ...common, ...asking(services, visit) });
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

function asking(services: Services, visit: ApproveVisit): Omit<PageParts, keyof Common> {
  const { language, figure, official, step, ticket, returnUrl, notice } = visit;
  const missing = step === 'add';
  return {
    title: language.say(missing ? 'You do not follow {name} yet' : 'Follow {name}?', { name: figure.name }),
    body: missing ? missingStep(services, visit) : question(services, visit),
    styles: avatarStyles + armingStyles,
    // What a form has shown is not to be sent again by a page that reads itself anew.
    script: missing && !notice ? armingScript + returnScript : armingScript,
    // A form's policy holds for where its answer leads on to as well.
    formOrigins: [...(official?.way?.formOrigins ?? []), ...(returnUrl === undefined ? [] : [ticket.origin])],
    ...(notice ? { status: 409 } : {}),
  };
}

const ended = (services: Services, visit: ApproveVisit): Omit<PageParts, keyof Common> => ({
  title: visit.language.say(outcomeOf(visit).title, { name: visit.figure.name }),
  body: ending(services, visit),
  styles: avatarStyles,
  ...(visit.returnUrl === undefined ? { script: closeScript } : onwards(visit, visit.returnUrl)),
});

/** Who comes from a platform, where they have followed, goes on to the page that has asked without another click. */
function onwards({ ticket, session, official }: ApproveVisit, returnUrl: string): Pick<PageParts, 'head'> {
  const hasFollowed = ticket.state === 'following' && ticket.viewerId === session?.viewerId;
  if (!official?.way || !hasFollowed) return {};
  return { head: html`<meta http-equiv="refresh" content="0; url=${returnUrl}" />` };
}

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
