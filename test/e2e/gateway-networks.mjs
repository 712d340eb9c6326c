import { getRequestListener } from '@hono/node-server';
import { startBlueskyWorld } from '../gateway/support/open-bluesky-world.ts';
import { HomeServer } from '../gateway/support/open-mastodon.ts';
import { outsideWorld } from '../gateway/support/outside-world.ts';
import { blueskyNetwork, guardedFetch, mastodonNetwork } from '../../.config/demo/built-gateway.mjs';
import { button, SCRIPT } from './customer.mjs';
import { startGateway } from './gateway.mjs';
import { startSite } from './site.mjs';

export const GATEWAY_URL = 'https://follow.example';
const SHOP_URL = 'https://shop.example';
const MASTODON = ['village.example', 'meadow.example'];

/** Whom the buttons follow. */
export const ALICE = 'bluesky:alice.example';
export const RIVER = 'mastodon:river@village.example';

/**
 * Bluesky, two servers of the fediverse, a website and a gateway of its own for one test, each at its host. Bob is at home on all
 * three networks. The gateway is a client as on the internet: it shows its description and proves to be itself.
 */
class GatewayNetworks {
  /** Where River is, and where Bob is. */
  village = new HomeServer('village.example');
  meadow = new HomeServer('meadow.example');
  /** @type {import('../gateway/support/open-bluesky-world.ts').BlueskyWorld} */
  bluesky;
  gateway;
  #internet;
  #site;

  constructor(internet) {
    this.#internet = internet;
    this.meadow.reachable.set('river@village.example', { locked: false });
  }

  async open(t) {
    const internet = this.#internet;
    this.#site = await startSite();
    t.after(() => this.#site.close());
    this.bluesky = await startBlueskyWorld(t, false, (id) => this.#readClient(id));
    const fediverse = getRequestListener((request, env) =>
      this.#answer(new Request(toHttps(request.url), request), env),
    );
    const outside = await outsideWorld(t, fediverse);
    const openNetworks = (io) => {
      const { appViewUrl, plcUrl, fetch } = this.bluesky;
      return [
        blueskyNetwork({ ...io, fetch }, { appViewUrl, plcUrl }),
        mastodonNetwork({ ...io, fetch: guardedFetch({ publicUrl: GATEWAY_URL, outside }) }),
      ];
    };
    this.gateway = await startGateway(t, { publicUrl: GATEWAY_URL, openNetworks });
    internet.put('follow.example', this.gateway.fetch);
    internet.put('shop.example', (request) => fetch(request.url.replace(SHOP_URL, this.#site.url)));
    internet.put('auth.example', (request) => this.#authorize(request));
    for (const host of MASTODON) internet.put(host, (request, env) => this.#answer(request, env));
  }

  /**
   * Opens a page of the website with a button for each account.
   * @returns The page, its buttons, and what went wrong on it.
   */
  async openShop(context, accounts, { headers = {}, body = accounts.map((account) => button(account)).join('') } = {}) {
    const head = SCRIPT.replace('src', `data-gateway="${GATEWAY_URL}" src`);
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title>${head}<body>${body}</body></html>`;
    const page = await context.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.goto(this.#site.put(html, headers).replace(this.#site.url, SHOP_URL));
    const buttons = page.locator('magpie-follow-button [part=button]');
    return { page, context, problems, button: buttons.first(), buttons, dialog: page.getByRole('dialog') };
  }

  /** The servers of the fediverse; one that is down breaks the connection. */
  async #answer(request, { incoming }) {
    const { origin } = new URL(request.url);
    const server = [this.village, this.meadow].find((candidate) => candidate.origin === origin);
    if (!server) return new Response(null, { status: 404 });
    const { method, headers } = request;
    const text = await request.text();
    try {
      return await server.fetch(request.url, { method, headers, ...(text && { body: text }) });
    } catch {
      incoming.socket.destroy();
      return new Response();
    }
  }

  /** Bob's page at his authorization server, where he allows it or does not. */
  async #authorize(request) {
    const url = new URL(request.url);
    const decision = url.searchParams.get('decision');
    if (!decision) {
      const links = ['allow', 'deny'].map((choice) => {
        const to = new URL(url);
        to.searchParams.set('decision', choice);
        return `<a href="${to.href.replaceAll('&', '&amp;')}">${choice === 'allow' ? 'Authorize' : 'Deny'}</a>`;
      });
      const html = `<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in as bob.example</h1>${links.join(' ')}</html>`;
      return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
    }
    const { server, bob } = this.bluesky;
    const answer = decision === 'allow' ? server.approve(url.href, bob.did) : server.refuse(url.href, 'access_denied');
    const pushed = server.pushes.findLast((form) => form.get('state') === answer.get('state'));
    return new Response(null, { status: 303, headers: { location: `${pushed.get('redirect_uri')}?${answer}` } });
  }

  /** The documents of the gateway, as Bob's server reads them. */
  async #readClient(id) {
    const read = async (url) => (await this.gateway.fetch(new Request(url))).json();
    const metadata = await read(id);
    return { metadata, keys: await read(metadata.jwks_uri) };
  }
}

const toHttps = (url) => url.replace(/^http:/, 'https:');

/** Opens them for a test. */
export async function openGatewayNetworks(t, internet) {
  const networks = new GatewayNetworks(internet);
  await networks.open(t);
  return networks;
}
