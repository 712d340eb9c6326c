import type { Context } from 'hono';
import { routes, type Env, type Routes } from '../http/app.js';
import { cacheable } from '../http/etag.js';
import { ProblemError, type Problem } from '../http/problem.js';
import type { Services } from '../services.js';
import { oembedOf } from './oembed.js';

/** Source: the contract. */
const MAX_URL = 4_096;
const MAX_PIXELS = 10_000;

/** `/oembed?url=…`: how other sites embed what they find here, by the specification that many of them read. */
export function oembedRoutes(services: Services): Routes {
  return routes().get('/oembed', async (context) => {
    const problems: Problem['errors'] & object = [];
    const url = context.req.query('url') ?? '';
    if (url === '' || url.length > MAX_URL) {
      problems.push({ pointer: 'url', detail: `must be an address of 1 to ${MAX_URL} characters` });
    }
    const [maxWidth, maxHeight] = ['maxwidth', 'maxheight'].map((name) => readPixels(context, name, problems));
    if (problems.length > 0) throw new ProblemError('invalid-request', undefined, { errors: problems });
    const format = context.req.query('format') ?? 'json';
    if (format !== 'json') throw new ProblemError('not-implemented', 'There is JSON alone: leave “format” out.');
    return cacheable(context, await oembedOf(services, url, { maxWidth, maxHeight }), {
      maxAgeSeconds: 300,
      staleSeconds: 86_400,
    });
  });
}

function readPixels(context: Context<Env>, name: string, problems: Problem['errors'] & object): number | undefined {
  const text = context.req.query(name);
  if (text === undefined) return undefined;
  const pixels = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (pixels >= 1 && pixels <= MAX_PIXELS) return pixels;
  problems.push({ pointer: name, detail: `must be a whole number from 1 to ${MAX_PIXELS}` });
  return undefined;
}
