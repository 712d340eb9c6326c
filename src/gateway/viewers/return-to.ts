const MAX_LENGTH = 2_048;
const DEFAULT = '/me';

/** White space and controls, which browsers drop or trim, and backslashes, which they take for slashes. */
const UNSAFE = /[\s\\\p{Cc}\p{Cf}]/u;

/**
 * Where to go after a sign-in: a path on this gateway and nowhere else.
 * @param wish From outside; may be anything.
 * @param publicUrl `GatewayConfig.publicUrl`.
 * @returns Path and query, to be put after the gateway's own origin; `/me` where the wish is none of ours. Never throws.
 */
export function returnPath(wish: string | undefined, publicUrl: string): string {
  if (!wish || !/^\/(?!\/)/.test(wish) || wish.length > MAX_LENGTH || UNSAFE.test(wish)) return DEFAULT;
  if (!URL.canParse(wish, publicUrl)) return DEFAULT;
  const url = new URL(wish, publicUrl);
  // `/.//host` is `//host` once its dots are gone: an address of another host.
  if (url.origin !== new URL(publicUrl).origin || url.pathname.startsWith('//')) return DEFAULT;
  return url.pathname + url.search;
}
