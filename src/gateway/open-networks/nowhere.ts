import { SafeFetchError } from '../pictures/safe-fetch-error.js';

/**
 * Whether what a `fetch` threw means that nobody is there: DNS has said that there is no such name, or it leads to where the
 * gateway does not go. That does not pass.
 */
export function isNowhere(thrown: unknown): boolean {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const code = 'code' in error ? error.code : undefined;
    if (code === 'ENOTFOUND' || code === 'ENODATA') return true;
    if (error instanceof SafeFetchError && code === 'refused') return true;
  }
  return false;
}
