import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { findOnPath } from '../../.config/find-browser.mjs';
import { webkitLauncher } from '../../.config/webkit-launcher.mjs';
import { SCRIPT } from '../e2e/customer.mjs';
import { recordedFetch } from '../e2e/networks.mjs';
import { startSite } from '../e2e/site.mjs';
import * as packs from './packs.mjs';
import { SHOP } from './shop.mjs';

const missing =
  !findOnPath(['WebKitWebDriver']) && 'WebKitGTK is not installed. On Debian: apt-get install webkit2gtk-driver xvfb';

/** The first script of a host page: what goes wrong from here on. */
const NOTE = `<script>
  problems = [];
  addEventListener('error', function (event) { problems[problems.length] = String(event.message); });
  addEventListener('unhandledrejection', function (event) { problems[problems.length] = String(event.reason); });
</script>`;

/**
 * Runs in a page around the host page, whose own objects nobody has replaced: waits until all is drawn in the frame, or ten
 * seconds are over, and reports what stands there.
 */
async function look(linksOnly) {
  const { contentDocument, contentWindow } = document.querySelector('iframe');
  // Forms may be called as the methods of their document are.
  const find = (selector) => [...Document.prototype.querySelectorAll.call(contentDocument, selector)];
  const count = (tag, selector) => find(tag)[0]?.shadowRoot?.querySelectorAll(selector).length ?? 0;
  const isDrawn = () =>
    count('magpie-follow-button', '[part=count]') > 0 &&
    count('magpie-account-card', '[part=name]') > 0 &&
    count('magpie-post-feed', '[part=post]') > 1;
  const until = Date.now() + (linksOnly ? 3_000 : 10_000);
  while (Date.now() < until && !isDrawn()) await new Promise((done) => setTimeout(done, 50));
  const isLinked = (tag) =>
    count(tag, 'a[href]') > 0 || find(`${tag} a`).some((link) => link.getClientRects().length > 0);
  const linked = ['magpie-follow-button', 'magpie-account-card', 'magpie-post-feed'].every(isLinked);
  const report = { drawn: isDrawn(), linked, problems: [...contentWindow.problems] };
  await fetch('/report', { method: 'POST', body: JSON.stringify(report) });
}

/** A website whose own server answers as Bluesky's does, because this engine's driver cannot step in. */
async function startHost() {
  const site = await startSite();
  let reported;
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/report') {
      const parts = [];
      for await (const part of request) parts.push(part);
      response.end();
      reported(JSON.parse(Buffer.concat(parts)));
      return;
    }
    const answer = await (pathname.startsWith('/xrpc/') ? recordedFetch : fetch)(site.url + request.url);
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://localhost:${server.address().port}`;
  return {
    /** Where a host page stands with the one around it. @returns Its address, and what `look` will report. */
    put({ head = '', around = (inner) => inner, linksOnly }) {
      const settings = `<meta name="magpie:bluesky" content="${url}">`;
      const body = around(SHOP);
      const own = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${NOTE}${settings}${head}${SCRIPT.replace('src="/', `src="${url}/`)}</head><body>${body}</body></html>`;
      const frame = `<iframe src="${new URL(site.put(own)).pathname}" width="800" height="1400"></iframe>`;
      const script = `<script>onload = () => (${look})(${Boolean(linksOnly)})</script>`;
      const report = new Promise((resolve) => (reported = resolve));
      return { address: url + new URL(site.put(`<!doctype html>${frame}${script}`)).pathname, report };
    },
    close() {
      server.closeAllConnections();
      server.close();
      site.close();
    },
  };
}

describe('every host page in WebKitGTK', { skip: missing }, () => {
  const browser = webkitLauncher();
  let host;

  before(async () => {
    host = await startHost();
    await browser.initialize();
  });

  after(async () => {
    await browser.stop();
    host.close();
  });

  for (const pack of [{ name: 'nothing else' }, ...Object.values(packs)]) {
    it(`with ${pack.name}`, async (t) => {
      const { address, report } = host.put(pack);
      await browser.startSession(pack.name, address);
      t.after(() => browser.stopSession(pack.name));
      const { drawn, linked, problems } = await report;
      const unexpected = problems.filter((problem) => !pack.says?.test(problem));
      assert.deepEqual([drawn || Boolean(pack.linksOnly), linked, unexpected], [true, true, []]);
    });
  }
});
