import { readConfig, type ConfigSources } from '../config/read-config.js';
import { createGateway, type Gateway } from '../create-gateway.js';
import { createLog, secretsOf } from '../log.js';

/** Does something with the operator's gateway, without answering requests, and closes it. Its log is silent but for errors. */
export async function withGateway<T>(sources: ConfigSources, work: (gateway: Gateway) => Promise<T>): Promise<T> {
  const { config } = readConfig(sources);
  const log = createLog(secretsOf(config), process.stderr);
  log.level = 'error';
  const gateway = await createGateway(config, { log });
  try {
    return await work(gateway);
  } finally {
    await gateway.close();
  }
}
