import { FakeBluesky } from '../support/fake-bluesky.ts';
import { FakeMastodon } from '../support/fake-mastodon.mjs';
import { answer as recorded } from './networks.mjs';
import { button, site, SCRIPT, visit, visitor } from './customer.mjs';

/** Whom the buttons follow. */
export const ALICE = 'bluesky:alice.example';
export const RIVER = 'mastodon:river@village.example';

/**
 * Networks whose servers answer in place of the real ones, for one visitor's browser: `bluesky`, and the servers of the fediverse
 * by their hosts. Each test has its own.
 */
export class OpenNetworks {
  bluesky = new FakeBluesky();
  /** Where River is, and where Bob is. */
  village = new FakeMastodon('https://village.example');
  meadow = new FakeMastodon('https://meadow.example');
  /** Headers of the pages on which visitors allow it, such as an opener policy. */
  pageHeaders = {};
  /** Nobody reaches anything. */
  isCut = false;
  /** Addresses of what was asked, in order. */
  asked = [];

  constructor() {
    this.meadow.reachable.set('river@village.example', { locked: false });
  }

  /** Answers one request of the browser. */
  answer = async (route) => {
    const request = route.request();
    const url = new URL(request.url());
    if (url.origin === site.url || url.origin === site.otherUrl) return route.continue();
    this.asked.push(url.href);
    if (this.isCut) return route.abort('internetdisconnected');
    const init = {
      method: request.method(),
      headers: await request.allHeaders(),
      ...(request.postData() !== null && { body: request.postData() }),
    };
    try {
      const response = await this.#answerOf(url, init, request.isNavigationRequest());
      return response ? fulfil(route, response) : recorded(route);
    } catch {
      return route.abort('connectionrefused');
    }
  };

  async #answerOf(url, init, isPage) {
    const server = [this.village, this.meadow].find(({ origin }) => origin === url.origin);
    // What everybody may read of an account, it has been recorded.
    if (server && (init.headers.authorization || !url.pathname.startsWith('/api/v1/accounts/'))) {
      const response = await server.fetch(url.href, init);
      return isPage ? this.#asPage(response) : response;
    }
    const { issuer, pds } = this.bluesky;
    if (url.origin === issuer && url.pathname === '/oauth/authorize') return this.#asPage(this.#consent(url));
    const isTheirs = [issuer, pds, 'https://plc.directory'].includes(url.origin);
    const isPeople = /\.graph\.getRelationships|\.actor\.getProfiles?$/.test(url.pathname);
    return isTheirs || isPeople ? this.bluesky.fetch(url.href, init) : undefined;
  }

  /** The page on which Bob allows it, or does not. */
  #consent(url) {
    const decision = url.searchParams.get('decision');
    if (!decision) {
      const choices = ['allow', 'deny'].map((choice) => {
        const to = new URL(url);
        to.searchParams.set('decision', choice);
        return `<a href="${to.href.replaceAll('&', '&amp;')}">${choice === 'allow' ? 'Authorize' : 'Deny'}</a>`;
      });
      return page(`<h1>Sign in as bob.example</h1>${choices.join(' ')}`);
    }
    url.searchParams.delete('decision');
    const answer = decision === 'allow' ? this.bluesky.approve(url.href) : this.bluesky.refuse(url.href);
    const pushed = this.bluesky.askedAt('/oauth/par').findLast(({ form }) => form.get('state') === answer.get('state'));
    const back = `${pushed.form.get('redirect_uri')}#${answer}`;
    return new Response(null, { status: 302, headers: { location: back } });
  }

  #asPage(response) {
    const headers = new Headers(response.headers);
    for (const [name, value] of Object.entries(this.pageHeaders)) headers.set(name, value);
    return new Response(response.body, { status: response.status, headers });
  }
}

/**
 * What went wrong on a page, less the refusals that belong to first proofs: a nonce is given by no other answer (RFC 9449 §8), and
 * browsers write every refusal to the console.
 */
export const problemsOf = ({ problems }) => problems.filter((problem) => !/a status of 40[01]/.test(problem));

/** Opens a page with one button, in the browser of somebody who has never been here. */
export async function openPage(
  t,
  networks,
  account,
  { head = SCRIPT, headers, body = button(account), options, at } = {},
) {
  const context = await visitor(t, networks.answer, options);
  const shop = await visit(context, { head, body, headers, at });
  const { page } = shop;
  return Object.assign(shop, {
    context,
    button: page.locator('magpie-follow-button [part=button]').first(),
    dialog: page.getByRole('dialog'),
  });
}

function page(body) {
  const html = `<!doctype html><html lang="en"><title>Sign in</title><body>${body}</body></html>`;
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}

async function fulfil(route, response) {
  const headers = Object.fromEntries(response.headers);
  headers['access-control-allow-origin'] ??= '*';
  headers['access-control-expose-headers'] = 'dpop-nonce, www-authenticate, date, retry-after';
  return route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) });
}
