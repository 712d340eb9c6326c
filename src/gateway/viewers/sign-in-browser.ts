import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { randomSecret } from '../config/keys.js';
import type { Services } from '../services.js';
import { cookieName, cookieOptions, isSecret } from './session.js';
import { SIGN_IN_SECONDS } from './sign-in.js';

const nameOf = (services: Services): string => cookieName(services, 'magpie-sign-in');

/** Secret of the browser that has begun a sign-in; `undefined`: it has begun none, or takes no cookies. */
export function browserOf(context: Context, services: Services): string | undefined {
  const secret = getCookie(context, nameOf(services));
  return isSecret(secret) ? secret : undefined;
}

/** Marks the browser that begins, or takes the mark it has: several windows may sign in at once. */
export function markBrowser(context: Context, services: Services): string {
  const secret = browserOf(context, services) ?? randomSecret();
  setCookie(context, nameOf(services), secret, cookieOptions(services, SIGN_IN_SECONDS));
  return secret;
}
