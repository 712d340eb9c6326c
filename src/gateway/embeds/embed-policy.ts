import type { EmbeddedAccount } from './embedded-account.js';

/** Where Bluesky’s accounts and posts are read, and its films are played from. */
const BLUESKY = ['https://*.bsky.app'];

/**
 * What an embed may do: run our own scripts, ask the servers that its accounts are on, and stand in any frame. Style and scripts
 * are allowed by hash and by origin and not by nonce, so that equal pages are equal bytes that caches can keep.
 * @param sources Hashes of the page’s own style and script.
 */
export function embedPolicy(
  accounts: readonly EmbeddedAccount[],
  { style, script }: { readonly style: string; readonly script: string },
): string {
  const foreign = accounts.some(({ isOwn }) => !isOwn);
  return [
    "default-src 'none'",
    `script-src 'self' ${script}`,
    `style-src ${style}`,
    `connect-src ${["'self'", ...new Set(accounts.flatMap(serversOf))].join(' ')}`,
    `img-src 'self' data:${foreign ? ' https:' : ''}`,
    `media-src 'self' blob:${foreign ? ' https:' : ''}`,
    "form-action 'none'",
    "base-uri 'none'",
    'frame-ancestors *',
    "require-trusted-types-for 'script'",
    'trusted-types magpie',
  ].join('; ');
}

/** Whom the visitor’s browser asks about an account. */
function serversOf({ network, pageUrl, isOwn }: EmbeddedAccount): readonly string[] {
  if (isOwn) return [];
  if (network.id === 'bluesky') return BLUESKY;
  // A domain may only name its server, which nobody knows before it has been asked.
  if (network.id === 'mastodon') return ['https:'];
  // Where the gateway may not read it.
  return network.id === 'feed' ? [new URL(pageUrl).origin] : [];
}
