import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import type { Services } from '../services.js';
import { answerTeller, requestIdOf, routePattern } from './access-log.js';
import type { Env } from './app.js';
import { allowanceOwner } from './client-address.js';
import { namesTag } from './etag.js';
import type { KeptAnswer } from './kept-answers.js';
import { leftOf, policyOf, type Limiters } from './rate-limit.js';

/** What an answer says of one request alone. */
const OF_ONE_REQUEST: readonly string[] = ['ratelimit', 'ratelimit-policy', 'x-request-id'];
const OF_THE_BODY: readonly string[] = ['content-length', 'content-type'];

/** Keeps what a handler says may be kept (`Env`’s `kept`), with all headers that were added since. */
export const keepsAnswers =
  ({ answers }: Pick<Services, 'answers'>): MiddlewareHandler<Env> =>
  async (context, next) => {
    const mark = answers.mark();
    await next();
    const { kept } = context.var;
    const { status, headers: sent } = context.res;
    if (!kept || context.req.method !== 'GET' || (status !== 200 && status !== 304)) return;
    const { contentType, accounts, freshMs } = kept;
    // Node.js writes bytes as they are; of a text it makes some each time.
    const body = typeof kept.body === 'string' ? new TextEncoder().encode(kept.body) : kept.body;
    const headersWithoutBody = Object.fromEntries(
      [...sent].filter(([name]) => !OF_ONE_REQUEST.includes(name) && !OF_THE_BODY.includes(name)),
    );
    const headers = { ...headersWithoutBody, 'content-type': contentType, 'content-length': `${body.byteLength}` };
    const answer = {
      body,
      headers: quickToCopy(headers),
      headersWithoutBody: quickToCopy(headersWithoutBody),
      route: routePattern(context),
    };
    answers.keep(pathOf(context.req.url), answer, { mark, accounts, freshMs });
  };

/**
 * V8 takes an object that was filled name by name for a dictionary, and makes one of an object that gets more names when it is
 * copied: either is twenty times as slow. So the names are all there, and come from `JSON.parse`.
 */
const quickToCopy = (headers: Readonly<Record<string, string>>): KeptAnswer['headers'] =>
  JSON.parse(JSON.stringify({ ...headers, ...Object.fromEntries(OF_ONE_REQUEST.map((name) => [name, ''])) })) as Record<
    string,
    string
  >;

/**
 * Answers a request with what is kept, as everything behind it would: counted, limited and logged.
 * @returns `undefined`: somebody else has to answer.
 */
export function answerAgain(
  services: Pick<Services, 'answers' | 'config' | 'log' | 'metrics'>,
  limiters: Limiters,
): (request: Request, env: Partial<HttpBindings>) => Response | undefined {
  const policy = policyOf('reading', limiters);
  const tell = answerTeller(services);
  return (request, env) => {
    const { method, url } = request;
    if (method !== 'GET') return undefined;
    const answer = services.answers.read(pathOf(url));
    if (!answer) return undefined;
    const begun = performance.now();
    const header = headersOf(request, env);
    // Whoever sends a body with a question is answered by those who look at it.
    if (header('content-length') ?? header('transfer-encoding') ?? header('content-encoding')) return undefined;
    const allowance = limiters.reading.take(allowanceOwner(env, header('x-forwarded-for'), services));
    // Who refuses takes another one away, of which nothing was left.
    if (allowance.refused) return undefined;
    const requestId = requestIdOf(header('x-request-id'), services);
    const asked = header('if-none-match');
    const isThere = asked !== undefined && namesTag(asked, answer.headers['etag']);
    const status = isThere ? 304 : 200;
    const headers = {
      ...(isThere ? answer.headersWithoutBody : answer.headers),
      'ratelimit-policy': policy,
      ratelimit: leftOf('reading', allowance),
      'x-request-id': requestId,
    };
    tell({ requestId, method, route: answer.route, status, begun });
    return new Response(isThere ? null : answer.body, { status, headers });
  };
}

/** As Node.js has them, where it does: to read one from a `Request` costs more than all the rest. */
function headersOf(request: Request, { incoming }: Partial<HttpBindings>): (name: string) => string | undefined {
  const raw = incoming?.headers;
  if (!raw) return (name) => request.headers.get(name) ?? undefined;
  return (name) => {
    const value = raw[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
}

/** With the query; after the scheme there is one before the path alone. */
const pathOf = (url: string): string => url.slice(url.indexOf('/', 8));
