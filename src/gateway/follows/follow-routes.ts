import { setMaxListeners } from 'node:events';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { components } from '../../core/gateway-api.js';
import { followedAccount } from '../accounts/followed-account.js';
import { routes, type Env, type Routes } from '../http/app.js';
import { askingOrigin } from '../http/asking-origin.js';
import { allowanceOwner } from '../http/client-address.js';
import { readBody } from '../http/contract.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { followAtOnce } from './approve-open.js';
import { givesNonce } from './nonce.js';
import { provenKey } from './proof.js';
import { streamPlaces } from './stream-places.js';
import { ticketLooks } from './ticket-looks.js';
import { statusOf, streamTicket } from './ticket-stream.js';
import { presentTicket, type Presented } from './ticket-presentation.js';
import { readTicket, type TicketView } from './ticket-view.js';
import { createTicket } from './tickets.js';

/** How often a page may ask where event streams do not get through; within `rateLimits.reading` for many pages. */
const INTERVAL_SECONDS = 3;

/** `/v1/follows`: attempts to follow, made and watched by pages that embed the widgets. */
export function followRoutes(services: Services): Routes {
  const { now } = services;
  const places = streamPlaces();
  const looks = ticketLooks(services);
  // Each stream listens to it; Node.js takes more than ten for a mistake.
  setMaxListeners(0, services.stopping);
  const app = routes();
  app.use('/v1/follows/*', givesNonce(services));

  app.post('/v1/follows', async (context) => {
    const origin = askingOrigin(context, services);
    const key = await provenKey(context, services);
    const body = await readBody(context, 'FollowRequest');
    const returnUrl = returnUrlOf(body.returnUrl, origin);
    const followed = await followedAccount(services, body.account);
    const asked = { ...followed, origin, key, returnUrl, language: languageOf(body.language) };
    const { ticket: made, secret } = await createTicket(services, asked);
    const ticket = await followAtOnce(services, made);
    const presented = await presentTicket(services, ticket);
    return context.json(toWire(ticket, secret, presented), 201);
  });

  app.get('/v1/follows/:id', async (context) => {
    const ticket = await readTicket(services, context.req.param('id'), secretOf(context));
    context.header('vary', 'Accept', { append: true });
    if (!wantsEvents(context)) return context.json(statusOf(ticket, now()));
    const onEnd = places.take(allowanceOwner(context.env, context.req.header('x-forwarded-for'), services));
    return streamTicket(context, services, { id: ticket.id, onEnd, looks });
  });

  function toWire(
    ticket: TicketView,
    secret: string,
    { shown, expiresAt }: Presented,
  ): components['schemas']['Ticket'] {
    const { state, account, expiresInSeconds } = statusOf({ ...ticket, expiresAt }, now());
    return { id: ticket.id, secret, account, ...shown, expiresInSeconds, intervalSeconds: INTERVAL_SECONDS, state };
  }

  return app;
}

/** Anything else would make the gateway lead its viewers wherever a page likes. */
function returnUrlOf(text: string | undefined, origin: string): string | undefined {
  if (text === undefined) return undefined;
  const href = URL.canParse(text) ? new URL(text).href : '';
  // Not `URL.origin`, which says of `blob:https://river.example/…` what it says of a page.
  if (href.startsWith(`${origin}/`)) return href;
  throw new ProblemError('invalid-request', undefined, {
    errors: [{ pointer: '/returnUrl', detail: `must be an address below ${origin}` }],
  });
}

/** A page whose language is misspelt can follow all the same; the approval page then goes by the browser's. */
function languageOf(text: string | undefined): string | undefined {
  try {
    return text && Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

const secretOf = (context: Context<Env>): string | undefined =>
  /^Bearer +([\w-]{1,100})$/i.exec(context.req.header('authorization') ?? '')?.[1];

/** The head alone of an event stream is of no use, and its body would be held open for nobody. */
const wantsEvents = (context: Context<Env>): boolean =>
  context.req.method === 'GET' &&
  accepts(context, {
    header: 'Accept',
    supports: ['application/json', 'text/event-stream'],
    default: 'application/json',
  }) === 'text/event-stream';
