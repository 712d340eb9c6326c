import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Figures for `/metrics`; names follow Prometheus' conventions. Nothing in them names a person or a secret. */
export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly openStreams: Gauge;
  readonly follows: Counter<'outcome'>;
  readonly imageFetches: Counter<'outcome'>;
}

/** @param ofProcess Also memory, CPU, event loop and descriptors; off where many gateways share one process, as in tests. */
export function createMetrics(ofProcess: boolean): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (ofProcess) collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'magpie_http_request_duration_seconds',
      help: 'Time from a request to the head of its answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 8],
      registers,
    }),
    openStreams: new Gauge({ name: 'magpie_open_event_streams', help: 'Pages that wait for a ticket.', registers }),
    follows: new Counter({
      name: 'magpie_tickets_total',
      help: 'Attempts to follow that have ended.',
      labelNames: ['outcome'],
      registers,
    }),
    imageFetches: new Counter({
      name: 'magpie_image_fetches_total',
      help: 'Pictures fetched from elsewhere.',
      labelNames: ['outcome'],
      registers,
    }),
  };
}
