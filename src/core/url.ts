const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * The one gate for addresses from outside.
 * Plain http is let through only between a page on this machine and a server on this machine, for development.
 * @returns The normalized URL where it is https without user name and password; else `undefined`. Never throws.
 */
export function safeUrl(text: unknown, base?: string): string | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const url = new URL(text, base);
    const secure =
      url.protocol === 'https:' ||
      (url.protocol === 'http:' && LOOPBACK.test(url.hostname) && LOOPBACK.test(globalThis.location?.hostname));
    return secure && !url.username && !url.password ? url.href : undefined;
  } catch {
    // Not a URL: the caller draws text instead of a link.
    return undefined;
  }
}
