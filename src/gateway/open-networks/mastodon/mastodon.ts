import { calculatePKCECodeChallenge } from 'openid-client';
import { isLoopback } from '../../http/asking-origin.js';
import { OpenNetworkError } from '../open-network-error.js';
import type { OpenNetworkIo } from '../open-network-io.js';
import type { BegunSignIn, OpenAttempt, OpenNetwork, VisitorId } from '../open-network.js';
import { createAccountIds } from './account-ids.js';
import { addressOf, readAddress, type AccountName } from './address.js';
import { appAt, type App } from './app.js';
import { arrive } from './arrive.js';
import { change } from './change.js';
import { findHome } from './home.js';
import { originOf } from './host.js';
import { inOneGo } from './in-one-go.js';
import { loadAccount } from './load-account.js';
import { loadStandings, type Standing } from './relationships.js';
import { asVisitor, dropSession } from './session.js';
import { revoke } from './token.js';

/**
 * Mastodon and what speaks its API: Pleroma, Akkoma, GoToSocial, Pixelfed. Each visitor is at home on a server of their own,
 * where the gateway registers itself, and on which accounts of all others are followed.
 */
export function mastodonNetwork(io: OpenNetworkIo): OpenNetwork {
  const local = isLoopback(new URL(io.publicUrl));
  const ids = createAccountIds(io.now);

  function named(address: string): AccountName {
    const name = readAddress(address, local);
    if (name) return name;
    throw new OpenNetworkError('not-found', `“${address.slice(0, 200)}” is no address of an account.`);
  }

  /** Changes how a visitor stands to an account. What a server calls it is asked for anew where that has changed. */
  function set(wish: 'follow' | 'unfollow', visitor: VisitorId, address: string): Promise<Standing> {
    const name = named(address);
    const timed = inOneGo(io);
    return asVisitor(visitor, timed, async (session) => {
      const id = await ids.find(name, session, timed);
      try {
        return await change(wish, id, session, timed);
      } catch (error) {
        if (!(error instanceof OpenNetworkError && error.code === 'not-found')) throw error;
        await ids.forget(name, session, timed);
        return change(wish, await ids.find(name, session, timed), session, timed);
      }
    });
  }

  return {
    network: 'mastodon',
    label: 'Mastodon',
    canonical(address) {
      const name = readAddress(address, local);
      return name && addressOf(name);
    },
    loadAccount: async (address) => loadAccount(named(address), inOneGo(io)),
    async begin(home, attempt) {
      const timed = inOneGo(io);
      const app = await appAt(await findHome(home, timed), attempt.redirectUri, timed);
      return toPage(app, attempt);
    },
    finish: async (query, attempt, kept) => arrive(query, attempt, JSON.parse(kept) as App, inOneGo(io)),
    async follow(visitor, address) {
      return (await set('follow', visitor, address)) === 'requested' ? 'requested' : 'following';
    },
    async unfollow(visitor, address) {
      await set('unfollow', visitor, address);
    },
    async relationships(visitor, addresses) {
      const timed = inOneGo(io);
      return asVisitor(visitor, timed, async (session) => {
        const known = await Promise.all(
          addresses.map(async (address) => [address, await ids.lookUp(named(address), session, timed)] as const),
        );
        const all = known.flatMap(([, id]) => (id === undefined ? [] : [id]));
        const standings = await loadStandings([...new Set(all)], session, timed);
        return new Map(
          known.flatMap(([address, id]) => {
            const standing = id === undefined ? undefined : standings.get(id);
            return standing === undefined ? [] : [[address, standing] as const];
          }),
        );
      });
    },
    async signOut(visitor) {
      try {
        const session = await dropSession(visitor, io);
        if (session) await revoke(session.token, session.app, inOneGo(io));
      } catch (error) {
        io.log.error({ err: error, issuer: visitor.issuer }, 'What a visitor had allowed could not be deleted.');
      }
    },
  };
}

/** @see https://docs.joinmastodon.org/methods/oauth/#authorize */
async function toPage(app: App, attempt: OpenAttempt): Promise<BegunSignIn> {
  const { redirectUri, state, codeVerifier, language } = attempt;
  const search = new URLSearchParams({
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: redirectUri,
    scope: app.scope,
    state,
    ...(language !== undefined && { lang: language }),
    ...(app.takesChallenge && {
      code_challenge: await calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    }),
  });
  return { url: `${originOf(app.host)}/oauth/authorize?${search}`, kept: JSON.stringify(app) };
}
