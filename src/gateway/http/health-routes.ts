import { missingFollowed } from '../accounts/connected-accounts.js';
import type { Services } from '../services.js';
import { routes, type Routes } from './app.js';
import { notesOf, readinessOf, type Readiness } from './readiness.js';

/** For whoever watches over the process. */
export function healthRoutes(services: Services): Routes {
  const { checks, connectors, log, metrics } = services;
  const sources = new Map([
    ...connectors.map(({ network, readiness }) => [network, readiness] as const),
    ['connected accounts', () => missingFollowed(services)] as const,
  ]);
  const onFailure = (name: string, err: unknown): void => log.error({ err, check: name }, 'Not ready.');
  let asking: ReturnType<typeof notesOf> | undefined;
  /** Asked for once by all who ask at the same time: nothing limits how often `/readyz` may be asked, and this is many questions. */
  const notesNow = (): ReturnType<typeof notesOf> =>
    (asking ??= notesOf(sources, onFailure).finally(() => (asking = undefined)));
  const app = routes();
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    const [readiness, notes] = await Promise.all([readinessOf(checks, onFailure), notesNow()]);
    const answer: Readiness = { ...readiness, checks: [...readiness.checks, ...notes] };
    return context.json(answer, answer.status === 'ok' ? 200 : 503);
  });
  app.get('/metrics', async (context) => {
    return context.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType });
  });
  return app;
}
