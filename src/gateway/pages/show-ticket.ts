import type { Context } from 'hono';
import { html } from 'hono/html';
import { followedAmong } from '../follows/follow-store.js';
import { isOver, type TicketView } from '../follows/ticket-view.js';
import type { Env } from '../http/app.js';
import type { Services } from '../services.js';
import { findSession, type Session } from '../viewers/session.js';
import { avatarStyles } from './account-figure.js';
import { ending, outcomeOf, question } from './approve-views.js';
import type { ApproveVisit } from './approve-visit.js';
import { armingScript, armingStyles } from './arming.js';
import { closeScript } from './close-button.js';
import { codePage } from './follow-code-page.js';
import { languageOf } from './language.js';
import { page, type PageParts } from './layout.js';
import { meLink } from './me-link.js';
import { officialOf, stepOf } from './official-ticket.js';
import { missingStep, returnScript } from './official-views.js';
import { homeStyles } from './open-home.js';
import { openVisit, type ShownOpen } from './open-visit.js';
import { redirect } from './redirect.js';
import { shownFigure } from './shown-figure.js';
import { wayBack } from './way-back.js';

/** What is known already when a ticket is shown. */
export interface ShownTicket extends ShownOpen {
  /** Path and query of the page. */
  readonly here: string;
}

/** The page of a ticket: the question, or how it ended. */
export async function showTicket(
  context: Context<Env>,
  services: Services,
  ticket: TicketView,
  { here, ...shown }: ShownTicket,
): Promise<Response> {
  const open = await openVisit(context, services, ticket, shown);
  const session = open ? open.session : await findSession(context, services);
  const official = officialOf(services, ticket);
  const following = open ? open.following : session !== undefined && (await followsHere(services, session, ticket));
  const lang = new URLSearchParams(here.split('?')[1] ?? '').get('lang') ?? undefined;
  const visit: ApproveVisit = {
    language: languageOf(context, lang ?? ticket.language),
    ticket,
    figure: await shownFigure(services, ticket.address, ticket.account),
    here,
    session,
    following,
    official,
    step: official && stepOf(official, ticket, session, following),
    open,
    returnUrl: wayBack(here, ticket),
    notice: open ? open.notice : shown.notice,
  };
  const common = commonParts(services, visit);
  if (isOver(ticket.state)) return page(context, { ...common, ...ended(services, visit) });
  if (official && !official.way) return codePage(context, services, common, visit, official);
  return page(context, { ...common, ...asking(services, visit) });
}

/** Where to go on when a ticket has been answered on its page. @param here Path and query of the page. */
export const answered = (context: Context<Env>, ticket: TicketView, here: string): Response =>
  redirect(context, (ticket.code === 'follow-limit' ? undefined : wayBack(here, ticket)) ?? here);

/** Path and query of a ticket's page, without what others have added. */
export function hereOf({ req }: Context<Env>): string {
  const kept = new URLSearchParams();
  if (req.query('return') === '1') kept.set('return', '1');
  const lang = req.query('lang');
  if (lang !== undefined) kept.set('lang', lang);
  return kept.size > 0 ? `${req.path}?${kept}` : req.path;
}

/** Whether the gateway knows that somebody follows the account of a ticket; of one that is none of an open network. */
export async function followsHere(
  services: Services,
  { viewerId }: Session,
  { account }: TicketView,
): Promise<boolean> {
  return (await followedAmong(services, viewerId, [account.username])).has(account.username);
}

type Common = Pick<PageParts, 'name' | 'language' | 'corner'>;

const commonParts = ({ config }: Services, { language, session }: ApproveVisit): Common => ({
  name: config.name,
  language,
  ...(session ? { corner: meLink(language) } : {}),
});

function asking(services: Services, visit: ApproveVisit): Omit<PageParts, keyof Common> {
  const { language, figure, official, step, ticket, returnUrl, notice, open } = visit;
  const missing = step === 'add';
  return {
    title: language.say(missing ? 'You do not follow {name} yet' : 'Follow {name}?', { name: figure.name }),
    body: missing ? missingStep(services, visit) : question(services, visit),
    styles: avatarStyles + armingStyles + (open ? homeStyles : ''),
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

/** Who comes from a platform or their server, where they have followed, goes on to the page that has asked without another click. */
function onwards({ ticket, session, official, open }: ApproveVisit, returnUrl: string): Pick<PageParts, 'head'> {
  const hasFollowed =
    (ticket.state === 'following' || ticket.state === 'requested') && ticket.viewerId === session?.viewerId;
  if (!(official?.way || open) || !hasFollowed) return {};
  return { head: html`<meta http-equiv="refresh" content="0; url=${returnUrl}" />` };
}
