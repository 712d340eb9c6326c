import { clientCredentialsGrant, ResponseBodyError, tokenRevocation } from 'openid-client';
import { fieldsOf, textOr } from '../../../core/read.js';
import { OpenNetworkError } from '../open-network-error.js';
import type { OpenNetworkIo } from '../open-network-io.js';
import { ask, ServerRefusal } from './ask.js';
import { configurationOf } from './configuration.js';
import { originOf } from './host.js';
import { softwareOf } from './nodeinfo.js';
import { oauthFailure } from './oauth-failure.js';
import { loadServer, type AuthorizationServer } from './server.js';

/** The gateway's registration with a server. */
export interface App extends AuthorizationServer {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** As it is kept, with what it was registered for. */
interface Kept extends App {
  readonly name: string;
  readonly redirectUri: string;
  /** When the server was last seen to know it; milliseconds since 1970. */
  readonly knownAt: number;
}

/**
 * How long a server is trusted to remember an app. Mastodon before 4.3 forgets one after a day without use; then visitors would
 * stand on a page that leads nowhere. Milliseconds.
 */
const TRUSTED_MS = 300_000;

/** Refusals of a server that knows the app, but gives it no token of its own. */
const KNOWING = new Set(['unsupported_grant_type', 'unauthorized_client', 'invalid_scope']);

/**
 * The gateway's app on a server; registered the first time, and anew where the server has forgotten it. One for all processes:
 * servers let few be registered in a while.
 * @throws {OpenNetworkError} not-found: no server of the fediverse; refused: it registers no apps, or none that may follow;
 * unreachable, rate-limited, bad-response.
 * @see https://docs.joinmastodon.org/methods/apps/#create
 */
export async function appAt(host: string, redirectUri: string, io: OpenNetworkIo): Promise<App> {
  const key = `mastodon:app:${host}`;
  const { name, now, vault } = io;
  const fits = (kept: Kept | undefined): kept is Kept => kept?.redirectUri === redirectUri && kept.name === name;
  const readFresh = async (): Promise<{ kept: Kept | undefined; fresh: boolean }> => {
    const text = await vault.get(key);
    const found = text === undefined ? undefined : (JSON.parse(text) as Kept);
    const kept = fits(found) ? found : undefined;
    return { kept, fresh: kept !== undefined && now() - kept.knownAt < TRUSTED_MS };
  };
  const before = await readFresh();
  if (before.kept && before.fresh) return before.kept;
  return vault.exclusive(key, async () => {
    const { kept, fresh } = await readFresh();
    if (kept && fresh) return kept;
    const server = await loadServer(host, io);
    const known = kept?.scope === server.scope && (await isKnown(kept, io));
    const app: App = { ...(known ? kept : await register(server, redirectUri, io)), ...server };
    const keeping: Kept = { ...app, name, redirectUri, knownAt: now() };
    await vault.set(key, JSON.stringify(keeping));
    return app;
  });
}

type Registration = Pick<App, 'clientId' | 'clientSecret'>;

async function register(
  { host, scope }: AuthorizationServer,
  redirectUri: string,
  io: OpenNetworkIo,
): Promise<Registration> {
  const form = { client_name: io.name, redirect_uris: redirectUri, scopes: scope, website: io.publicUrl };
  const answer = await ask(`${originOf(host)}/api/v1/apps`, io, { form }).catch(async (error: unknown) => {
    throw await refusalOf(error, host, io);
  });
  const { client_id, client_secret } = fieldsOf(answer);
  const clientId = textOr(client_id);
  const clientSecret = textOr(client_secret);
  if (clientId && clientSecret) return { clientId, clientSecret };
  throw new OpenNetworkError('bad-response', `${host} registers an app without saying which.`);
}

/** A website has no such address; a server of the fediverse that has none lets nobody follow so. */
async function refusalOf(error: unknown, host: string, io: OpenNetworkIo): Promise<unknown> {
  if (!(error instanceof OpenNetworkError) || !isElse(error)) return error;
  const software = await softwareOf(host, io);
  return software === undefined
    ? new OpenNetworkError('not-found', `${host} is no server of the fediverse.`, { cause: error })
    : new OpenNetworkError('refused', `${host} (${software.slice(0, 40)}) registers no apps.`, { cause: error });
}

/** Nothing is there, or a page, or the way to one. */
const isElse = (error: OpenNetworkError): boolean =>
  error.code === 'not-found' ||
  error.code === 'bad-response' ||
  (error instanceof ServerRefusal && error.status === 405);

/** Asks for a token of the app's own, which allows nothing of anybody's, and gives it back. */
async function isKnown(app: App, io: OpenNetworkIo): Promise<boolean> {
  const configuration = configurationOf(app, originOf(app.host), io);
  try {
    const { access_token } = await clientCredentialsGrant(configuration, { scope: app.scope.split(' ')[0]! });
    await tokenRevocation(configuration, access_token).catch(() => undefined);
    return true;
  } catch (error) {
    if (error instanceof ResponseBodyError && KNOWING.has(error.error)) return true;
    const failure = oauthFailure(error, app.host);
    // A server that is down has forgotten nothing.
    if (failure.code === 'unreachable' || failure.code === 'rate-limited') throw failure;
    return false;
  }
}
