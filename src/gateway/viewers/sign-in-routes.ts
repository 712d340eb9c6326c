import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { SignInProvider } from '../config/gateway-config.js';
import { randomSecret } from '../config/keys.js';
import { routes, type Env, type Routes } from '../http/app.js';
import { ProblemError } from '../http/problem.js';
import { readForm } from '../pages/form.js';
import { languageOf } from '../pages/language.js';
import { SIGN_OUT_PURPOSE } from '../pages/me-views.js';
import { redirect } from '../pages/redirect.js';
import { signInErrorPage, signInPage } from '../pages/sign-in-page.js';
import type { Services } from '../services.js';
import { discoveries } from './providers.js';
import { returnPath } from './return-to.js';
import {
  beginSession,
  cookieName,
  cookieOptions,
  endSession,
  endSessionsOf,
  findSession,
  isSecret,
} from './session.js';
import { beginSignIn, finishSignIn, SIGN_IN_SECONDS } from './sign-in.js';
import { SignInError } from './sign-in-error.js';
import { rememberViewer } from './viewer-store.js';

/** `/sign-in`, `/sign-in/{provider}?return_to=/path`, its callback, and `/sign-out`. */
export function signInRoutes(services: Services): Routes {
  const discover = discoveries(services);
  const { publicUrl } = services.config;
  const wished = (context: Context<Env>): string => returnPath(context.req.query('return_to'), publicUrl);

  return routes()
    .get('/sign-in', (context) => signInPage(context, services, wished(context)))
    .get('/sign-in/:provider', (context) =>
      explained(context, services, async (provider) => {
        const { href } = await beginSignIn(services, discover, provider, {
          returnTo: wished(context),
          browser: markBrowser(context, services),
          other: context.req.query('other') === '1',
        });
        return redirect(context, href);
      }),
    )
    .get('/sign-in/:provider/callback', (context) =>
      explained(context, services, async (provider) => {
        const query = new URL(context.req.url).searchParams;
        const { identity, returnTo } = await finishSignIn(
          services,
          discover,
          provider,
          browserOf(context, services),
          query,
        );
        const viewer = await rememberViewer(services, identity);
        await beginSession(context, services, viewer.id);
        return redirect(context, returnTo);
      }),
    )
    .post('/sign-out', async (context) => {
      const session = await findSession(context, services);
      const form = await readForm(context, services, SIGN_OUT_PURPOSE, session);
      if (session && form.state !== 'stale') {
        await endSession(context, services);
        if (form.field('where') === 'everywhere') await endSessionsOf(services, session.viewerId);
      }
      return redirect(context, languageOf(context).keep('/me'));
    });
}

/** Does a part of a sign-in; what ends it is told to the visitor by a page, and to the operator by a line in the log. */
async function explained(
  context: Context<Env>,
  services: Services,
  part: (provider: SignInProvider) => Promise<Response>,
): Promise<Response> {
  const id = context.req.param('provider');
  const provider = services.config.signIn.find((candidate) => candidate.id === id);
  if (!provider) throw new ProblemError('not-found', 'There is no such way to sign in.');
  try {
    return await part(provider);
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    const { failure, message } = error;
    const level = failure === 'unreachable' || failure === 'refused' ? 'error' : 'info';
    services.log[level]({ provider: provider.id, failure }, message);
    return signInErrorPage(context, services, provider, error);
  }
}

const browserCookie = (services: Services): string => cookieName(services, 'magpie-sign-in');

function browserOf(context: Context<Env>, services: Services): string | undefined {
  const secret = getCookie(context, browserCookie(services));
  return isSecret(secret) ? secret : undefined;
}

/** Marks the browser that begins, or takes the mark it has: several windows may sign in at once. */
function markBrowser(context: Context<Env>, services: Services): string {
  const secret = browserOf(context, services) ?? randomSecret();
  setCookie(context, browserCookie(services), secret, cookieOptions(services, SIGN_IN_SECONDS));
  return secret;
}
