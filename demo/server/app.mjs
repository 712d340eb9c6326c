import { Hono } from 'hono';
import { renderAll } from '../../dist/ssr/index.js';

const account = 'magpie:river';
const content = { href: '/@river', text: 'River Studio on Magpie' };

/** What the page shows; one call renders all of it, and asks for the account once. */
const wishes = [
  { tag: 'magpie-follow-button', attributes: { account, count: true }, content },
  { tag: 'magpie-account-card', attributes: { account }, content },
  { tag: 'magpie-post-feed', attributes: { account, limit: 5 }, content },
];

/** For as long as a rendered page is shown to everybody; a visitor's browser asks for what is newer after that. */
const RENDERED_SECONDS = 30;

/**
 * A website of one page, on any server that takes a `fetch` handler.
 * @param {object} options
 * @param {string} options.gateway Address of the gateway; the browser gets the same, letter by letter.
 */
export function createApp({ gateway }) {
  const { origin } = new URL(gateway);
  const app = new Hono();
  app.get('/', async (c) => {
    const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
    const widgets = await renderAll(wishes, { settings: { gateway }, nonce, locale: 'en' });
    c.header('content-security-policy', policy(nonce, origin));
    // The nonce is of this answer alone, so the page is not to be kept by others; see the guide for pages that are.
    c.header('cache-control', `private, max-age=${RENDERED_SECONDS}`);
    return c.html(page({ widgets: widgets.map(({ html }) => html), nonce, gateway }));
  });
  return app;
}

function policy(nonce, origin) {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}'`,
    `connect-src 'self' ${origin}`,
    `img-src 'self' ${origin}`,
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types magpie',
  ].join('; ');
}

function page({ widgets: [button, card, feed], nonce, gateway }) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Rendered on the server · River Studio</title>
    <meta name="description" content="The three elements, there before any script.">
    <style nonce="${nonce}">
      body { max-inline-size: 42rem; margin: 2rem auto; padding-inline: 1rem; font: 1rem/1.5 system-ui, sans-serif; }
      main { display: grid; gap: 1.5rem; }
    </style>
    <script nonce="${nonce}" type="module" src="/dist/cdn/hydrate.js" data-gateway="${gateway}"></script>
  </head>
  <body>
    <main>
      <h1>There before any script</h1>
      <p>
        A server has drawn these three: names, words, links and pictures are in the page’s source. Switch JavaScript off, and
        they stay. With it, they come alive without a request and without moving.
      </p>
      <div>${button}</div>
      ${card}
      ${feed}
    </main>
  </body>
</html>`;
}
