import type { Media, Post, Quote } from '../../core/model.js';
import { countOr, fieldsOf, objects, textOr, type Wire } from '../../core/read.js';
import { safeUrl } from '../../core/url.js';
import { DELICATE, HIDDEN, isLabelled } from './labels.js';
import { webUrl } from './web-url.js';

/** What hangs below the text of a post. `partial`: something of it cannot be drawn. */
export type Embeds = Pick<Post, 'media' | 'card' | 'quote' | 'partial'>;

/** Why a quoted post cannot be shown, by the view that stands in for it. */
const ABSENT = new Map<string, Exclude<Quote['state'], 'ready'>>([
  ['viewNotFound', 'not-found'],
  ['viewBlocked', 'blocked'],
  ['viewDetached', 'detached'],
]);

/** Pages of the website for records that are no posts, as `webUrl` wants them. */
const PAGES = new Map([
  ['generatorView', 'profile/$1/feed/$2'],
  ['listView', 'profile/$1/lists/$2'],
  ['labelerView', 'profile/$1'],
  ['starterPackViewBasic', 'starter-pack/$1/$2'],
]);

/**
 * Maps the embeds of a post; what is unknown or not well formed makes it `partial`.
 * @param toPost Maps a quoted post. Left out within a quotation: what it quotes itself is not drawn.
 * @throws {NetworkError} bad-response, where a quoted post is not well formed.
 * @see https://github.com/bluesky-social/atproto/tree/main/lexicons/app/bsky/embed
 */
export function toEmbeds(views: readonly Wire[], toPost?: (view: Wire) => Post): Embeds {
  const flat = views.flatMap((view): Wire[] =>
    // The record within has no `$type` of its own: its place says what it is.
    nameOf(view) === 'recordWithMedia' ? [fieldsOf(view.media), { ...fieldsOf(view.record), $type: 'record' }] : [view],
  );
  const none: Embeds = { media: [], card: undefined, quote: undefined, partial: false };
  return Object.assign(none, ...flat.map((view) => toEmbed(view, toPost))) as Embeds;
}

function toEmbed(view: Wire, toPost?: (view: Wire) => Post): Partial<Embeds> {
  switch (nameOf(view)) {
    case 'images':
      return toMedia('image', objects(view.images));
    case 'gallery':
      return toMedia('image', objects(view.items));
    case 'video':
      return toMedia(view.presentation === 'gif' ? 'gif' : 'video', [view]);
    case 'external': {
      const { uri, title, description, thumb } = fieldsOf(view.external);
      return toCard(safeUrl(uri), title, description, thumb);
    }
    case 'record':
      return toPost ? toRecord(fieldsOf(view.record), toPost) : {};
    default:
      return { partial: true };
  }
}

function toMedia(kind: Media['kind'], views: readonly Wire[]): Partial<Embeds> {
  const media = views.flatMap(({ fullsize, playlist, thumb, thumbnail, alt, aspectRatio }) => {
    const url = safeUrl(fullsize ?? playlist);
    const width = countOr(fieldsOf(aspectRatio).width) || undefined;
    const height = countOr(fieldsOf(aspectRatio).height) || undefined;
    return url ? { kind, url, previewUrl: safeUrl(thumb ?? thumbnail), alt: textOr(alt) ?? '', width, height } : [];
  });
  return media.length && media.length === views.length ? { media } : { media, partial: true };
}

function toRecord(record: Wire, toPost: (view: Wire) => Post): Partial<Embeds> {
  const name = nameOf(record);
  const state = ABSENT.get(name);
  if (state) return { quote: { state } };
  if ([record, record.author, record.creator].some((labelled) => isLabelled(fieldsOf(labelled), HIDDEN))) {
    return { quote: { state: 'private' } };
  }
  if (name === 'viewRecord') {
    if (fieldsOf(record.viewer).embeddingDisabled === true) return { quote: { state: 'detached' } };
    return { quote: { state: 'ready', post: toPost(record) } };
  }
  const page = PAGES.get(name);
  // A labeler is shown as the account that it is; a starter pack keeps its words in its record.
  const about: Wire = { ...fieldsOf(name === 'labelerView' ? record.creator : record.record), ...record };
  return toCard(
    page && webUrl(record.uri, `https://bsky.app/${page}`),
    about.name ?? about.displayName,
    about.description,
    isLabelled(about, DELICATE) ? undefined : about.avatar,
  );
}

function toCard(url: string | undefined, title: unknown, description: unknown, image: unknown): Partial<Embeds> {
  return url
    ? { card: { url, title: textOr(title) || url, description: textOr(description) ?? '', imageUrl: safeUrl(image) } }
    : { partial: true };
}

/** `images` of `app.bsky.embed.images#view`, `viewRecord` of `app.bsky.embed.record#viewRecord`. */
function nameOf({ $type }: Wire): string {
  return (textOr($type) ?? '')
    .replace(/#view$/, '')
    .split(/\W/)
    .at(-1)!;
}
