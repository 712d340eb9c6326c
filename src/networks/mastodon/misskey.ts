/**
 * Misskey and its kin, by their own API. The names of its fields and parameters are from memory and its documentation, not
 * verified with a server.
 * @see https://misskey-hub.net/docs/for-developers/api/
 */
import { NetworkError } from '../../core/errors.js';
import { withEmoji, type Emojis } from '../../core/html.js';
import { getJson } from '../../core/http.js';
import type { Account, AccountRef, Author, Media, Post, PostPage, PostQuery } from '../../core/model.js';
import type { Io } from '../../core/network.js';
import type { RichText } from '../../core/rich-text.js';
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
import { visibleName } from '../../core/visible-name.js';
import { apiUrl, originOf, toHandle } from './host.js';

/** A line end, an address, a mention or a hashtag of MFM; the rest of it stays as it was written. */
const MARK =
  /(\r?\n|https:\/\/[^\s<>"]+(?<![.,:;!?')\]])|(?<![\w@/.])@[\w-]+(?:@[\w.-]*\w)?|(?<![\w&/#])#[\p{L}\p{N}_]+)/u;

export async function loadAccount(ref: AccountRef, io: Io): Promise<Account> {
  const user = await showUser(ref, io);
  const emojis = toEmojis(user.emojis);
  return {
    ref,
    ...toAuthor(user, ref.host),
    bannerUrl: safeUrl(user.bannerUrl),
    bio: toRichText(textOr(user.description) ?? '', ref.host, emojis),
    fields: objects(user.fields).map(({ name, value }) => ({
      label: withEmoji(textOr(name) ?? '', emojis),
      value: toRichText(textOr(value) ?? '', ref.host, emojis),
      verified: Array.isArray(user.verifiedLinks) && user.verifiedLinks.includes(value),
    })),
    followers: countOr(user.followersCount),
    following: countOr(user.followingCount),
    posts: countOr(user.notesCount),
    bot: user.isBot === true,
    locked: user.isLocked === true,
  };
}

/** Its cursors say `misskey`, the account's id and the last note's. */
export async function loadPosts(
  ref: AccountRef,
  { limit, noReplies, noReposts, mediaOnly }: PostQuery,
  cursor: string | undefined,
  io: Io,
): Promise<PostPage> {
  const [, known, untilId] = cursor?.split(' ') ?? [];
  const userId = known ?? readText(await showUser(ref, io), 'id');
  // Its servers refuse to look for answers and for files at once.
  const wanted = { limit, withReplies: !noReplies && !mediaOnly, withRenotes: !noReposts, withFiles: mediaOnly };
  const notes = readList(await call('notes', { userId, untilId, ...wanted }, ref.host, io), 'notes');
  const last = textOr(fieldsOf(notes.at(-1)).id);
  return {
    posts: objects(notes)
      .filter(isPublic)
      .map((note) => toPost(note, ref.host)),
    cursor: notes.length < limit || !last ? undefined : `misskey ${userId} ${last}`,
  };
}

async function showUser({ id, host }: AccountRef, io: Io): Promise<Wire> {
  const user = readObject(await call('show', { username: id, host: null }, host, io), 'user');
  if (readText(user, 'username').toLowerCase() !== id.toLowerCase()) {
    throw new NetworkError('bad-response', `This is not ${id}`);
  }
  if (user.isSuspended === true) throw new NetworkError('not-found', `${id} is suspended`);
  return user;
}

function call(what: string, parameters: Wire, host: string, io: Io): Promise<unknown> {
  return getJson(apiUrl(host, `/api/users/${what}`, io), io, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
}

function isPublic({ visibility, isHidden, renote }: Wire): boolean {
  return (
    /^(public|home)$/.test(textOr(visibility) ?? '') && isHidden !== true && (!isObject(renote) || isPublic(renote))
  );
}

function toPost(note: Wire, host: string): Post {
  const { renote } = note;
  const original = toOriginal(note, host);
  if (!isObject(renote)) return original;
  const said = note.text || original.contentWarning !== undefined || note.poll || original.media.length;
  if (said) return { ...original, quote: { state: 'ready', post: toOriginal(renote, host) } };
  const { id, author, createdAt } = original;
  return { ...toOriginal(renote, host), id, repostedBy: author, repostedAt: createdAt };
}

function toOriginal(note: Wire, host: string): Post {
  const id = readText(note, 'id');
  const at = Date.parse(readText(note, 'createdAt'));
  if (Number.isNaN(at)) throw new NetworkError('bad-response', `${id} has no date`);
  const files = objects(note.files);
  const media = files.flatMap(toMedia);
  const answered = fieldsOf(fieldsOf(note.reply).user);
  const to = typeof answered.username === 'string' ? toAuthor(answered, host) : { handle: '', url: undefined };
  return {
    id: `${host}/${id}`,
    // `encodeURIComponent` of all of it throws at half a surrogate pair.
    url: new URL(`/notes/${id.replace(/[%/?#\\]/g, encodeURIComponent)}`, originOf(host)).href,
    author: toAuthor(readObject(note.user, 'user'), host),
    createdAt: new Date(at).toISOString(),
    text: toRichText(textOr(note.text) ?? '', host, toEmojis(note.emojis)),
    language: undefined,
    languages: [],
    tags: Array.isArray(note.tags) ? note.tags.flatMap((tag) => textOr(tag)?.toLowerCase() ?? []) : [],
    media,
    card: undefined,
    quote: undefined,
    poll: undefined,
    repostedBy: undefined,
    repostedAt: undefined,
    replyTo: note.replyId ? { handle: to.handle, url: to.url } : undefined,
    contentWarning: textOr(note.cw),
    sensitive: files.some(({ isSensitive }) => isSensitive === true),
    pinned: false,
    partial: media.length < files.length || isObject(note.poll),
    replies: countOr(note.repliesCount),
    reposts: countOr(note.renoteCount),
    likes: countOr(note.reactionCount),
  };
}

function toAuthor(user: Wire, host: string): Author {
  const name = readText(user, 'username');
  const home = textOr(user.host);
  const handle = toHandle(name, { domain: home ?? host });
  return {
    name: withEmoji(visibleName(textOr(user.name) ?? '', handle), toEmojis(user.emojis)),
    handle,
    url: new URL(`/@${name}${home ? `@${home}` : ''}`, originOf(host)).href,
    avatarUrl: safeUrl(user.avatarUrl),
  };
}

function toMedia({ type, url, thumbnailUrl, comment, properties }: Wire): readonly Media[] {
  const kind = /^(image|video|audio)\//.exec(textOr(type) ?? '')?.[1] as Media['kind'] | undefined;
  const fullUrl = safeUrl(url);
  const { width, height } = fieldsOf(properties);
  return kind && fullUrl
    ? [
        {
          kind,
          url: fullUrl,
          previewUrl: safeUrl(thumbnailUrl),
          alt: textOr(comment) ?? '',
          width: countOr(width) || undefined,
          height: countOr(height) || undefined,
        },
      ]
    : [];
}

function toEmojis(emojis: unknown): Emojis {
  return new Map(
    Object.entries(fieldsOf(emojis)).flatMap(([shortcode, given]) => {
      const url = safeUrl(given);
      return url ? [[shortcode, { url, staticUrl: url }]] : [];
    }),
  );
}

function toRichText(text: string, host: string, emojis: Emojis): RichText {
  return text.split(MARK).flatMap((part, index): RichText => {
    // The parts that match stand at odd places.
    if (index % 2 === 0) return withEmoji(part, emojis);
    if (part.endsWith('\n')) return [{ type: 'break' }];
    const type = part[0] === '@' ? 'mention' : part[0] === '#' ? 'tag' : 'link';
    const path = type === 'tag' ? `/tags/${encodeURIComponent(part.slice(1))}` : `/${part}`;
    const url = safeUrl(type === 'link' ? part : originOf(host) + path);
    return url ? [{ type, text: part, url }] : [{ type: 'text', text: part }];
  });
}
