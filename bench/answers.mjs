/** What the networks answer, in their own shapes. Everything is made up, and the same at each run but for the dates. */
const DAY_MS = 86_400_000;
const words =
  'release notes harvest river lantern market open studio winter light paper bridge signal garden copper orchard tide'.split(
    ' ',
  );

export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAFElEQVR4nGNkYPjPAANMcBYpHABhCAEFQ0zPyQAAAABJRU5ErkJggg==',
  'base64',
);
const FOLLOWERS = 48_213;

const textOf = (at) =>
  `Post ${at}: ${Array.from({ length: 18 }, (_, n) => words[(at * 7 + n * 5) % words.length]).join(' ')}`;
const dateOf = (at) => new Date(Date.now() - (at * DAY_MS) / 3).toISOString();
const pictureOf = (origin, at) => (at % 3 ? undefined : `${origin}/media/${at % 6}.png`);

const profileOf = (origin, handle) => ({
  did: `did:plc:${handle.replace(/\W/g, '').padEnd(24, 'a')}`,
  handle,
  displayName: 'River Studio',
  avatar: `${origin}/media/avatar.png`,
  description: 'Notes from the river.',
  followersCount: FOLLOWERS,
  followsCount: 15,
  postsCount: 900,
  labels: [],
});

function blueskyPost(origin, handle, at) {
  const author = profileOf(origin, handle);
  const picture = pictureOf(origin, at);
  return {
    post: {
      uri: `at://${author.did}/app.bsky.feed.post/${900_000 - at}`,
      cid: 'bafyreie5cvv4h45feadgeuwhbcutmh6t2ceseocckahdoe6uat64zmz454',
      author,
      record: { $type: 'app.bsky.feed.post', createdAt: dateOf(at), langs: ['en'], text: textOf(at) },
      ...(picture && {
        embed: {
          $type: 'app.bsky.embed.images#view',
          images: [{ thumb: picture, fullsize: picture, alt: `Picture ${at}`, aspectRatio: { width: 4, height: 3 } }],
        },
      }),
      replyCount: at % 40,
      repostCount: at % 90,
      likeCount: at % 900,
      indexedAt: dateOf(at),
      labels: [],
    },
  };
}

const accountOf = (origin, host, name) => ({
  id: '1001',
  username: name,
  acct: name,
  display_name: 'River Studio',
  note: '<p>Notes from the river.</p>',
  url: `https://${host}/@${name}`,
  avatar: `${origin}/media/avatar.png`,
  avatar_static: `${origin}/media/avatar.png`,
  header: `${origin}/media/avatar.png`,
  header_static: `${origin}/media/avatar.png`,
  followers_count: FOLLOWERS,
  following_count: 15,
  statuses_count: 900,
  created_at: '2023-04-12T00:00:00.000Z',
  emojis: [],
  fields: [],
});

function mastodonPost(origin, host, at) {
  const picture = pictureOf(origin, at);
  return {
    id: String(900_000 - at),
    created_at: dateOf(at),
    sensitive: false,
    spoiler_text: '',
    visibility: 'public',
    language: 'en',
    uri: `https://${host}/users/river0/statuses/${900_000 - at}`,
    url: `https://${host}/@river0/${900_000 - at}`,
    replies_count: at % 40,
    reblogs_count: at % 90,
    favourites_count: at % 900,
    content: `<p>${textOf(at)}</p>`,
    reblog: null,
    account: accountOf(origin, host, 'river0'),
    media_attachments: picture
      ? [
          {
            id: `m${at}`,
            type: 'image',
            url: picture,
            preview_url: picture,
            meta: { original: { width: 400, height: 300 } },
            description: `Picture ${at}`,
          },
        ]
      : [],
    mentions: [],
    tags: [],
    emojis: [],
    card: null,
    poll: null,
  };
}

const range = (from, count, make) => Array.from({ length: count }, (_, n) => make(from + n));

/** @param origin Where pictures are. @returns The body of an answer; `undefined` where the page asks for what no network has. */
export function answerTo({ hostname, pathname, searchParams }, origin) {
  const limit = Number(searchParams.get('limit') ?? 20);
  if (pathname.endsWith('app.bsky.actor.getProfiles')) {
    return { profiles: searchParams.getAll('actors').map((handle) => profileOf(origin, handle)) };
  }
  if (pathname.endsWith('app.bsky.feed.getAuthorFeed')) {
    const from = Number(searchParams.get('cursor') ?? 0);
    const feed = range(from, limit, (at) => blueskyPost(origin, searchParams.get('actor'), at));
    return { feed, ...(from + limit < 1_000 && { cursor: String(from + limit) }) };
  }
  if (pathname.endsWith('/accounts/lookup')) return accountOf(origin, hostname, searchParams.get('acct').split('@')[0]);
  if (pathname.endsWith('/statuses')) {
    if (searchParams.get('pinned')) return [];
    const from = searchParams.get('max_id') ? 900_001 - Number(searchParams.get('max_id')) : 0;
    return range(from, Math.min(limit, 1_000 - from), (at) => mastodonPost(origin, hostname, at));
  }
  return undefined;
}
