import { networkOf } from '../accounts/address.js';
import type { OpenNetwork, VisitorId } from '../open-networks/open-network.js';
import type { Services } from '../services.js';

/** Somebody who has allowed the gateway to follow for them on an open network. */
export interface OpenViewer {
  readonly network: OpenNetwork;
  readonly visitor: VisitorId;
}

/** As viewers have it: the origin of a server may be the issuer of a sign-in provider, too. */
export const openIssuer = ({ network }: OpenNetwork, { issuer }: VisitorId): string => `${network}:${issuer}`;

/** Whom a viewer is on an open network; `undefined`: they are of none, or not there any more. */
export async function findOpenViewer(
  { database, openNetworks }: Pick<Services, 'database' | 'openNetworks'>,
  viewerId: string,
): Promise<OpenViewer | undefined> {
  const row = await database
    .selectFrom('viewer')
    .select(['issuer', 'subject'])
    .where('id', '=', viewerId)
    .executeTakeFirst();
  const network = row && openNetworks.find((candidate) => candidate.network === networkOf(row.issuer));
  if (!row || !network) return undefined;
  return { network, visitor: { issuer: row.issuer.slice(network.network.length + 1), subject: row.subject } };
}
