import type { Context } from 'hono';
import type { Env } from '../http/app.js';
import { signInErrorPage } from '../pages/sign-in-page.js';
import type { Services } from '../services.js';
import { SignInError } from './sign-in-error.js';
import type { SignInOffer } from './sign-in-way.js';

/** Does a part of a sign-in; what ends it is told to the visitor by a page, and to the operator by a line in the log. */
export async function explained(
  context: Context<Env>,
  services: Services,
  way: SignInOffer,
  part: () => Promise<Response>,
): Promise<Response> {
  try {
    return await part();
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    const { failure, message } = error;
    const level = failure === 'unreachable' || failure === 'refused' ? 'error' : 'info';
    services.log[level]({ provider: way.id, failure }, message);
    return signInErrorPage(context, services, way, error);
  }
}
