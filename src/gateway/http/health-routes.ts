import type { Services } from '../services.js';
import { routes, type Routes } from './app.js';
import { readinessOf } from './readiness.js';

/** For whoever watches over the process. */
export function healthRoutes({ checks, log, metrics }: Services): Routes {
  const app = routes();
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    const readiness = await readinessOf(checks, (name, err) => log.error({ err, check: name }, 'Not ready.'));
    return context.json(readiness, readiness.status === 'ok' ? 200 : 503);
  });
  app.get('/metrics', async (context) => {
    return context.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType });
  });
  return app;
}
