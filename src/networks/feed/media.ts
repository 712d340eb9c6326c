import { toClock } from '../../core/clock.js';
import type { Media } from '../../core/model.js';

/** A file of an item, as the feed tells of it. */
export interface FeedFile {
  /** https; `undefined` where it is not. */
  readonly url: string | undefined;
  /** A media type, or the first part of one (Media RSS: `video`); empty where none is given. */
  readonly type: string;
  readonly width?: string | undefined;
  readonly height?: string | undefined;
  /** `1:02:03`, or seconds. */
  readonly duration?: string | undefined;
  /** Its own description or title. */
  readonly alt?: string | undefined;
  readonly previewUrl?: string | undefined;
}

const EXTENSIONS: readonly (readonly [RegExp, Media['kind']])[] = [
  [/\.(?:jpe?g|png|gif|webp|avif)$/i, 'image'],
  [/\.(?:mp4|m4v|webm|mov|m3u8)$/i, 'video'],
  [/\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|wav|flac)$/i, 'audio'],
];

/** Types that say nothing, or that feeds give for anything. */
const VAGUE = /^$|octet-stream|^binary|^application\/(?:unknown|x-download)/;

/** How an item's files are drawn. */
export interface Drawn {
  readonly media: readonly Media[];
  /** Some file of the item is neither picture nor sound nor film, or not on https. */
  readonly partial: boolean;
}

/**
 * @param files In the order of the feed; of files with one address the first counts.
 * @param title Of the item: a recording is called so where it has no title of its own.
 * @param previewUrl The item's own picture, for recordings and films that have none.
 */
export function toMedia(files: readonly FeedFile[], title: string, previewUrl: string | undefined): Drawn {
  const found = new Map<string, Media>();
  let partial = false;
  for (const file of files) {
    const kind = file.url && kindOf(file.type, file.url);
    if (!file.url || !kind) partial = true;
    else if (!found.has(file.url)) found.set(file.url, toMedium(file, file.url, kind, title, previewUrl));
  }
  return { media: [...found.values()], partial };
}

function toMedium(
  file: FeedFile,
  url: string,
  kind: Media['kind'],
  title: string,
  previewUrl: string | undefined,
): Media {
  const isPicture = kind === 'image';
  const clock = isPicture ? '' : toClock(secondsOf(file.duration ?? ''));
  return {
    kind,
    url,
    previewUrl: file.previewUrl ?? (isPicture ? undefined : previewUrl),
    alt: [file.alt || (isPicture ? '' : title), clock].filter(Boolean).join(' · '),
    width: pixels(file.width),
    height: pixels(file.height),
  };
}

/** What a file is by its type, or by its name where the type says nothing. */
export function kindOf(type: string, url: string): Media['kind'] | undefined {
  const given = type.trim().toLowerCase();
  if (/mpegurl/.test(given)) return 'video';
  const [, kind] = /^(image|audio|video)(?:\/|$)/.exec(given) ?? [];
  if (kind) return kind as Media['kind'];
  if (!VAGUE.test(given)) return undefined;
  const { pathname } = new URL(url);
  return EXTENSIONS.find(([pattern]) => pattern.test(pathname))?.[1];
}

/**
 * Seconds of `1:02:03`, or of seconds; 0 for what is no length of time.
 * @see https://help.apple.com/itc/podcasts_connect/#/itcb54353390
 */
function secondsOf(duration: string): number {
  const parts = duration.trim().split(':');
  let seconds = 0;
  for (const part of parts) seconds = seconds * 60 + Number(part);
  return parts.length > 3 ? 0 : seconds;
}

function pixels(text: string | undefined): number | undefined {
  const number = Number(text);
  return number > 0 && number < 100_000 ? number : undefined;
}
