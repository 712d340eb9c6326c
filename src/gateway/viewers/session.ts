import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import { networkOf } from '../accounts/address.js';
import { hashOf, randomSecret } from '../config/keys.js';
import { isOpenAddress } from '../open-networks/open-networks.js';
import type { OpenNetwork } from '../open-networks/open-network.js';
import type { Services } from '../services.js';

const DAY_MS = 86_400_000;
/** From the sign-in, used or not. */
const SESSION_DAYS = 30;
const SECRET = /^[\w-]{43}$/;

/**
 * With whom somebody is signed in: with a provider or a platform, and beside that on each open network, in a cookie of its own.
 * So nobody signs out of one by following on another.
 */
export type SessionPlace = 'here' | OpenNetwork['network'];

const baseName = (place: SessionPlace): string => (place === 'here' ? 'magpie' : `magpie-${place}`);

const placeOf = (issuer: string): SessionPlace =>
  isOpenAddress(issuer) ? (networkOf(issuer) as OpenNetwork['network']) : 'here';

/** Somebody who is signed in, in this browser. */
export interface Session {
  /** Names the session without opening it; forms are bound to it. */
  readonly hash: string;
  readonly viewerId: string;
  /** As their provider gives it. */
  readonly name: string | undefined;
  /** Issuer of their provider. */
  readonly issuer: string;
}

/** Whether a secret that came with a cookie can be one of ours. */
export const isSecret = (text: string | undefined): text is string => text !== undefined && SECRET.test(text);

const isSecure = ({ config }: Services): boolean => config.publicUrl.startsWith('https:');

/**
 * The name of a cookie. `__Host-` makes browsers refuse one that another host, or plain http, has set; http on this machine
 * cannot have it.
 */
export const cookieName = (services: Services, name: string): string => (isSecure(services) ? `__Host-${name}` : name);

/** `Lax`: the provider's redirect back and the windows that host pages open have to bring the cookie along. */
export const cookieOptions = (services: Services, maxAgeSeconds: number): CookieOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'Lax',
  secure: isSecure(services),
  maxAge: maxAgeSeconds,
});

/** The session of a request, if it is valid. */
export async function findSession(
  context: Context,
  services: Services,
  place: SessionPlace = 'here',
): Promise<Session | undefined> {
  const secret = getCookie(context, cookieName(services, baseName(place)));
  if (!isSecret(secret)) return undefined;
  const row = await services.database
    .selectFrom('session')
    .innerJoin('viewer', 'viewer.id', 'session.viewer_id')
    .select(['session.hash', 'viewer.id', 'viewer.name', 'viewer.issuer'])
    .where('session.hash', '=', hashOf(secret))
    .where('session.expires_at', '>', services.now())
    .executeTakeFirst();
  // A browser may put what it was given into another cookie.
  if (!row || placeOf(row.issuer) !== place) return undefined;
  return { hash: row.hash, viewerId: row.id, name: row.name ?? undefined, issuer: row.issuer };
}

/**
 * Signs a viewer in. The secret is always new, and what was signed in before in this browser ends: nothing can be planted.
 * @returns `hash` of the session.
 */
export async function beginSession(
  context: Context,
  services: Services,
  viewerId: string,
  place: SessionPlace = 'here',
): Promise<string> {
  await endSession(context, services, place);
  const secret = randomSecret();
  const hash = hashOf(secret);
  const now = services.now();
  const lastsMs = SESSION_DAYS * DAY_MS;
  await services.database
    .insertInto('session')
    .values({ hash, viewer_id: viewerId, created_at: now, expires_at: now + lastsMs })
    .execute();
  setCookie(context, cookieName(services, baseName(place)), secret, cookieOptions(services, lastsMs / 1000));
  return hash;
}

/** Signs this browser out. */
export async function endSession(context: Context, services: Services, place: SessionPlace = 'here'): Promise<void> {
  const name = cookieName(services, baseName(place));
  const secret = getCookie(context, name);
  if (secret === undefined) return;
  await services.database.deleteFrom('session').where('hash', '=', hashOf(secret)).execute();
  deleteCookie(context, name, cookieOptions(services, 0));
}

/** Signs a viewer out of every browser. */
export async function endSessionsOf({ database }: Services, viewerId: string): Promise<void> {
  await database.deleteFrom('session').where('viewer_id', '=', viewerId).execute();
}
