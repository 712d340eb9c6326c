const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;
const ON_LOOPBACK = /\bhttps?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/"]/;

/**
 * An address of a server that a snippet may name: https, or one on this machine.
 * @param {string} text
 * @returns {string} Without a slash at the end; empty where it is none.
 */
export function serverAddress(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname)))) return '';
  return `${url.origin}${url.pathname}`.replace(/\/$/, '');
}

/** @param {string} code @returns {boolean} It names a server on this machine, which nobody else reaches. */
export const namesThisMachine = (code) => ON_LOOPBACK.test(code);
