import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createAccount } from '../../../src/gateway/accounts/account-store.js';
import { addressOf } from '../../../src/gateway/accounts/address.js';
import { createGateway } from '../../../src/gateway/create-gateway.js';
import { createTicket } from '../../../src/gateway/follows/tickets.js';
import { createMetrics } from '../../../src/gateway/http/metrics.js';
import { createLog } from '../../../src/gateway/log.js';
import { preparePicture, storePicture } from '../../../src/gateway/pictures/picture-store.js';
import { localProvider } from '../../support/local-provider.mjs';

// A process of its own for browser tests: a gateway in memory, its local provider under `/op`, and `/test/ticket`, which does
// what a host page's request does. Says its address in a line and ends with its parent.

const { server, url } = await listen();
const redirectUris = ['local', 'second'].map((id) => `${url}/sign-in/${id}/callback`);
const provider = localProvider({ issuer: `${url}/op`, clients: [{ clientId: 'magpie', redirectUris }] });

const shared = { issuer: `${url}/op`, clientId: 'magpie', clientSecret: undefined, scope: 'openid profile' };
const gateway = await createGateway(
  {
    publicUrl: url,
    name: 'River Studio',
    secret: 'a secret of the tests, long enough for the gateway',
    database: { kind: 'sqlite', file: ':memory:' },
    signIn: [
      { id: 'local', label: 'Local sign-in', ...shared },
      { id: 'second', label: 'Second door', ...shared },
    ],
    connectors: {},
    openNetworks: { bluesky: true, mastodon: true },
    feeds: { allowed: [] },
    sites: { allowed: 'all', oneClick: [] },
    publishPage: true,
    followLimit: 2,
    ticketSeconds: 300,
    proxies: 0,
    rateLimits: { reading: 1e6, publishing: 1e6, following: 1e6 },
  },
  { log: createLog([], { write: () => undefined }), metrics: createMetrics(false) },
);
const { services } = gateway;

const river = await createAccount(services, { username: 'river', name: 'River Studio 河畔工作室' });
const file = readFileSync(new URL('../../support/pictures/avatar.png', import.meta.url));
const avatar = await storePicture(services, river.id, await preparePicture(services, file));
await services.database.updateTable('account').set({ avatar_id: avatar.id }).where('id', '=', river.id).execute();
await createAccount(services, { username: 'lantern', name: 'Lantern Market' });
await createAccount(services, {
  username: 'a-very-long-username-of-thirty',
  name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
});

const listener = getRequestListener((request, env) => answer(request, env));
server.on('request', (request, response) => {
  if (request.url?.startsWith('/op/')) provider.callback(request, response);
  else void listener(request, response);
});
process.once('disconnect', () => process.exit());
process.send?.(url);
if (!process.send) console.log(url);

async function answer(request: Request, env: object): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname !== '/test/ticket') return gateway.fetch(request, env);
  const given = (name: string): string | undefined => searchParams.get(name) ?? undefined;
  const account = await services.database
    .selectFrom('account')
    .selectAll()
    .where('username', '=', given('account') ?? 'river')
    .executeTakeFirstOrThrow();
  const { ticket } = await createTicket(services, {
    account,
    address: addressOf(account.username),
    origin: given('origin') ?? 'https://shop.example',
    key: given('key') ?? crypto.randomUUID(),
    returnUrl: given('returnUrl'),
    language: given('language'),
  });
  return Response.json({ id: ticket.id, path: `/follow/${ticket.id}` });
}

async function listen(): Promise<{ server: Server; url: string }> {
  const listening = createServer();
  await new Promise<void>((resolve) => void listening.listen(Number(process.env['PORT'] ?? 0), 'localhost', resolve));
  return { server: listening, url: `http://localhost:${(listening.address() as AddressInfo).port}` };
}
