import openapi from '../openapi.json';
import { routes, type Routes } from './app.js';
import { cacheable } from './etag.js';

/** The contract, for programs. */
export function openapiRoutes(): Routes {
  const app = routes();
  app.get('/openapi.json', (context) => cacheable(context, openapi, { maxAgeSeconds: 300, staleSeconds: 86_400 }));
  return app;
}
