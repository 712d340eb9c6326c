import { withEmoji } from '../../core/html.js';
import type { LinkCard, Media, Poll } from '../../core/model.js';
import { countOr, fieldsOf, isObject, objects, textOr, type Wire } from '../../core/read.js';
import { safeUrl } from '../../core/url.js';
import { toEmojis } from './account.js';

const KINDS = new Map<unknown, Media['kind']>([
  ['image', 'image'],
  ['gifv', 'gif'],
  ['video', 'video'],
  ['audio', 'audio'],
]);

/**
 * @returns Empty for what cannot be drawn: kinds of later versions, and files that the server has not fetched.
 * @see https://docs.joinmastodon.org/entities/MediaAttachment/
 */
export function toMedia({ type, url, preview_url, meta, description }: Wire): readonly Media[] {
  const kind = KINDS.get(type);
  const fullUrl = safeUrl(url);
  if (!kind || !fullUrl) return [];
  const preview = safeUrl(preview_url);
  const { original, small } = fieldsOf(meta);
  const { width, height } = fieldsOf(original ?? small);
  return [
    {
      kind,
      url: fullUrl,
      // Pleroma gives the film itself where it has no still.
      previewUrl: preview === fullUrl && kind !== 'image' ? undefined : preview,
      alt: textOr(description) ?? '',
      width: countOr(width) || undefined,
      height: countOr(height) || undefined,
    },
  ];
}

/**
 * @param sensitive Leaves the picture out.
 * @see https://docs.joinmastodon.org/entities/PreviewCard/
 */
export function toCard(card: unknown, sensitive: boolean): LinkCard | undefined {
  const { url, title, description, provider_name, image } = fieldsOf(card);
  const pageUrl = safeUrl(url);
  if (!pageUrl) return undefined;
  return {
    url: pageUrl,
    title: textOr(title) || textOr(provider_name) || new URL(pageUrl).hostname,
    description: textOr(description) ?? '',
    imageUrl: sensitive ? undefined : safeUrl(image),
  };
}

/** @see https://docs.joinmastodon.org/entities/Poll/ */
export function toPoll(poll: unknown): Poll | undefined {
  if (!isObject(poll)) return undefined;
  const emojis = toEmojis(poll.emojis);
  const ends = Date.parse(textOr(poll.expires_at) ?? '');
  return {
    options: objects(poll.options).map(({ title, votes_count }) => ({
      text: withEmoji(textOr(title) ?? '', emojis),
      votes: countOr(votes_count),
    })),
    voters: countOr(poll.voters_count) ?? countOr(poll.votes_count),
    endsAt: Number.isNaN(ends) ? undefined : new Date(ends).toISOString(),
  };
}
