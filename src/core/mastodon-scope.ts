/** What following needs: to find an account, to follow it, and to see that it is so. */
const NARROW = ['read:accounts', 'read:follows', 'write:follows'] as const;
/** Its next best, for servers that know no parts of these: Pixelfed. */
const BROAD = ['read', 'follow'] as const;

/**
 * The least that a server can be asked for.
 * @param supported What it says that it knows; `undefined`: it does not say.
 * @returns `undefined` where nothing that it knows is enough, or too much: nobody is asked for leave to do everything.
 * @see https://docs.joinmastodon.org/api/oauth-scopes/
 */
export function leastScope(supported: readonly string[] | undefined): string | undefined {
  return [NARROW, BROAD].find((scopes) => !supported || scopes.every((scope) => supported.includes(scope)))?.join(' ');
}

/** For servers of this software, which does not say what it knows. @see https://github.com/snarfed/bridgy/issues/927 */
export const PIXELFED_SCOPE = BROAD.join(' ');

/** Whether what was allowed is enough. `follow` is the older name of both parts of it. */
export function isEnough(granted: string): boolean {
  const scopes = granted.split(' ');
  return NARROW.every((needed) => {
    const [whole, part] = needed.split(':');
    return scopes.includes(needed) || scopes.includes(whole!) || (part === 'follows' && scopes.includes('follow'));
  });
}

/** Whether what was allowed takes in the search that Pixelfed wants for accounts of others. */
export const isBroad = (granted: string): boolean => granted.split(' ').includes('read');
