import type { FollowEnd, FollowRequest, FollowTicket } from '../../src/core/following.js';
import type { AccountRef } from '../../src/core/model.js';
import type { Io } from '../../src/core/network.js';
import { finishMastodon } from '../../src/networks/mastodon/follow/finish.js';
import { following } from '../../src/networks/mastodon/follow/following.js';
import type { ReturnPage } from '../../src/networks/mastodon/follow/return-page.js';
import { mastodon } from '../../src/networks/mastodon/mastodon.js';
import { FakeMastodon, type Software } from './fake-mastodon.mjs';

let made = 0;

/** Each has an address of its own, and so no registration of before. */
export function newServer(software?: Software): FakeMastodon {
  return new FakeMastodon(`https://social-${++made}.example`, software);
}

/** A world of these servers and no others. */
export function ioOf(...servers: readonly FakeMastodon[]): Io {
  const fetch: Io['fetch'] = async (url, init) => {
    const server = servers.find(({ origin }) => url.startsWith(`${origin}/`));
    if (!server) throw new TypeError('Failed to fetch');
    return server.fetch(url, init);
  };
  return { fetch, signal: new AbortController().signal, settings: {} };
}

export function refAt(name: string): AccountRef {
  return mastodon.parse(`mastodon:@${name}`)!;
}

export function requestAt(home: string, rest: Partial<FollowRequest> = {}): FollowRequest {
  return { language: 'en', returnUrl: undefined, home, ...rest };
}

/** Begins to follow, which has to be finished on a page of the visitor’s server. */
export async function begin(
  ref: AccountRef,
  home: string,
  io: Io,
  rest?: Partial<FollowRequest>,
): Promise<FollowTicket> {
  const begun = await following.begin(ref, requestAt(home, rest), io);
  if (!('ticket' in begun)) throw new Error('There is nothing to sign in to.');
  return begun.ticket;
}

/** Begins to take a follow back, in the same way. */
export async function beginUnfollow(ref: AccountRef, home: string, io: Io): Promise<FollowTicket> {
  const begun = await following.unfollow(ref, requestAt(home), io);
  if (typeof begun !== 'object') throw new Error('There is nothing to sign in to.');
  return begun.ticket;
}

/** What was done with the page that the visitor came back to. */
interface Returned extends ReturnPage {
  readonly done: (string | undefined)[];
}

export function returnPage(): Returned {
  const done: (string | undefined)[] = [];
  return { done, strip: () => done.push('strip'), leave: (url) => done.push(url ?? 'close') > 0 && url !== undefined };
}

/** The parameters of an address, from wherever the server has put them. */
export function paramsOf({ hash, search }: URL): URLSearchParams {
  return new URLSearchParams(hash ? hash.slice(1) : search);
}

/** Bob decides, and comes back. */
export async function comeBack(
  ticket: FollowTicket,
  server: FakeMastodon,
  io: Io,
  decision: 'allow' | 'deny' = 'allow',
): Promise<FollowEnd | undefined> {
  return finishMastodon(paramsOf(await server.decide(ticket.approveUrl!, decision)), io, returnPage());
}
