import { pictures } from '../support/samples.js';
import type { Say } from './say.js';

const WRITTEN = '2026-03-01T12:00:00.000Z';

const user = (id: string, words: string, say: Say): object => ({
  id,
  username: id,
  host: null,
  name: say(words),
  description: say(words),
  fields: [{ name: say(words), value: say(words) }],
  emojis: { [say(words)]: pictures.square },
});

const note = (id: string, words: string, index: number, say: Say): object => ({
  id,
  createdAt: WRITTEN,
  visibility: 'public',
  user: user('river', words, say),
  text: say(words),
  cw: index % 4 === 0 ? say(words) : null,
  tags: [say(words)],
  replyId: '1',
  reply: { user: user('lake', words, say) },
  files: [{ type: 'image/png', url: pictures.wide, thumbnailUrl: pictures.wide, comment: say(words) }],
  renote:
    index % 3 === 0
      ? { id: 'r', createdAt: WRITTEN, visibility: 'public', user: user('c', words, say), text: say(words) }
      : null,
});

/** What a server of Misskey's family answers to whoever asks for Mastodon's API: which one it has instead. */
export function kinOfMisskey(url: URL): unknown {
  const self = { rel: 'self', type: 'application/activity+json', href: 'https://kin.example/users/1' };
  const version = { rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: 'https://kin.example/nodeinfo/2.0' };
  if (url.pathname.includes('webfinger')) return { links: [self] };
  return url.pathname.includes('nodeinfo') ? { links: [version], software: { name: 'misskey' } } : '<!doctype html>';
}

/** What a server of Misskey's family answers of accounts and posts that say these words everywhere. */
export function misskeyAnswer(url: URL, body: string, wordsOf: (id: string) => readonly string[], say: Say): unknown {
  const { username, userId } = JSON.parse(body || '{}') as { username?: string; userId?: string };
  if (username !== undefined) return user(username, wordsOf(username)[0]!, say);
  if (userId !== undefined) return wordsOf(userId).map((words, index) => note(`${userId}x${index}`, words, index, say));
  return kinOfMisskey(url);
}
