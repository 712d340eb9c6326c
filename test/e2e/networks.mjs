import { readFileSync } from 'node:fs';

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url));

/** A recorded answer, with its pictures where the networks have them, so that a page's policy can name the place. */
const json = (path) =>
  JSON.parse(
    String(read(`networks/fixtures/${path}`))
      .replace(/https:\/\/[\w.]+\/([\w-]+\.(?:png|gif|jpe?g|webp))/g, 'https://files.mastodon.social/$1')
      .replaceAll('https://bsky.public.url/', 'https://cdn.bsky.app/'),
  );

const [profile] = json('bluesky/profiles.json').profiles;
const { feed } = json('bluesky/alice.json');
const picture = read('support/pictures/square.png');
const river = json('mastodon/made-account.json');
const statuses = json('mastodon/made-statuses.json');

/** As many posts as are asked for, each with an address of its own. */
function posts(limit) {
  return Array.from({ length: limit }, (_, n) => {
    const item = structuredClone(feed[n % feed.length]);
    item.post.uri = item.post.uri.replace(/.{3}$/, String(n).padStart(3, '2'));
    return item;
  });
}

const bluesky = {
  'app.bsky.actor.getProfiles': (query) => ({
    profiles: query.getAll('actors').map((handle) => ({ ...profile, handle, followersCount: 48_213 })),
  }),
  'app.bsky.feed.getAuthorFeed': (query) => ({ feed: posts(Number(query.get('limit'))) }),
};

/** The body of a network's answer, by address. `undefined` where no network of ours has it. */
function answerTo({ pathname, searchParams }) {
  const method = /\/xrpc\/(.+)$/.exec(pathname)?.[1];
  if (method) return bluesky[method]?.(searchParams);
  if (pathname === '/api/v1/accounts/lookup') return { ...river, acct: searchParams.get('acct') };
  if (/^\/api\/v1\/accounts\/\w+\/statuses$/.test(pathname)) return searchParams.has('pinned') ? [] : statuses;
  return undefined;
}

/** Answers one request in place of the networks, with recorded answers and one picture for all. */
export async function answer(route) {
  const request = route.request();
  const headers = { 'access-control-allow-origin': '*' };
  if (request.resourceType() === 'image') return route.fulfill({ headers, contentType: 'image/png', body: picture });
  const body = answerTo(new URL(request.url()));
  return body ? route.fulfill({ headers, json: body }) : route.fulfill({ headers, status: 404, json: {} });
}

/** The same for a server that asks: `fetch` of what is recorded. */
export async function recordedFetch(url) {
  const body = answerTo(new URL(url));
  return body ? Response.json(body) : Response.json({}, { status: 404 });
}

/** As where there is no network. */
export const offline = (route) => route.abort('internetdisconnected');
