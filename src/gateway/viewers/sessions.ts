import type { Context } from 'hono';
import type { OpenNetwork } from '../open-networks/open-network.js';
import type { Services } from '../services.js';
import { endSession, endSessionsOf, findSession, type Session } from './session.js';

/** Everybody that somebody at a browser is signed in as. */
export interface Sessions {
  /** With a provider or a platform. */
  readonly here: Session | undefined;
  /** On open networks. */
  readonly open: readonly { readonly network: OpenNetwork['network']; readonly session: Session }[];
  /** Each of them, `here` first. */
  readonly all: readonly Session[];
}

/** The sessions of a request that are valid. */
export async function findSessions(context: Context, services: Services): Promise<Sessions> {
  const here = await findSession(context, services);
  const open: { readonly network: OpenNetwork['network']; readonly session: Session }[] = [];
  for (const { network } of services.openNetworks) {
    const session = await findSession(context, services, network);
    if (session) open.push({ network, session });
  }
  return { here, open, all: [...(here ? [here] : []), ...open.map(({ session }) => session)] };
}

/** Signs this browser out of all of them. @param everywhere And every other browser of the same people. */
export async function endSessions(context: Context, services: Services, everywhere: boolean): Promise<void> {
  const { all } = await findSessions(context, services);
  await endSession(context, services);
  for (const { network } of services.openNetworks) await endSession(context, services, network);
  if (everywhere) for (const { viewerId } of all) await endSessionsOf(services, viewerId);
}
