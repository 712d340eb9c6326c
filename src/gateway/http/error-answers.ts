import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { asksForPage, errorPage } from '../pages/error-page.js';
import type { Services } from '../services.js';
import type { Env, Routes } from './app.js';
import { isOutage, outageHeaders } from './outage.js';
import { ProblemError, problemResponse } from './problem.js';

const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

/** Answers whatever was thrown: a problem as it is, an outage as `unavailable`, anything else as `internal`, with the rest in the
 * log alone. */
export const answerError =
  (services: Services): ErrorHandler<Env> =>
  (error, context) => {
    if (error instanceof ProblemError) return answer(context, services, error);
    if (error instanceof HTTPException && error.status < 500) {
      return answer(context, services, new ProblemError('invalid-request', undefined, { cause: error }));
    }
    const { requestId } = context.var;
    if (isOutage(error)) {
      services.log.error(
        { err: error, requestId },
        'A request failed: something that the gateway stands on does not answer. /readyz says what.',
      );
      return answer(context, services, new ProblemError('unavailable', undefined, { headers: outageHeaders }));
    }
    services.log.error({ err: error, requestId }, 'A request failed.');
    return answer(context, services, new ProblemError('internal', `The log has more under ${requestId}.`));
  };

/** Answers addresses that lead nowhere, and methods that an address does not know. */
export const answerUnknown =
  (services: Services, app: Routes): NotFoundHandler<Env> =>
  (context) => {
    const allowed = methodsOf(app, context);
    const headers = { allow: allowed.join(', ') };
    // Answered and not thrown: Hono would take the error past the middleware nearest to here.
    return answer(
      context,
      services,
      allowed.length === 0
        ? new ProblemError('not-found')
        : new ProblemError('method-not-allowed', undefined, { headers }),
    );
  };

/** For people a page, for programs a problem document. */
const answer = (context: Context<Env>, services: Services, error: ProblemError): Response | Promise<Response> =>
  asksForPage(context) ? errorPage(context, services, error) : problemResponse(error);

function methodsOf(app: Routes, context: Context<Env>): readonly string[] {
  const answers = (method: string): boolean =>
    app.router.match(method, context.req.path)[0].some(([[, route]]) => route.method !== 'ALL');
  return METHODS.filter(answers).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
}
