import { readFileSync } from 'node:fs';

const fixture = (path) => JSON.parse(readFileSync(new URL(`../networks/fixtures/${path}`, import.meta.url), 'utf8'));

const [profile] = fixture('bluesky/profiles.json').profiles;
const { feed } = fixture('bluesky/alice.json');
const river = fixture('mastodon/made-account.json');
const statuses = fixture('mastodon/made-statuses.json');
const accounts = fixture('magpie/accounts.json');
const posts = fixture('magpie/posts.json');
const jsonFeed = fixture('feed/river.json');

/** What an honest server of each network answers, by what is asked for; the names are those of `accountsOf`. */
const honest = {
  bluesky: ({ pathname, searchParams }) =>
    pathname.endsWith('getProfiles')
      ? { profiles: searchParams.getAll('actors').map((handle) => ({ ...profile, handle })) }
      : { feed },
  mastodon: ({ pathname, searchParams }) => {
    if (pathname.endsWith('/lookup')) return { ...river, acct: searchParams.get('acct') };
    if (pathname.endsWith('/statuses')) return searchParams.has('pinned') ? [] : statuses;
    return undefined;
  },
  feed: () => jsonFeed,
  gateway: ({ pathname, searchParams }) =>
    pathname.endsWith('/posts')
      ? posts
      : {
          accounts: searchParams.getAll('account').map((address) => ({
            address,
            account: { ...accounts.accounts[0].account, address },
          })),
        },
};

export const kinds = Object.keys(honest);

/** @returns The JSON that an honest server of that network answers; `undefined` where it knows nothing of the address. */
export function honestAnswer(kind, url) {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  return honest[kind]({ pathname, searchParams });
}
