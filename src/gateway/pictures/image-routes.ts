import { routes, type Routes } from '../http/app.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { readImageUrl } from './image-url.js';
import { pictureAnswer } from './picture-answer.js';
import { remoteImages } from './remote-images.js';
import { createSafeFetch, type SafeFetch } from './safe-fetch.js';

const CACHE_CONTROL = 'public, max-age=86400, stale-while-revalidate=604800, stale-if-error=604800';

/**
 * `GET /v1/images/{signature}/{url}`: pictures from elsewhere, fetched in the visitor's stead.
 * @param fetch Tests hand in another.
 */
export function imageRoutes(services: Services, fetch: SafeFetch = createSafeFetch()): Routes {
  const images = remoteImages(services, fetch);
  return routes().get('/v1/images/:signature/:url', async (context) => {
    const url = readImageUrl(services, context.req.param('signature'), context.req.param('url'));
    if (url === undefined) throw new ProblemError('not-found');
    const { bytes, etag } = await images.load(url);
    return pictureAnswer(context, { bytes, etag, cacheControl: CACHE_CONTROL });
  });
}
