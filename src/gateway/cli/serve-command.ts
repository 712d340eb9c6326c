import { once } from 'node:events';
import { readConfig, type ConfigSources } from '../config/read-config.js';
import { reasonOf, StartError } from '../config/start-error.js';
import { createGateway } from '../create-gateway.js';
import { createLog, secretsOf } from '../log.js';
import { serve } from '../serve.js';

/** Serves until SIGTERM or SIGINT; a second one ends the process at once. */
export async function serveCommand(sources: ConfigSources): Promise<void> {
  const { config, host, port } = readConfig(sources);
  const log = createLog(secretsOf(config));
  const crash = (err: unknown): never => {
    log.fatal({ err }, 'Nobody caught an error: the process ends.');
    process.exit(1);
  };
  process.on('uncaughtException', crash).on('unhandledRejection', crash);
  const gateway = await createGateway(config, { log });
  const server = await serve(gateway.fetch, { host, port }).catch(async (error: unknown) => {
    await gateway.close();
    throw new StartError(
      `nobody can listen at port ${port} of ${host} (${reasonOf(error)}). Expected: in PORT one that no other program uses and that may be used, in HOST an address of this machine.`,
      error,
    );
  });
  log.info({ url: server.url, publicUrl: config.publicUrl }, 'The gateway listens.');
  const signal = await Promise.race(['SIGTERM', 'SIGINT'].map(async (name) => once(process, name).then(() => name)));
  for (const name of ['SIGTERM', 'SIGINT']) process.once(name, () => process.exit(1));
  log.info({ signal }, 'The gateway stops: it takes no more requests and finishes those that run.');
  await server.stop(gateway.close);
  log.info('The gateway has stopped.');
}
