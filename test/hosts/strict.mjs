import { SCRIPT } from '../e2e/customer.mjs';
import { packageUrl } from './packages.mjs';

const NONCE = 'c2VjcmV0';
const nonced = (script) => script.replace('<script', `<script nonce="${NONCE}"`);

/** Notes what the page's policy refuses. */
const LISTEN = nonced(`<script>
  violations = [];
  addEventListener('securitypolicyviolation', (event) =>
    violations.push([event.effectiveDirective, event.blockedURI, event.sample].join(' ')));
</script>`);

/** The page's own Lit, which draws `<host-clock>`. */
const LIT = nonced(`<script type="module" src="${packageUrl('lit.js')}"></script>`);

/**
 * A host page under the policy that we publish, as `openShop` takes it.
 * @param options `ask`: whom widgets may ask, `types`: policies of Trusted Types, `lit`: where the page's own Lit is, `before` or
 * `after` our script.
 */
export function strictHost({ ask, types = 'magpie', lit } = {}) {
  const policy =
    `default-src 'none'; script-src 'nonce-${NONCE}' 'strict-dynamic'; connect-src ${ask}; ` +
    `img-src https://cdn.bsky.app https://files.mastodon.social; style-src 'none'; frame-src 'none'; font-src 'none'; ` +
    `object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types ${types}`;
  return {
    headers: { 'content-security-policy': policy },
    head: LISTEN + (lit === 'before' ? LIT : '') + nonced(SCRIPT) + (lit === 'after' ? LIT : ''),
  };
}

/** What the policy of an open page has refused, and what else went wrong. */
export async function refused({ page, problems }) {
  const all = [...(await page.evaluate('violations')), ...problems];
  // Firefox asks for it by itself.
  return all.filter((text) => !text.includes('/favicon.ico'));
}
