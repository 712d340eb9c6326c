import { NetworkError } from '../../core/errors.js';
import { tagsOf, toRichText } from '../../core/facets.js';
import type { AccountRef, Author, Post, PostPage, PostQuery } from '../../core/model.js';
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
import { toEmbeds, type Embeds } from './embeds.js';
import { ADULT, HIDDEN, isLabelled, WARNED } from './labels.js';
import { toAuthor } from './profile.js';
import { query } from './query.js';
import { webUrl } from './web-url.js';

/** Clocks of authors differ, and some write dates of their own choice; a post from the future would stay on top for ever. */
const TRUSTED_AHEAD_MS = 86_400_000;

/**
 * Loads a page of an account's posts.
 * @throws {NetworkError} Any code.
 * @see https://docs.bsky.app/docs/api/app-bsky-feed-get-author-feed
 */
export async function loadPosts(
  { id }: AccountRef,
  { limit, mediaOnly, noReplies }: PostQuery,
  cursor: string | undefined,
  io: Io,
): Promise<PostPage> {
  const filter = mediaOnly ? 'with_media' : noReplies ? 'and_author_threads' : 'with_replies';
  const answer = await query(
    'feed.getAuthorFeed',
    [
      ['actor', id],
      ['limit', `${limit}`],
      ['filter', `posts_${filter}`],
      cursor ? ['cursor', cursor] : ['includePins', 'true'],
    ],
    io,
  );
  return {
    posts: readList(answer.feed, 'feed').flatMap((item) => readItem(readObject(item, 'item')) ?? []),
    cursor: textOr(answer.cursor) || undefined,
  };
}

/**
 * Reads one item of a feed.
 * @returns `undefined` for a post that is not to be shown.
 * @throws {NetworkError} private, where the feed's own account is; bad-response.
 */
function readItem(item: Wire): Post | undefined {
  const view = readObject(item.post, 'post');
  const author = readObject(view.author, 'author');
  const reason = fieldsOf(item.reason);
  const why = textOr(reason.$type) ?? '';
  const reposter = why.endsWith('#reasonRepost') ? readObject(reason.by, 'by') : undefined;
  if (isLabelled(reposter ?? author, HIDDEN)) {
    throw new NetworkError('private', `${textOr(author.did)} is for signed-in visitors`);
  }
  if (isLabelled(author, HIDDEN) || isLabelled(view, HIDDEN)) return undefined;

  const record = readObject(view.record, 'record');
  const post = toPost(view, record, toEmbeds(isObject(view.embed) ? [view.embed] : [], toQuoted));
  return {
    ...post,
    ...(reposter && {
      id: `${post.id}#repost:${textOr(reposter.did)}`,
      repostedBy: toAuthor(reposter),
      repostedAt: readDate(reason),
    }),
    replyTo: isObject(record.reply) ? toReplied(fieldsOf(fieldsOf(item.reply).parent)) : undefined,
    pinned: why.endsWith('#reasonPin'),
  };
}

/** When the network saw it; the reposter's own date is not told. */
function readDate(reason: Wire): string {
  const at = Date.parse(readText(reason, 'indexedAt'));
  if (Number.isNaN(at)) throw new NetworkError('bad-response', 'A repost has no date');
  return new Date(at).toISOString();
}

function toQuoted(view: Wire): Post {
  return toPost(view, readObject(view.value, 'value'), toEmbeds(objects(view.embeds)));
}

/** @throws {NetworkError} bad-response. */
function toPost(view: Wire, record: Wire, embeds: Embeds): Post {
  const by = readObject(view.author, 'author');
  const author = toAuthor(by);
  const id = readText(view, 'uri');
  const url = postUrl(id, author);
  const indexed = Date.parse(textOr(view.indexedAt) ?? '');
  const created = Date.parse(textOr(record.createdAt) ?? '');
  const at = created <= indexed + TRUSTED_AHEAD_MS ? created : indexed;
  if (!url || Number.isNaN(at)) throw new NetworkError('bad-response', `${id} has no page or no date`);

  const { facets, langs, tags } = record;
  const warned = isLabelled(view, WARNED) || isLabelled(by, WARNED);
  const adult = isLabelled(view, ADULT);
  const sensitive = warned || adult;
  const languages = texts(langs).filter(Boolean);
  return {
    ...embeds,
    id,
    url,
    author,
    createdAt: new Date(at).toISOString(),
    text: toRichText(readText(record, 'text'), facets),
    language: languages[0],
    languages,
    tags: [...new Set(texts([...tagsOf(facets), ...texts(tags)]).map((tag) => tag.toLowerCase()))],
    media: adult ? [] : embeds.media,
    card: embeds.card && { ...embeds.card, imageUrl: sensitive ? undefined : embeds.card.imageUrl },
    poll: undefined,
    repostedBy: undefined,
    repostedAt: undefined,
    replyTo: undefined,
    contentWarning: warned ? '' : undefined,
    sensitive,
    pinned: false,
    partial: embeds.partial || (adult && embeds.media.length > 0),
    replies: countOr(view.replyCount),
    reposts: countOr(view.repostCount),
    likes: countOr(view.likeCount),
  };
}

/** A parent that is deleted, blocked or not for this visitor comes without a name. */
function toReplied({ author, uri }: Wire): Post['replyTo'] {
  const by = fieldsOf(author);
  if (typeof by.handle !== 'string' || isLabelled(by, HIDDEN)) return { handle: '', url: undefined };
  const answered = toAuthor(by);
  return { handle: answered.handle, url: postUrl(uri, answered) };
}

function postUrl(uri: unknown, author: Author): string | undefined {
  return webUrl(uri, `${author.url}/post/$2`);
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}
