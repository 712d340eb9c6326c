import { pictures } from '../support/samples.js';
import type { Say } from './say.js';

const WRITTEN = '2026-03-01T12:00:00.000Z';
const PAGE = 'https://gateway.example/@river';

const richText = (words: string, say: Say): readonly object[] => [
  { type: 'text', text: say(words) },
  { type: 'link', text: say(words), url: 'https://a.example/' },
  { type: 'tag', text: say(words), url: 'https://a.example/' },
  { type: say(words), tag: say(words), text: say(words) },
  { type: 'element', tag: say(words), children: [{ type: 'text', text: say(words) }] },
  { type: 'element', tag: 'p', children: [{ type: 'emoji', shortcode: say(words), url: pictures.square }] },
];

const author = (words: string, say: Say): object => ({ handle: say(words), name: say(words), url: PAGE });

const account = (words: string, say: Say): object => ({
  ...author(words, say),
  bio: richText(words, say),
  fields: [{ label: say(words), value: richText(words, say), verified: true }],
  followers: 1,
});

const post = (id: string, words: string, index: number, say: Say): object => ({
  id,
  url: `${PAGE}/${id}`,
  author: author(words, say),
  createdAt: WRITTEN,
  title: say(words),
  text: richText(words, say),
  language: say(words),
  tags: [say(words)],
  media: index % 2 ? [{ kind: 'image', url: pictures.wide, alt: say(words) }] : [],
  ...(index % 3 ? {} : { contentWarning: say(words) }),
  ...(index % 2 ? {} : { card: { url: 'https://news.example/', title: say(words), description: say(words) } }),
});

/** What a gateway answers of accounts and posts, its own and those of official accounts, that say these words everywhere. */
export function gatewayAnswer(url: URL, wordsOf: (id: string) => readonly string[], say: Say): unknown {
  const addresses = url.searchParams.getAll('account');
  const idOf = (address: string): string => address.replace(/^\w+:@?/, '');
  if (addresses.length > 0) {
    return { accounts: addresses.map((address) => ({ address, account: account(wordsOf(idOf(address))[0]!, say) })) };
  }
  const id = idOf(/accounts\/([^/]+)\/posts$/.exec(url.pathname)![1]!);
  return { posts: wordsOf(id).map((words, index) => post(`${id}x${index}`, words, index, say)) };
}
