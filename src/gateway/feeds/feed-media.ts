import { toClock } from '../../core/clock.js';
import type { ConnectorIo } from '../connectors/connector-io.js';
import type { Post } from '../connectors/connector.js';
import { wireUrl } from '../posts/wire-url.js';
import type { FeedEnclosure, FeedPicture } from './feed.js';
import type { DatedItem } from './load-feed.js';

type Media = Post['media'][number];

/** What an item shows and plays. */
interface FeedMedia {
  readonly media: readonly Media[];
  /** Of a film that only its own site plays. */
  readonly card: Post['card'];
  /** The item has more than that: a file of another kind, a second picture, a player, a table. */
  readonly isPartial: boolean;
}

const PLAYED: readonly (readonly [RegExp, 'audio' | 'video'])[] = [
  [/\.(?:mp4|m4v|webm|mov|m3u8)$/i, 'video'],
  [/\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|wav|flac)$/i, 'audio'],
];
/** Types that say nothing, or that feeds give for anything. */
const VAGUE = /^$|octet-stream|^binary|^application\/(?:unknown|x-download)/;
/** Pixels of what is too small to be worth a picture's room. */
const MIN_SIDE = 64;
/** What readers of HTML leave out here, and whoever wrote it wanted seen. */
const UNDRAWN = /<(?:iframe|video|audio|object|embed|table|svg|math)\b/i;

/** A face beside the text, as GitHub has it, is no picture of the item. */
const isWorthRoom = ({ size }: FeedPicture): boolean => !size || Math.min(size.width, size.height) > MIN_SIDE;

/** Pictures come by way of the gateway; sound and films from their own servers, when a visitor plays them. */
export function toFeedMedia(
  { title, pictures, enclosures, youtubeId, content, summary }: DatedItem,
  url: string | undefined,
  imageUrl: ConnectorIo['imageUrl'],
): FeedMedia {
  const cover = pictures.find(isWorthRoom);
  const previewUrl = cover && imageUrl(cover.url);
  if (youtubeId !== undefined && url !== undefined && previewUrl !== undefined) {
    return { media: [], card: { url, title, description: '', imageUrl: previewUrl }, isPartial: false };
  }
  const played = enclosures.flatMap((file): readonly Media[] => {
    const kind = kindOf(file);
    const fileUrl = wireUrl(file.url);
    if (kind === undefined || fileUrl === undefined) return [];
    const clock = toClock(file.durationSeconds ?? 0);
    const alt = [file.title || title, clock].filter(Boolean).join(' · ');
    return [{ kind, url: fileUrl, alt, ...(previewUrl === undefined ? {} : { previewUrl }) }];
  });
  const text = content ?? summary;
  const isPartial =
    played.length < enclosures.length ||
    (played.length === 0 && pictures.length > 1) ||
    (text?.type === 'html' && UNDRAWN.test(text.html));
  const picture = cover && previewUrl !== undefined ? [toPicture(cover, previewUrl)] : [];
  return { media: played.length > 0 ? played : picture, card: undefined, isPartial };
}

function toPicture({ alt, size }: FeedPicture, url: string): Media {
  return { kind: 'image', url, alt, ...size };
}

/** What a file is by its type, or by its name where the type says nothing. */
function kindOf({ url, mediaType = '' }: FeedEnclosure): 'audio' | 'video' | undefined {
  if (/mpegurl/.test(mediaType)) return 'video';
  const [, kind] = /^(audio|video)(?:\/|$)/.exec(mediaType) ?? [];
  if (kind) return kind as 'audio' | 'video';
  if (!VAGUE.test(mediaType)) return undefined;
  return PLAYED.find(([pattern]) => pattern.test(new URL(url).pathname))?.[1];
}
