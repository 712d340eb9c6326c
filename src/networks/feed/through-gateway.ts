import { NetworkError } from '../../core/errors.js';
import type { Account, AccountRef, PostPage } from '../../core/model.js';
import type { Io, Network } from '../../core/network.js';
import { fromGateway } from '../magpie/from-gateway.js';
import { gatewayOf } from '../magpie/gateway.js';

/** Feeds that a page's gateway may not read, by their address. It belongs to the page's `fetch`: another world has another gateway. */
const refused = new WeakMap<Io['fetch'], Set<string>>();

/**
 * What a gateway, where the page names one, says of a feed.
 *
 * The gateway is asked before the feed's own server, and not the other way round: browsers write to every visitor's console
 * that a server forbids reading (CORS), whatever a script does with the error; and the gateway has what all visitors need at
 * hand, a page of it instead of the whole document, in whichever encoding it is. One that may not read a feed says so once a
 * page, and the feed is read without it from there on.
 * @returns `undefined`: there is no gateway for it; read the feed itself.
 * @throws {NetworkError} Any code.
 */
async function throughGateway<T>(
  ref: AccountRef,
  io: Io,
  ask: (named: AccountRef) => Promise<T>,
): Promise<T | undefined> {
  const none = refused.get(io.fetch) ?? new Set();
  if (none.has(ref.id) || !gatewayOf(io.settings)) return undefined;
  try {
    // The feed's address is its whole name there.
    return await ask({ ...ref, host: '' });
  } catch (error) {
    if (!(error instanceof NetworkError) || error.code !== 'not-found') throw error;
    refused.set(io.fetch, none.add(ref.id));
    console.warn(
      `magpie: the page’s gateway may not read ${ref.id}, so visitors’ browsers ask that server themselves. ` +
        'The gateway’s operator allows it with “feeds.allowed”.',
    );
    return undefined;
  }
}

/** @returns `undefined` as above. @throws {NetworkError} Any code. */
export function loadAccount(ref: AccountRef, io: Io): Promise<Account | undefined> {
  return throughGateway(ref, io, async (named) => {
    const [account] = await fromGateway.loadAccounts([named], io);
    if (!account || account instanceof Error) throw account ?? new NetworkError('bad-response', 'No entry');
    return { ...account, ref };
  });
}

/** @returns `undefined` as above. @throws {NetworkError} Any code. */
export async function loadPosts(...[ref, query, cursor, io]: LoadPosts): Promise<PostPage | undefined> {
  // In a path, an address that has slashes itself.
  const ask = (named: AccountRef): Promise<PostPage> =>
    fromGateway.loadPosts({ ...named, id: encodeURIComponent(ref.id) }, query, cursor, io);
  if (cursor === undefined) return throughGateway(ref, io, ask);
  // Where a feed was begun, there it goes on: its own cursors are JSON, and the gateway’s are not.
  return cursor.startsWith('[') ? undefined : ask({ ...ref, host: '' });
}

type LoadPosts = Parameters<NonNullable<Network['loadPosts']>>;
