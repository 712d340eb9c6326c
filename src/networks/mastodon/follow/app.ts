import { NetworkError, toNetworkError } from '../../../core/errors.js';
import type { Io } from '../../../core/network.js';
import { readObject, readText } from '../../../core/read.js';
import { apiUrl } from '../host.js';
import { ask } from './ask.js';
import { settled, transact } from './database.js';
import type { AuthorizationServer } from './server.js';
import { revoke } from './token.js';

/**
 * This browser’s registration with a server. Its secret is none that protects anybody: each browser has one of its own, and
 * whoever wants another one asks for it.
 */
export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What is kept of a server: its registration, or that it does not let pages follow. */
type Kept = App | { readonly unfitUntil: number };

/** A server that refused what a follow needs is not asked for it again before; it may learn. Milliseconds. */
const UNFIT_MS = 86_400_000;

/** Where an app is registered, and for what: another page of the site, or another scope, is another app. */
type Place = Pick<AuthorizationServer, 'host' | 'scope'> & { readonly redirectUri: string };

/**
 * The app by which a page follows on a server; registered the first time, and anew where the server has forgotten it, which
 * Mastodon before 4.3 does after a day without use. It is asked before the visitor is: a page that says that it knows no such
 * app leads nowhere.
 * @throws {NetworkError} Any code; private: the server has refused before what a follow needs. {DOMException} Nothing is kept.
 * @see https://docs.joinmastodon.org/methods/apps/#create
 */
export async function appAt(place: Place, io: Io): Promise<App> {
  const key = keyOf(place);
  const kept = (await transact((storeOf) => settled(storeOf('apps').get(key)))) as Kept | undefined;
  if (kept && 'unfitUntil' in kept) {
    if (Date.now() < kept.unfitUntil) throw new NetworkError('private', `${place.host} does not let pages follow`);
  } else if (kept && (await isKnown(kept, place, io))) {
    return kept;
  }
  const app = await register(place, io);
  await keep(place, app);
  return app;
}

/** The next one is registered anew. */
export async function forgetApp(place: Place): Promise<void> {
  await transact((storeOf) => settled(storeOf('apps').delete(keyOf(place))));
}

/** The server has refused what a follow needs: for a day, the way without a sign-in is taken there. */
export async function markUnfit(place: Place): Promise<void> {
  await keep(place, { unfitUntil: Date.now() + UNFIT_MS });
}

async function keep(place: Place, kept: Kept): Promise<void> {
  await transact((storeOf) => settled(storeOf('apps').put(kept, keyOf(place))));
}

async function register({ host, redirectUri, scope }: Place, io: Io): Promise<App> {
  const { host: site, origin } = new URL(redirectUri);
  const form = { client_name: site, redirect_uris: redirectUri, scopes: scope, website: origin };
  const app = readObject(await ask(apiUrl(host, '/api/v1/apps', io), io, { form }), 'app');
  return { clientId: readText(app, 'client_id'), clientSecret: readText(app, 'client_secret') };
}

/** Asks for a token of the app’s own, which allows nothing of anybody’s, and gives it back. */
async function isKnown(app: App, { host, scope }: Place, io: Io): Promise<boolean> {
  try {
    const form = {
      grant_type: 'client_credentials',
      client_id: app.clientId,
      client_secret: app.clientSecret,
      scope: scope.split(' ')[0]!,
    };
    const token = readText(
      readObject(await ask(apiUrl(host, '/oauth/token', io), io, { form }), 'token'),
      'access_token',
    );
    await revoke(token, app, host, io);
    return true;
  } catch (error) {
    const { code } = toNetworkError(error);
    // A server that is down has forgotten nothing.
    if (code === 'unreachable' || code === 'timeout' || code === 'rate-limited') throw error;
    return false;
  }
}

const keyOf = ({ host, scope, redirectUri }: Place): string => [host, redirectUri, scope].join(' ');
