import { kinOfMisskey } from './misskey-says.js';
import type { HostileNetwork } from './networks.js';
import { sayer } from './say.js';

/** Answers with a hostile address wherever one may stand; each function is one network's. */
type Answer = HostileNetwork['answer'];

const WRITTEN = '2026-03-01T12:00:00.000Z';

const bluesky: Answer = (url, _, wordsOf, say) => {
  const profile = (id: string, address: string): object => ({
    did: `did:plc:${id.replace(/\W/g, '')}`,
    handle: id,
    avatar: say(address),
    banner: say(address),
    description: say(address),
  });
  const embeds = (address: string): readonly object[] => [
    { $type: 'x.images#view', images: [{ fullsize: say(address), thumb: say(address), alt: '' }] },
    { $type: 'x.external#view', external: { uri: say(address), title: 'a', thumb: say(address) } },
    { $type: 'x.video#view', playlist: say(address), thumbnail: say(address) },
  ];
  const actors = url.searchParams.getAll('actors');
  const textOf = (id: string): readonly string[] => wordsOf(id.replace('.example', ''));
  if (actors.length > 0) return { profiles: actors.map((id) => profile(id, textOf(id)[0]!)) };
  const feed = textOf(url.searchParams.get('actor')!).map((address, index) => ({
    post: {
      uri: index % 4 === 3 ? say(`at://${address}/app.bsky.feed.post/1`) : `at://did:plc:a/app.bsky.feed.post/${index}`,
      author: profile('river.example', address),
      record: {
        text: `See ${say(address)}`,
        createdAt: WRITTEN,
        facets: [
          {
            index: { byteStart: 4, byteEnd: 4 + new TextEncoder().encode(address).length },
            features: [{ uri: say(address) }, { tag: say(address) }],
          },
        ],
      },
      embed: embeds(address)[index % 3],
      indexedAt: WRITTEN,
    },
  }));
  // What has no page of its own would take the others with it.
  return { feed: feed.filter(({ post: { uri } }) => /^at:\/\/[^/]+\/[\w.-]+\/[\w.~:-]+$/.test(uri)) };
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const mastodon: Answer = (url, _, wordsOf, say) => {
  const html = (address: string): string => `<a href="${escaped(say(address))}">See ${escaped(say(address))}</a>`;
  const account = (id: string, address: string): object => ({
    id,
    username: id,
    acct: id,
    display_name: 'River :b:',
    url: say(address),
    avatar: say(address),
    avatar_static: say(address),
    header_static: say(address),
    note: html(address),
    fields: [{ name: 'a', value: html(address), verified_at: WRITTEN }],
    emojis: [{ shortcode: 'b', url: say(address), static_url: say(address) }],
  });
  const [, id] = /accounts\/([^/]+)\/statuses$/.exec(url.pathname) ?? [];
  const asked = id ?? url.searchParams.get('acct')!;
  if (id === undefined) return account(asked, wordsOf(asked)[0]!);
  if (url.searchParams.has('pinned')) return [];
  return wordsOf(asked).map((address, index) => ({
    id: `${asked}x${index}`,
    created_at: WRITTEN,
    visibility: 'public',
    url: say(address),
    uri: say(address),
    account: account('river', address),
    content: html(address),
    mentions: [{ id: '2', acct: 'b', url: say(address) }],
    in_reply_to_id: '1',
    in_reply_to_account_id: '2',
    media_attachments:
      index % 2
        ? [
            { type: 'image', url: say(address), preview_url: say(address) },
            { type: 'video', url: say(address), preview_url: say(address) },
          ]
        : [],
    card: index % 2 ? null : { url: say(address), title: 'a', description: '', image: say(address) },
  }));
};

const misskey: Answer = (url, body, wordsOf, say) => {
  const user = (id: string, address: string): object => ({
    id,
    username: id,
    host: null,
    name: 'River :b:',
    url: say(address),
    uri: say(address),
    avatarUrl: say(address),
    bannerUrl: say(address),
    description: `See ${say(address)}`,
    fields: [{ name: 'a', value: say(address) }],
    verifiedLinks: [say(address)],
    emojis: { b: say(address) },
  });
  const note = (id: string, address: string): object => ({
    id,
    createdAt: WRITTEN,
    visibility: 'public',
    url: say(address),
    uri: say(address),
    user: user('river', address),
    text: `See ${say(address)} :b:`,
    emojis: { b: say(address) },
    replyId: '1',
    // A server names those of others by their domain, whatever that is.
    reply: { user: { ...user('lake', address), host: say(hostIn(address)) } },
    files: [
      { type: 'image/png', url: say(address), thumbnailUrl: say(address), comment: '' },
      { type: 'video/mp4', url: say(address), thumbnailUrl: say(address), comment: '' },
    ],
  });
  const asked = JSON.parse(body || '{}') as { username?: string; userId?: string };
  if (asked.username !== undefined) return user(asked.username, wordsOf(asked.username)[0]!);
  const id = asked.userId;
  if (id !== undefined) return wordsOf(id).map((address, index) => note(`${id}x${index}`, address));
  return kinOfMisskey(url);
};

const hostIn = (address: string): string => /\/\/([^/?#]+)/.exec(address)?.[1] ?? address;

const gateway: Answer = (url, _, wordsOf, say) => {
  const author = (address: string): object => ({
    handle: '@river',
    name: 'River',
    url: 'https://gateway.example/@river',
    avatarUrl: say(address),
  });
  const text = (address: string): readonly object[] => [
    { type: 'link', text: `See ${say(address)}`, url: say(address) },
    { type: 'mention', text: 'b', url: say(address) },
    { type: 'emoji', shortcode: 'c', url: say(address), staticUrl: say(address) },
  ];
  const account = (address: string): object => ({
    ...author(address),
    bannerUrl: say(address),
    bio: text(address),
    fields: [{ label: 'a', value: text(address), verified: true }],
  });
  const addresses = url.searchParams.getAll('account');
  if (addresses.length > 0) {
    return { accounts: addresses.map((one) => ({ address: one, account: account(wordsOf(one.slice(7))[0]!) })) };
  }
  return {
    posts: wordsOf(/magpie:(\w+)\/posts$/.exec(url.pathname)![1]!).map((address, index) => ({
      id: `${index}`,
      url: 'https://gateway.example/@river/1',
      author: author(address),
      createdAt: WRITTEN,
      text: text(address),
      tags: [],
      media: index % 2 ? [{ kind: 'image', url: say(address), previewUrl: say(address), alt: '' }] : [],
      ...(index % 2 ? {} : { card: { url: say(address), title: 'a', description: '', imageUrl: say(address) } }),
    })),
  };
};

const feed: Answer = (url, _, wordsOf, say) => {
  const id = url.pathname.slice(1);
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'River',
    home_page_url: say(wordsOf(id)[0]!),
    icon: say(wordsOf(id)[0]!),
    next_url: say(wordsOf(id)[0]!),
    items: wordsOf(id).map((address, index) => ({
      id: `${id}x${index}`,
      url: say(address),
      external_url: say(address),
      image: say(address),
      title: `Title ${index}`,
      content_html: `<p>Text ${index} <a href="${escaped(say(address))}">See ${escaped(say(address))}</a></p>`,
      date_published: WRITTEN,
      authors: [{ name: 'River', url: say(address), avatar: say(address) }],
      attachments: [
        { url: say(address), mime_type: 'image/png' },
        { url: say(address), mime_type: 'audio/mpeg' },
      ],
    })),
  };
};

const settings = { gateway: 'https://gateway.example' };
const network = (name: string, address: (id: string) => string, answer: Answer, rest = {}): HostileNetwork => ({
  name,
  address,
  answer,
  settings: rest,
  say: sayer(),
});

export const addressingNetworks: readonly HostileNetwork[] = [
  network('Bluesky', (id) => `bluesky:${id}.example`, bluesky),
  network('Mastodon', (id) => `mastodon:${id}@social.example`, mastodon),
  network('Misskey', (id) => `mastodon:${id}@kin.example`, misskey),
  network('a gateway', (id) => `magpie:${id}`, gateway, settings),
  network('a feed', (id) => `feed:https://river.example/${id}`, feed),
];
