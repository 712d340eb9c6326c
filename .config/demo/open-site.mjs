import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { localKeys, localProvider } from '../../test/support/local-provider.mjs';
import { serve } from '../serve.mjs';
import { createGateway } from './built-gateway.mjs';
import { openState } from './state.mjs';
import { warnings } from './warnings.mjs';

const SIGN_IN = '/local-sign-in';
const CLIENT = 'magpie-demo';

/**
 * Opens a gateway, a provider to sign in with and the pages of the demo, all on one port.
 * @param {object} options
 * @param {string} options.folder What they keep: the database, keys and a secret. Made where it is missing.
 * @param {number} [options.port] 0 takes any that is free.
 * @param {string} [options.host] The address to listen at.
 * @param {string} [options.publicUrl] Where visitors reach it. Default: this machine.
 * @param {object} [options.settings] In place of what is set here, as the gateway's `GatewayConfig`.
 * @param {string} [options.openerPolicy] `Cross-Origin-Opener-Policy` of the provider's pages.
 * @returns {Promise<{url: string, gateway: import('magpie-gateway').Gateway, sinceMs: number, close: () => Promise<void>}>}
 * `sinceMs`: when the folder was made, in milliseconds since 1970.
 */
export async function openSite({ folder, port, host, publicUrl, settings = {}, openerPolicy }) {
  const { secret, sinceMs } = await openState(folder);
  let open;
  // Who comes before the gateway is there waits for it.
  const opened = new Promise((resolve) => (open = resolve));
  const server = await serve({ port, host, otherwise: async (...exchange) => (await opened)(...exchange) });
  const { origin } = new URL(publicUrl ?? server.url);
  const issuer = origin + SIGN_IN;
  const provider = localProvider({
    issuer,
    clients: [{ clientId: CLIENT, redirectUris: [`${origin}/sign-in/local/callback`] }],
    keys: localKeys(join(folder, 'sign-in.json')),
    openerPolicy,
  });
  const config = {
    publicUrl: origin,
    name: 'Magpie',
    secret,
    database: { kind: 'sqlite', file: join(folder, 'gateway.sqlite') },
    signIn: [
      {
        id: 'local',
        label: 'the local sign-in',
        issuer,
        clientId: CLIENT,
        clientSecret: undefined,
        scope: 'openid profile',
      },
    ],
    sites: { allowed: 'all', oneClick: [] },
    followLimit: 5000,
    ticketSeconds: 300,
    proxies: 0,
    // One machine plays all visitors, and the publisher too.
    rateLimits: { reading: 6000, publishing: 6000, following: 600 },
    ...settings,
  };
  try {
    const gateway = await createGateway(config, { log: warnings(config) });
    const toGateway = getRequestListener(gateway.fetch);
    open((request, response) =>
      (request.url.startsWith(`${SIGN_IN}/`) ? provider.callback : toGateway)(request, response),
    );
    return { url: `${origin}/`, gateway, sinceMs, close: () => close(server, gateway) };
  } catch (error) {
    server.closeAllConnections();
    server.close();
    throw error;
  }
}

/** What is being answered is finished; pages that wait for a ticket are told to ask again. */
async function close(server, gateway) {
  const closed = new Promise((resolve) => server.close(resolve));
  await gateway.close();
  server.closeIdleConnections();
  await closed;
}
