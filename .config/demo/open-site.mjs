import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { localKeys, localProvider } from '../../test/support/local-provider.mjs';
import { serve } from '../serve.mjs';
import { createGateway, createSafeFetch } from './built-gateway.mjs';
import { fetchWithPlatformPictures } from './platform-pictures.mjs';
import { openPlatforms, PLATFORMS } from './platforms.mjs';
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
 * @param {import('magpie-gateway').GatewayOptions['openNetworks']} [options.openNetworks] Default: Bluesky and Mastodon themselves.
 * @param {Record<string, unknown>} [options.files] JSON that is served, by path.
 * @param {boolean} [options.withPlatforms] Connects the gateway to a WeChat, a LINE and a QQ of its own. Default: no.
 * @returns {Promise<{url: string, gateway: import('magpie-gateway').Gateway, platforms: ReturnType<typeof openPlatforms> | undefined, sinceMs: number, close: () => Promise<void>}>}
 * `platforms`: where they were asked for and visitors come by https or from this machine: elsewhere the gateway would refuse
 * their addresses. `sinceMs`: when the folder was made, in milliseconds since 1970.
 */
export async function openSite({
  folder,
  port,
  host,
  publicUrl,
  settings = {},
  openerPolicy,
  openNetworks,
  files = {},
  withPlatforms = false,
}) {
  const { secret, sinceMs, platforms: secrets } = await openState(folder);
  let open;
  // Who comes before the gateway is there waits for it.
  const opened = new Promise((resolve) => (open = resolve));
  const server = await serve({ port, host, otherwise: async (...exchange) => (await opened)(...exchange) });
  const { origin } = new URL(publicUrl ?? server.url);
  const platforms =
    withPlatforms && isSecure(origin)
      ? openPlatforms({ origin, inside: isSecure(server.url) ? new URL(server.url).origin : origin, secrets, sinceMs })
      : undefined;
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
    connectors: platforms?.connectors ?? {},
    feeds: { allowed: [] },
    openNetworks: { bluesky: true, mastodon: true },
    sites: { allowed: 'all', oneClick: [] },
    publishPage: true,
    followLimit: 5000,
    ticketSeconds: 300,
    proxies: 0,
    // One machine plays all visitors, and the publisher too.
    rateLimits: { reading: 6000, publishing: 6000, following: 600 },
    ...settings,
  };
  try {
    const gateway = await createGateway(config, {
      log: warnings(config),
      safeFetch: fetchWithPlatformPictures(createSafeFetch()),
      openNetworks,
    });
    const toGateway = getRequestListener(gateway.fetch);
    const toPlatforms = platforms?.listener(gateway.services);
    open((request, response) => {
      if (Object.hasOwn(files, request.url)) return sendJson(response, files[request.url]);
      if (request.url.startsWith(`${SIGN_IN}/`)) return provider.callback(request, response);
      if (toPlatforms && request.url.startsWith(`${PLATFORMS}/`)) return toPlatforms(request, response);
      return toGateway(request, response);
    });
    return { url: `${origin}/`, gateway, platforms, sinceMs, close: () => close(server, gateway) };
  } catch (error) {
    server.closeAllConnections();
    server.close();
    throw error;
  }
}

/** Whether a gateway takes it as the address of a platform. */
function isSecure(origin) {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function sendJson(response, value) {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  return response.end(JSON.stringify(value));
}

/** What is being answered is finished; pages that wait for a ticket are told to ask again. */
async function close(server, gateway) {
  const closed = new Promise((resolve) => server.close(resolve));
  await gateway.close();
  server.closeIdleConnections();
  await closed;
}
