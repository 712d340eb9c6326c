import { NetworkError } from '../../core/errors.js';
import type { components } from '../../core/gateway-api.js';
import { getJson } from '../../core/http.js';
import type { AccountRef, LinkCard, Media, Post, PostPage, PostQuery } from '../../core/model.js';
import type { Io } from '../../core/network.js';
import { countOr, readList, readObject, readText, textOr } from '../../core/read.js';
import { readRichText } from '../../core/read-rich-text.js';
import type { RichText } from '../../core/rich-text.js';
import { safeUrl } from '../../core/url.js';
import { readAuthor } from './account.js';
import { addressOf, apiUrl } from './gateway.js';
import type { Unread } from './unread.js';

/** @throws {NetworkError} Any code. */
export async function loadPosts(
  ref: AccountRef,
  { limit }: PostQuery,
  from: string | undefined,
  io: Io,
): Promise<PostPage> {
  const search = new URLSearchParams({ limit: String(limit), ...(from && { cursor: from }) });
  const answer = await getJson(apiUrl(`accounts/${addressOf(ref)}/posts?${search}`, io.settings), io);
  const { posts, cursor }: Unread<'PostPage'> = readObject(answer, 'page');
  return { posts: readList(posts, 'posts').map(readPost), cursor: textOr(cursor) };
}

function readPost(value: unknown): Post {
  const wire = readObject(value, 'post');
  const { author, card, contentWarning, media, partial, pinned, sensitive, tags, text, title }: Unread<'Post'> = wire;
  const id = readText(wire, 'id');
  const url = safeUrl(readText(wire, 'url'));
  const at = Date.parse(readText(wire, 'createdAt'));
  if (!url || Number.isNaN(at)) throw new NetworkError('bad-response', `${id} has no page or no date`);
  const language = textOr(wire.language) || undefined;
  const pictures = readList(media, 'media').map(readMedia);
  return {
    id,
    url,
    author: readAuthor(author),
    createdAt: new Date(at).toISOString(),
    text: [...toHeading(textOr(title)), ...readRichText(text, 'text')],
    language,
    languages: language ? [language] : [],
    tags: readList(tags, 'tags').flatMap((tag) => (typeof tag === 'string' ? [tag.toLowerCase()] : [])),
    media: pictures.filter((picture) => picture !== undefined),
    card: card === undefined ? undefined : readCard(card),
    quote: undefined,
    poll: undefined,
    repostedBy: undefined,
    repostedAt: undefined,
    replyTo: undefined,
    // Whatever it is, its author wanted to be asked.
    contentWarning: contentWarning === undefined ? undefined : (textOr(contentWarning) ?? ''),
    sensitive: sensitive === true,
    pinned: pinned === true,
    partial: partial === true || pictures.includes(undefined),
    replies: undefined,
    reposts: undefined,
    likes: undefined,
  };
}

/** A title is a strong line above the words. */
function toHeading(title: string | undefined): RichText {
  if (!title?.trim()) return [];
  const strong = { type: 'element', tag: 'strong', children: [{ type: 'text', text: title }] } as const;
  return [{ type: 'element', tag: 'p', children: [strong] }];
}

/** @returns `undefined` for what this version cannot draw. */
function readMedia(value: unknown): Media | undefined {
  const { kind, url, previewUrl, alt, width, height }: Unread<'Media'> = readObject(value, 'media');
  const safe = safeUrl(url);
  if (!isKind(kind) || !safe) return undefined;
  return {
    kind,
    url: safe,
    previewUrl: safeUrl(previewUrl),
    alt: textOr(alt) ?? '',
    width: countOr(width) || undefined,
    height: countOr(height) || undefined,
  };
}

const isKind = (kind: unknown): kind is components['schemas']['Media']['kind'] =>
  kind === 'image' || kind === 'audio' || kind === 'video';

/** A card that leads nowhere is left out. */
function readCard(value: unknown): LinkCard | undefined {
  const { url, title, description, imageUrl }: Unread<'LinkCard'> = readObject(value, 'card');
  const safe = safeUrl(url);
  return safe
    ? { url: safe, title: textOr(title) ?? '', description: textOr(description) ?? '', imageUrl: safeUrl(imageUrl) }
    : undefined;
}
