import { renderAll } from '../../dist/ssr/index.js';
import { recordedFetch } from './networks.mjs';
import { visit } from './customer.mjs';

export const BLUESKY = 'bluesky:alice.test';
export const MASTODON = 'mastodon:River@social.example';
export const NONCE = 'c2VjcmV0';

/** What a page names in place of the script of the other tests. */
export const HYDRATE = `<script type="module" nonce="${NONCE}" src="/dist/cdn/hydrate.js"></script>`;

/** The line that we publish, for pages that a server has rendered: its styles have a nonce. */
const STRICT =
  `default-src 'none'; script-src 'nonce-${NONCE}' 'strict-dynamic'; style-src 'nonce-${NONCE}'; ` +
  `connect-src https://public.api.bsky.app https://social.example; img-src https://cdn.bsky.app https://files.mastodon.social; ` +
  `font-src 'none'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types magpie`;

const STRICT_HEADERS = { 'content-security-policy': STRICT };
const content = { href: 'https://link.example/', text: 'Our page' };

/** The three elements of an account, as a site asks for them. */
export const three = (account, ofFeed = {}) => [
  { tag: 'magpie-follow-button', attributes: { account, count: true }, content },
  { tag: 'magpie-account-card', attributes: { account }, content },
  { tag: 'magpie-post-feed', attributes: { account, limit: 6, ...ofFeed }, content },
];

/**
 * Runs before anything else: notes what moves, what the policy refuses, and whether a widget that had something to
 * read is ever without, looked at before each frame.
 */
const WATCH = `<script nonce="${NONCE}">
  globalThis.moved = [];
  globalThis.refused = [];
  addEventListener('securitypolicyviolation', (e) => refused.push(e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sample));
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      moved.push(value + ' ' + sources.map(({ node }) => node?.localName ?? node?.nodeName));
    }
  }).observe({ type: 'layout-shift', buffered: true });
  globalThis.blank = [];
  const shown = new Set();
  const look = () => {
    for (const { localName, shadowRoot } of document.querySelectorAll(':is(magpie-follow-button, magpie-account-card, magpie-post-feed)')) {
      const drawn = [...(shadowRoot?.children ?? [])].filter((node) => !/^(style|script|slot)$/.test(node.localName));
      const text = drawn.map((node) => node.textContent.trim()).join('');
      if (text) shown.add(shadowRoot);
      else if (shown.has(shadowRoot)) blank.push(localName);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
</script>`;

/** At the end of the page: what the server has drawn, before any module runs. */
const REMEMBER = `<script nonce="${NONCE}">
  globalThis.nodesOf = (tag) => {
    const walk = (root) => [...root.querySelectorAll('*:not(style, script)')].flatMap((node) =>
      [node, ...(node.shadowRoot ? walk(node.shadowRoot) : [])]);
    return [...document.querySelectorAll(tag)].flatMap(({ shadowRoot }) => walk(shadowRoot));
  };
  globalThis.before = Object.fromEntries(
    ['magpie-follow-button', 'magpie-account-card', 'magpie-post-feed'].map((tag) => [tag, nodesOf(tag)]),
  );
</script>`;

/** Renders widgets as a server does. @param [options] As of \`renderAll\`. */
export async function rendered(wishes, options = {}) {
  const all = await renderAll(wishes, { fetch: recordedFetch, nonce: NONCE, ...options });
  return all.map(({ html }) => html).join('\n');
}

/** Puts a page that a server has rendered on the website and opens it. */
export function visitRendered(
  context,
  body,
  { head = '', script = HYDRATE, headers = STRICT_HEADERS, style = 'body{inline-size:40em}' } = {},
) {
  const all = `<style nonce="${NONCE}">${style}</style>${WATCH}${head}`;
  return visit(context, { head: all, body: `<p>Before</p>${body}<p>Below</p>${REMEMBER}${script}`, headers });
}

/** Whether the nodes that the server drew in elements of this tag are all there still, in their order. */
export const keepsNodes = (shop, tag, which = '*') =>
  shop.page.evaluate(
    ([name, selector]) => {
      const all = before[name].filter((node) => node.matches(selector));
      const left = nodesOf(name).filter((node) => all.includes(node));
      return all.length > 1 && left.length === all.length && left.every((node, at) => node === all[at]);
    },
    [tag, which],
  );

/** After all three elements are alive. */
export async function isAlive(shop) {
  await shop.page.waitForFunction(() =>
    ['magpie-follow-button', 'magpie-account-card', 'magpie-post-feed']
      .flatMap((tag) => [...document.querySelectorAll(tag)])
      .every(
        (element) =>
          element.shadowRoot?.adoptedStyleSheets.length &&
          ![...element.shadowRoot.children].some(({ localName }) => localName === 'style'),
      ),
  );
}

/** Opens such a page, and lets its script come when everything else has. */
export async function visitUnhurried(context, body, meanwhile = () => {}) {
  let letGo;
  const isTime = new Promise((resolve) => (letGo = resolve));
  await context.route('**/dist/cdn/hydrate.js', (route) => isTime.then(() => route.continue()));
  const opening = visitRendered(context, body);
  const page = await context.waitForEvent('page');
  await page.locator('magpie-post-feed [part=post]').last().waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll('magpie-post-feed, magpie-account-card')]
      .flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll('img[src]:not([loading])')])
      .every(({ complete }) => complete),
  );
  await meanwhile(page);
  letGo();
  return opening;
}
