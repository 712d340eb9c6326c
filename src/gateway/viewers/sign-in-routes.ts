import type { Context } from 'hono';
import { routes, type Env, type Routes } from '../http/app.js';
import { ProblemError } from '../http/problem.js';
import { readForm } from '../pages/form.js';
import { languageOf } from '../pages/language.js';
import { SIGN_OUT_PURPOSE } from '../pages/me-views.js';
import { redirect } from '../pages/redirect.js';
import { signInPage } from '../pages/sign-in-page.js';
import type { Services } from '../services.js';
import { settleArrival } from './platform-arrival.js';
import { discoveries } from './providers.js';
import { returnPath } from './return-to.js';
import { beginSession } from './session.js';
import { endSessions, findSessions } from './sessions.js';
import { browserOf, markBrowser } from './sign-in-browser.js';
import { beginSignIn, finishSignIn } from './sign-in.js';
import { explained } from './sign-in-explained.js';
import { signInWays } from './sign-in-way.js';
import { rememberViewer } from './viewer-store.js';

/** `/sign-in`, `/sign-in/{way}?return_to=/path`, the callbacks, and `/sign-out`. */
export function signInRoutes(services: Services): Routes {
  const ways = signInWays(services, discoveries(services));
  const { publicUrl } = services.config;
  const wished = (context: Context<Env>): string => returnPath(context.req.query('return_to'), publicUrl);

  return routes()
    .get('/sign-in', (context) => signInPage(context, services, wished(context)))
    .get('/sign-in/:way', (context) => {
      const way = ways.find(({ id }) => id === context.req.param('way')) ?? noWay();
      return explained(context, services, way, async () => {
        const url = await beginSignIn(services, way, {
          returnTo: wished(context),
          browser: markBrowser(context, services),
          other: context.req.query('other') === '1',
        });
        return redirect(context, url);
      });
    })
    .get('/sign-in/:callback/callback', (context) => {
      const those = ways.filter(({ callbackId }) => callbackId === context.req.param('callback'));
      return explained(context, services, those[0] ?? noWay(), async () => {
        const query = new URL(context.req.url).searchParams;
        const arrival = await finishSignIn(services, those, browserOf(context, services), query);
        const viewer = await rememberViewer(services, arrival.identity);
        await beginSession(context, services, viewer.id);
        await settleArrival(services, arrival, viewer.id);
        // To a page of ours in each case: browsers hold the policy of the platform's form against the whole way from it, and it
        // knows no site that has asked.
        return redirect(context, arrival.returnTo);
      });
    })
    .post('/sign-out', async (context) => {
      const [session] = (await findSessions(context, services)).all;
      const form = await readForm(context, services, SIGN_OUT_PURPOSE, session);
      if (session && form.state !== 'stale') {
        await endSessions(context, services, form.field('where') === 'everywhere');
      }
      return redirect(context, languageOf(context).keep('/me'));
    });
}

function noWay(): never {
  throw new ProblemError('not-found', 'There is no such way to sign in.');
}
