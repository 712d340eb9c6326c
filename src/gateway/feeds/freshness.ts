/** Sites that forbid keeping an answer mean browsers; a feed that visitors read is not asked for more often than this. */
const MIN_SECONDS = 5 * 60;
const MAX_SECONDS = 24 * 3_600;
/** Where neither the server nor the feed says anything. */
const USUAL_SECONDS = 15 * 60;

/** Between two tries at a server that asks to be left alone. */
const MIN_RETRY_SECONDS = 60;

/**
 * For how many seconds an answer is not asked for again: what `Cache-Control` or `Expires` says, less its age; what the feed
 * itself says where that is more. From five minutes to a day.
 * @param now Milliseconds since 1970.
 * @see https://www.rfc-editor.org/rfc/rfc9111#section-4.2
 */
export function freshSeconds(headers: Headers, ttlMinutes: number | undefined, now: number): number {
  const said = saidSeconds(headers, now);
  const seconds = Math.max(said ?? (ttlMinutes === undefined ? USUAL_SECONDS : 0), (ttlMinutes ?? 0) * 60);
  return Math.min(Math.max(seconds, MIN_SECONDS), MAX_SECONDS);
}

function saidSeconds(headers: Headers, now: number): number | undefined {
  const control = headers.get('cache-control')?.toLowerCase() ?? '';
  if (/\bno-(?:store|cache)\b/.test(control)) return 0;
  const maxAge = /\bs-maxage="?(\d{1,9})/.exec(control) ?? /\bmax-age="?(\d{1,9})/.exec(control);
  const age = Number(/^\d{1,9}$/.exec(headers.get('age') ?? '')?.[0] ?? 0);
  if (maxAge) return Number(maxAge[1]) - age;
  const expires = Date.parse(headers.get('expires') ?? '');
  if (Number.isNaN(expires)) return undefined;
  const date = Date.parse(headers.get('date') ?? '');
  return (expires - (Number.isNaN(date) ? now : date)) / 1_000 - age;
}

/** `Retry-After`: seconds or a date, from a minute to a day. `undefined` where it says nothing. @param now Milliseconds since 1970. */
export function retryAfterSeconds(headers: Headers, now: number): number | undefined {
  const said = headers.get('retry-after')?.trim() ?? '';
  const seconds = /^\d{1,9}$/.test(said) ? Number(said) : (Date.parse(said) - now) / 1_000;
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(Math.ceil(seconds), MIN_RETRY_SECONDS), MAX_SECONDS);
}
