import { pictures } from '../support/samples.js';
import type { Say } from './say.js';

const WRITTEN = '2026-03-01T12:00:00.000Z';
const PICTURE = { type: 'image', url: pictures.wide, preview_url: pictures.wide };

const account = (id: string, words: string, say: Say): object => ({
  id,
  username: id,
  acct: id,
  url: `https://social.example/@${id}`,
  display_name: say(words),
  note: say(words),
  fields: [{ name: say(words), value: say(words), verified_at: WRITTEN }],
  emojis: [{ shortcode: 'b', url: pictures.square, static_url: pictures.square }],
  followers_count: 1,
  bot: true,
});

const status = (id: string, words: string, index: number, say: Say): Readonly<Record<string, unknown>> => ({
  id,
  created_at: WRITTEN,
  url: `https://social.example/@river/${id}`,
  visibility: 'public',
  account: account('river', words, say),
  content: say(words),
  spoiler_text: index % 4 === 0 ? say(words) : '',
  sensitive: index % 8 === 0,
  language: say(words),
  tags: [{ name: say(words) }],
  emojis: [{ shortcode: say(words), url: pictures.square }],
  in_reply_to_id: '1',
  in_reply_to_account_id: '2',
  mentions: [{ id: '2', acct: say(words), url: 'https://other.example/@b' }],
  media_attachments: index % 3 === 0 ? [{ ...PICTURE, description: say(words) }] : [],
  card:
    index % 3 === 1
      ? { url: 'https://news.example/', title: say(words), description: say(words), image: pictures.wide }
      : null,
  poll: index % 3 === 2 ? { options: [{ title: say(words), votes_count: 1 }], votes_count: 1 } : null,
});

/** What a server with Mastodon's API answers of accounts and posts that say these words everywhere. */
export function mastodonAnswer(url: URL, wordsOf: (id: string) => readonly string[], say: Say): unknown {
  const [, id] = /accounts\/([^/]+)\/statuses$/.exec(url.pathname) ?? [];
  const asked = id ?? url.searchParams.get('acct')!;
  if (id === undefined) return account(asked, wordsOf(asked)[0]!, say);
  if (url.searchParams.has('pinned')) return [];
  return wordsOf(asked).map((words, index) => {
    const own = status(`${asked}x${index}`, words, index, say);
    if (index % 5 === 1) return { ...own, reblog: status(`${asked}y${index}`, words, index, say) };
    if (index % 5 === 3) return { ...own, quote: { state: 'accepted', quoted_status: status('q', words, index, say) } };
    return own;
  });
}
