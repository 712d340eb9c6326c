import { NetworkError } from '../../core/errors.js';
import { htmlToRichText } from '../../core/html.js';
import { getJson } from '../../core/http.js';
import type { AccountRef, Author, Post, PostPage, PostQuery, Quote } from '../../core/model.js';
import type { Io } from '../../core/network.js';
import {
  countOr,
  fieldsOf,
  isObject,
  objects,
  readList,
  readObject,
  readText,
  textOr,
  type Wire,
} from '../../core/read.js';
import { safeUrl } from '../../core/url.js';
import { toAuthor, toEmojis } from './account.js';
import { toCard, toMedia, toPoll } from './attachments.js';
import { apiUrl, originOf, toHandle, type Server } from './host.js';
import { lookUpOnce } from './lookup.js';

/** What `quote.state` says beside `accepted`. @see https://docs.joinmastodon.org/entities/Quote/#state */
const REFUSED = /^(rejected|revoked)$/;
const WAITING = /^(pending|unauthorized)$/;
const BLOCKED = /^(blocked|muted)/;

/**
 * Loads a page of an account's posts.
 * @throws {NetworkError} Any code.
 * @see https://docs.joinmastodon.org/methods/accounts/#statuses
 */
export async function loadPosts(
  ref: AccountRef,
  query: PostQuery,
  cursor: string | undefined,
  io: Io,
): Promise<PostPage> {
  // Misskey's cursors name the account, so that its server is not asked again what it is.
  if (cursor?.startsWith('misskey ')) return (await import('./misskey.js')).loadPosts(ref, query, cursor, io);
  const found = await lookUpOnce(ref, io);
  if (found.misskey) return found.misskey.loadPosts(ref, query, cursor, io);
  const { id, server } = found;
  const { limit, noReplies, noReposts, mediaOnly, tags, languages } = query;
  const load = async (parameters: Readonly<Record<string, string | false | undefined>>): Promise<readonly Wire[]> => {
    const given = Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, value]] : []));
    // Only what would end the path is encoded here: `encodeURIComponent` throws at half a surrogate pair.
    const place = id.replace(/[%/?#\\]/g, encodeURIComponent);
    const path = `/api/v1/accounts/${place}/statuses?${new URLSearchParams(given)}`;
    const statuses = readList(await getJson(apiUrl(server.host, path, io), io), 'statuses');
    return statuses.map((status) => readObject(status, 'status'));
  };
  const [page, pinned] = await Promise.all([
    load({
      limit: `${limit}`,
      max_id: cursor,
      exclude_replies: noReplies && 'true',
      exclude_reblogs: noReposts && 'true',
      only_media: mediaOnly && 'true',
      tagged: tags.length === 1 && tags[0],
    }),
    cursor || noReplies || mediaOnly || tags.length || languages.length
      ? []
      : // The feed goes on without them; where the server is in trouble, the page itself says so.
        load({ pinned: 'true' }).catch(() => []),
  ]);
  const first = pinned.filter(isPublic).map((status) => ({ ...toPost(status, server), pinned: true }));
  const posts = page.filter(isPublic).map((status) => toPost(status, server));
  return {
    posts: [...first, ...posts.filter((post) => !first.some(({ id }) => id === post.id))],
    cursor: page.length < limit ? undefined : textOr(page.at(-1)?.id),
  };
}

/** What the author did not mean for everybody stays out, should a server hand it out. */
function isPublic({ visibility, reblog }: Wire): boolean {
  return (
    (visibility === undefined || /^(public|unlisted)$/.test(textOr(visibility) ?? '')) &&
    (!isObject(reblog) || isPublic(reblog))
  );
}

/**
 * @param server The one that tells of the post.
 * @throws {NetworkError} bad-response.
 */
function toPost(status: Wire, server: Server): Post {
  if (!isObject(status.reblog)) return toOriginal(status, server, toQuote(status, server));
  return {
    ...toPost({ ...status.reblog, reblog: null }, server),
    id: `${server.host}/${readText(status, 'id')}`,
    repostedBy: toAuthor(readObject(status.account, 'account'), server),
    repostedAt: readDate(status),
  };
}

function readDate(status: Wire): string {
  const at = Date.parse(readText(status, 'created_at'));
  if (Number.isNaN(at)) throw new NetworkError('bad-response', `${readText(status, 'id')} has no date`);
  return new Date(at).toISOString();
}

/** @see https://docs.joinmastodon.org/entities/Status/ */
function toOriginal(status: Wire, server: Server, quote: Quote | undefined): Post {
  const id = readText(status, 'id');
  const by = readObject(status.account, 'account');
  const author = toAuthor(by, server);
  const attachments = objects(status.media_attachments);
  const media = attachments.flatMap(toMedia);
  const language = textOr(status.language) || undefined;
  const sensitive = status.sensitive === true;
  return {
    id: `${server.host}/${id}`,
    url: safeUrl(status.url) ?? safeUrl(status.uri) ?? author.url,
    author,
    createdAt: readDate(status),
    text: htmlToRichText(readText(status, 'content'), {
      emojis: toEmojis(status.emojis),
      baseUrl: originOf(server.host),
      withoutQuote: !!quote,
    }),
    language,
    languages: language ? [language] : [],
    tags: objects(status.tags).flatMap(({ name }) => textOr(name)?.toLowerCase() ?? []),
    media,
    // As on Mastodon itself, where one of the three is drawn.
    card: attachments.length || quote ? undefined : toCard(status.card, sensitive),
    quote,
    poll: toPoll(status.poll),
    repostedBy: undefined,
    repostedAt: undefined,
    replyTo: toReplied(status, by, author, server),
    contentWarning: textOr(status.spoiler_text) || undefined,
    sensitive,
    pinned: false,
    partial: media.length < attachments.length,
    replies: countOr(status.replies_count),
    reposts: countOr(status.reblogs_count),
    likes: countOr(status.favourites_count),
  };
}

/**
 * Mastodon has the quoted post in an envelope with its state, Akkoma bare, Pleroma among its own fields (both from memory,
 * not verified). Where there is only an id, the link in the text has to do.
 */
function toQuote({ quote, pleroma }: Wire, server: Server): Quote | undefined {
  const given = fieldsOf(quote ?? fieldsOf(pleroma).quote);
  const quoted = isObject(given.account) ? given : given.quoted_status;
  const state = textOr(given.state) ?? '';
  if (isObject(quoted)) {
    // One level: what the quoted post quotes is behind its link.
    return isPublic(quoted) ? { state: 'ready', post: toOriginal(quoted, server, undefined) } : { state: 'private' };
  }
  if (!state || state === 'accepted') return undefined;
  if (REFUSED.test(state)) return { state: 'detached' };
  if (BLOCKED.test(state)) return { state: 'blocked' };
  return { state: WAITING.test(state) ? 'private' : 'not-found' };
}

function toReplied(status: Wire, by: Wire, author: Author, server: Server): Post['replyTo'] {
  const { in_reply_to_account_id: id, in_reply_to_id: post, mentions } = status;
  if (!id && !post) return undefined;
  if (id === by.id) return { handle: author.handle, url: author.url };
  const { acct, url } = fieldsOf(objects(mentions).find((mention) => mention.id === id));
  return { handle: typeof acct === 'string' ? toHandle(acct, server) : '', url: safeUrl(url) };
}
