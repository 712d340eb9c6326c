import type { Context } from 'hono';
import { declineTicket } from '../follows/tickets.js';
import { findTicket, isOver } from '../follows/ticket-view.js';
import { routes, type Env, type Routes } from '../http/app.js';
import { ProblemError } from '../http/problem.js';
import { inTime, logOpenNetworkError, toOpenNetworkError } from '../open-networks/open-network-problem.js';
import type { OpenNetwork } from '../open-networks/open-network.js';
import { openAccountOf } from '../open-networks/open-networks.js';
import type { Services } from '../services.js';
import { rememberOpenViewer } from '../viewers/open-viewer.js';
import { takeOpenSignIn, type OpenArrival } from '../viewers/open-sign-in.js';
import { beginSession } from '../viewers/session.js';
import { browserOf } from '../viewers/sign-in-browser.js';
import { explained } from '../viewers/sign-in-explained.js';
import type { ViewerRow } from '../viewers/viewer-store.js';
import { followThere } from './open-approve.js';
import { openWords } from './open-words.js';
import { redirect } from './redirect.js';
import { showTicket } from './show-ticket.js';

/** `/sign-in/{network}/callback`: where visitors’ own servers lead back to. */
export function openCallbackRoutes(services: Services): Routes {
  return routes().get('/sign-in/:network{bluesky|mastodon}/callback', (context) => {
    const network = services.openNetworks.find((candidate) => candidate.network === context.req.param('network'));
    if (!network || !services.config.openNetworks[network.network]) {
      throw new ProblemError('not-found', 'There is no such way to sign in.');
    }
    return explained(context, services, { id: network.network, label: network.label }, async () => {
      const query = new URL(context.req.url).searchParams;
      const arrival = await takeOpenSignIn(services, network, browserOf(context, services), query);
      return arrive(context, services, { ...arrival, network, query });
    });
  });
}

async function arrive(
  context: Context<Env>,
  services: Services,
  {
    network,
    query,
    attempt,
    kept,
    returnTo: here,
    ticketId,
  }: OpenArrival & { readonly network: OpenNetwork; readonly query: URLSearchParams },
): Promise<Response> {
  const ticket = await findTicket(services, ticketId);
  const open = ticket && !isOver(ticket.state) && openAccountOf(services, ticket.address) ? ticket : undefined;
  let viewer: ViewerRow;
  try {
    viewer = await rememberOpenViewer(services, network, await inTime(network.finish(query, attempt, kept)));
  } catch (thrown) {
    const error = toOpenNetworkError(thrown);
    logOpenNetworkError(services, error, network.network);
    if (open && error.code !== 'declined') {
      return showTicket(context, services, open, { here, asks: true, notice: openWords[error.code] });
    }
    if (open) await declineTicket(services, ticketId);
    return redirect(context, here);
  }
  const { id: viewerId, name, issuer } = viewer;
  const hash = await beginSession(context, services, viewerId, network.network);
  if (!open) return redirect(context, here);
  const session = { hash, viewerId, name: name ?? undefined, issuer };
  // To a page of ours in each case: browsers hold the policy of the server’s form against the whole way from it, and it knows no
  // site that has asked.
  return followThere(context, services, { ticket: open, session, here, onward: () => redirect(context, here) });
}
