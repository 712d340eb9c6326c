import { pictures } from '../support/samples.js';
import type { Say } from './say.js';

const WRITTEN = '2026-03-01T12:00:00.000Z';

const profile = (id: string, words: string, say: Say): object => ({
  did: `did:plc:${id.replace(/\W/g, '')}`,
  handle: id,
  displayName: say(words),
  description: say(words),
  followersCount: 1,
});

const embedOf = (words: string, index: number, say: Say): object => {
  if (index % 3 === 0) {
    const images = [{ fullsize: pictures.wide, thumb: pictures.wide, alt: say(words) }];
    return { $type: 'app.bsky.embed.images#view', images };
  }
  const external = { uri: 'https://news.example/', title: say(words), description: say(words) };
  if (index % 3 === 1) return { $type: 'app.bsky.embed.external#view', external };
  const record = {
    $type: 'app.bsky.embed.record#viewRecord',
    uri: `at://did:plc:quoted/app.bsky.feed.post/q${index}`,
    author: profile('quoted.example', words, say),
    value: { text: say(words), createdAt: WRITTEN },
    embeds: [{ $type: 'app.bsky.embed.external#view', external }],
    indexedAt: WRITTEN,
  };
  return { $type: 'app.bsky.embed.record#view', record };
};

const item = (id: string, words: string, index: number, say: Say): object => ({
  post: {
    uri: `at://did:plc:abc/app.bsky.feed.post/${id}`,
    author: profile('river.example', words, say),
    record: {
      text: say(words),
      createdAt: WRITTEN,
      langs: [say(words)],
      tags: [say(words)],
      facets: [
        { index: { byteStart: 0, byteEnd: 1 }, features: [{ uri: 'https://a.example/' }] },
        { index: { byteStart: 1, byteEnd: 2 }, features: [{ tag: say(words) }] },
      ],
      reply: {},
    },
    embed: embedOf(words, index, say),
    labels: index % 4 === 0 ? [{ val: '!warn' }] : [],
    indexedAt: WRITTEN,
    likeCount: 1,
  },
  reply: { parent: { uri: 'at://did:plc:abc/app.bsky.feed.post/p', author: profile('lake.example', words, say) } },
  reason:
    index % 5 === 0 ? { $type: 'x#reasonRepost', by: profile('lake.example', words, say), indexedAt: WRITTEN } : {},
});

/** What an AppView answers of accounts and posts that say these words everywhere. */
export function blueskyAnswer(url: URL, wordsOf: (id: string) => readonly string[], say: Say): unknown {
  const actors = url.searchParams.getAll('actors');
  if (actors.length > 0) return { profiles: actors.map((id) => profile(id, wordsOf(id)[0]!, say)) };
  const actor = url.searchParams.get('actor')!;
  return {
    feed: wordsOf(actor).map((words, index) => item(`${actor.replace(/\W/g, '')}x${index}`, words, index, say)),
  };
}
