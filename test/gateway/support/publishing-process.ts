import type { GatewayConfig } from '../../../src/gateway/config/gateway-config.js';
import { createGateway } from '../../../src/gateway/create-gateway.js';
import { createMetrics } from '../../../src/gateway/http/metrics.js';
import { createLog } from '../../../src/gateway/log.js';
import { serve } from '../../../src/gateway/serve.js';

// A gateway to be killed: says where it listens. Its clock goes ahead, so that nobody waits for what the one before left behind.
const { config, aheadMs } = JSON.parse(process.argv[2] ?? '') as { config: GatewayConfig; aheadMs: number };
const gateway = await createGateway(config, {
  log: createLog([], { write: () => undefined }),
  now: () => Date.now() + aheadMs,
  metrics: createMetrics(false),
});
const { url } = await serve(gateway.fetch, { host: '127.0.0.1', port: 0 });
process.stdout.write(url);
