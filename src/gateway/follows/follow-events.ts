import { findFollowed } from '../accounts/connected-accounts.js';
import { networkOf } from '../accounts/address.js';
import type { FollowEvent, FollowEvents } from '../connectors/connector.js';
import { transact } from '../database/transact.js';
import type { Services } from '../services.js';
import { findViewer, forgetViewerWithin, rememberViewer } from '../viewers/viewer-store.js';
import { follow, unfollowWithin } from './follow-store.js';
import { holdLastEvent, keepLastEvent } from './last-event.js';
import { approve, OPEN } from './settle.js';
import { tellEnd } from './tickets.js';

/**
 * Platforms that want all forgotten of who stops to follow: their rules say so, and there one follow is all that is known of
 * anybody. @see https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_event_pushes.html
 */
const FORGETTING: ReadonlySet<string> = new Set(['wechat']);

/**
 * What the gateway does about what platforms tell. All of an event is done in one transaction, or nothing, and what is thrown
 * makes the platform tell again.
 */
export function followEvents(services: Services): FollowEvents {
  return {
    async followed(event) {
      const ended = await transact(services, (within) => keepFollow(within, event));
      // The follow is kept; who waits would see it at their next look anyway.
      for (const id of ended) await tellEnd(services, id);
    },
    async unfollowed(event) {
      await transact(services, (within) => endFollow(within, event));
    },
  };
}

/** @returns Ids of the tickets that it has ended. */
async function keepFollow(
  within: Services,
  { account, person, ticketId, at }: FollowEvent,
): Promise<readonly string[]> {
  const { id: accountId } = await findFollowed(within, account);
  const last = await holdLastEvent(within, account, person);
  // Who has left since does not follow. Who has followed again since does, by this code too.
  if (at < last.at && last.kind === 'unfollowed') return [];
  if (at >= last.at) await keepLastEvent(within, account, person, { kind: 'followed', at });
  // Not changed where they are known: this is not the row to hold before the tickets.
  const viewer = (await findViewer(within, person)) ?? (await rememberViewer(within, person));
  const ended: string[] = [];
  for (const id of await ticketsFor(within, { account, ticketId, viewerId: viewer.id })) {
    if (await approve(within, id, viewer.id)) ended.push(id);
  }
  await follow(within, { viewerId: viewer.id, accountId, origin: undefined, isFact: true });
  return ended;
}

async function endFollow(within: Services, { account, person, at }: Omit<FollowEvent, 'ticketId'>): Promise<void> {
  const { id: accountId } = await findFollowed(within, account);
  if (at < (await holdLastEvent(within, account, person)).at) return;
  await keepLastEvent(within, account, person, { kind: 'unfollowed', at });
  const viewer = await findViewer(within, person);
  if (!viewer) return;
  if (FORGETTING.has(networkOf(account))) await forgetViewerWithin(within, viewer.id);
  else await unfollowWithin(within, viewer.id, accountId);
}

/** Open tickets of the account that the follow is the end of: whose code was scanned, and where this viewer is waited for. */
async function ticketsFor(
  { database, now }: Services,
  {
    account,
    ticketId,
    viewerId,
  }: { readonly account: string; readonly ticketId: string | undefined; readonly viewerId: string },
): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('ticket')
    .select('id')
    .where('address', '=', account)
    .where('state', 'in', OPEN)
    .where('expires_at', '>', now())
    .where((eb) =>
      eb.or([eb('viewer_id', '=', viewerId), ...(ticketId === undefined ? [] : [eb('id', '=', ticketId)])]),
    )
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
