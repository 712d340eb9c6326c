import { countOr } from '../../core/read.js';
import { MAX_FILES, MAX_LINE, type FeedEnclosure, type FeedPicture, type FeedText } from './feed.js';
import { feedUrl } from './feed-url.js';
import { decodeEntities } from './html-entities.js';
import { textOf } from './feed-text.js';
import type { XmlElement } from './read-xml.js';

/** The files of an item. */
export interface FeedFiles {
  readonly pictures: readonly FeedPicture[];
  readonly enclosures: readonly FeedEnclosure[];
}

/** A file as a feed names it. */
export interface NamedFile {
  readonly url: string | undefined;
  readonly mediaType?: string | undefined;
  /** `image`, `audio`, `video`, of Media RSS; for files without a media type. */
  readonly medium?: string | undefined;
  readonly bytes?: number | undefined;
  readonly durationSeconds?: number | undefined;
  readonly title?: string | undefined;
  readonly alt?: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

const PICTURE_PATH = /\.(?:avif|gif|jpe?g|png|webp)$/i;
/** What browsers do not play. YouTube's feeds name a Flash film beside the page. */
const DEAD_TYPE = /^application\/x-shockwave-flash\b/;

/** Files and pictures told apart; each address once, at most `MAX_FILES` of each kind. */
export function toFiles(named: readonly NamedFile[], texts: readonly (FeedText | undefined)[]): FeedFiles {
  const pictures = new Map<string, FeedPicture>();
  const enclosures = new Map<string, FeedEnclosure>();
  for (const file of [...named, ...texts.flatMap(picturesOf)]) {
    const { url, mediaType, bytes, durationSeconds, title = '', alt = title, width, height } = file;
    if (url === undefined || DEAD_TYPE.test(mediaType ?? '')) continue;
    if (isPicture(file)) {
      const size = width && height ? { width, height } : undefined;
      const known = pictures.get(url);
      // A thumbnail comes without the words that the text has for it.
      if (known || pictures.size < MAX_FILES) {
        pictures.set(url, { url, alt: known?.alt || alt, size: known?.size ?? size });
      }
    } else if (enclosures.size < MAX_FILES && !enclosures.has(url)) {
      enclosures.set(url, { url, mediaType, bytes, durationSeconds, title });
    }
  }
  return { pictures: [...pictures.values()], enclosures: [...enclosures.values()] };
}

function isPicture({ url = '', mediaType, medium }: NamedFile): boolean {
  if (medium !== undefined) return medium === 'image';
  if (mediaType !== undefined && mediaType !== '') return mediaType.startsWith('image/');
  return PICTURE_PATH.test(new URL(url).pathname);
}

/** What `enclosure`, links of that kind, Media RSS, iTunes and `image` name. Looks into `media:group` too. */
export function filesOf(item: XmlElement): readonly NamedFile[] {
  const elements = item.children.filter((child) => typeof child !== 'string');
  const duration = elements.find(({ name }) => name === 'itunes:duration');
  const durationSeconds = duration && parseDuration(textOf(duration));
  return elements.flatMap((element): readonly NamedFile[] => {
    const { name, attributes, baseUrl } = element;
    switch (name) {
      case 'enclosure':
        return [{ ...enclosed(element, 'url'), durationSeconds }];
      case 'link':
        return attributes.get('rel')?.toLowerCase() === 'enclosure'
          ? [{ ...enclosed(element, 'href'), durationSeconds }]
          : [];
      case 'media:group':
        return oneOfGroup(element);
      case 'media:content':
        // Thumbnails within are of this file.
        return [...mediaFile(element), ...filesOf(element)];
      case 'media:thumbnail':
        return [{ ...enclosed(element, 'url'), medium: 'image' }];
      case 'itunes:image':
        return [{ url: feedUrl(attributes.get('href') ?? wholeUrl(textOf(element)), baseUrl), medium: 'image' }];
      case 'image': {
        const url = element.children.find((child) => typeof child !== 'string' && child.name === 'url');
        const written = typeof url === 'object' ? textOf(url) : (attributes.get('href') ?? textOf(element));
        return [{ url: feedUrl(written, baseUrl), medium: 'image' }];
      }
      default:
        return [];
    }
  });
}

/** iTunes has its pictures in an attribute; what stands there as text is an address or a mistake. */
const wholeUrl = (text: string): string | undefined => (/^\s*https?:/i.test(text) ? text : undefined);

/** A group is one thing in several sizes: the default, or the first. */
function oneOfGroup(group: XmlElement): readonly NamedFile[] {
  const isContent = (child: XmlElement | string): boolean =>
    typeof child !== 'string' && child.name === 'media:content';
  const contents = group.children.filter(isContent) as readonly XmlElement[];
  const best = contents.find(({ attributes }) => attributes.get('isdefault') === 'true') ?? contents[0];
  return filesOf({ ...group, children: group.children.filter((child) => !isContent(child) || child === best) });
}

function enclosed({ attributes, baseUrl }: XmlElement, address: 'url' | 'href'): NamedFile {
  return {
    url: feedUrl(attributes.get(address), baseUrl),
    mediaType: attributes.get('type')?.trim().toLowerCase(),
    bytes: numberOf(attributes.get('length')),
    width: numberOf(attributes.get('width')),
    height: numberOf(attributes.get('height')),
    title: attributes.get('title')?.slice(0, MAX_LINE),
  };
}

function mediaFile(element: XmlElement): readonly NamedFile[] {
  const { attributes, children } = element;
  const told = (name: string): string | undefined => {
    const found = children.find((child) => typeof child !== 'string' && child.name === name);
    return typeof found === 'object' ? textOf(found).trim().slice(0, MAX_LINE) : undefined;
  };
  return [
    {
      ...enclosed(element, 'url'),
      medium: attributes.get('medium')?.toLowerCase(),
      bytes: numberOf(attributes.get('filesize')),
      durationSeconds: numberOf(attributes.get('duration')),
      title: told('media:title'),
      alt: told('media:description') ?? told('media:title'),
    },
  ];
}

/** Seconds, or hours, minutes and seconds with colons. */
function parseDuration(text: string): number | undefined {
  const [, hours = '0', minutes = '0', seconds = '0'] =
    /^(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,6})(?:\.\d*)?$/.exec(text.trim()) ?? [];
  const total = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  return total > 0 ? total : undefined;
}

function numberOf(text: string | undefined): number | undefined {
  const written = text?.trim() ?? '';
  const number = /^\d{1,15}$/.test(written) ? countOr(Number(written)) : undefined;
  return number === 0 ? undefined : number;
}

const IMAGE = /<img\s([^<>]{1,4000})>/gi;
const ATTRIBUTE = /([\w-]{1,40})\s{0,4}=\s{0,4}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/** The pictures that stand in a text; those of one pixel count readers, and are none. */
function picturesOf(text: FeedText | undefined): readonly NamedFile[] {
  if (text?.type !== 'html') return [];
  const found: NamedFile[] = [];
  for (const [, written = ''] of text.html.matchAll(IMAGE)) {
    const attributes = new Map(
      [...written.matchAll(ATTRIBUTE)].map(([, name, ...values]) => [
        name!.toLowerCase(),
        decodeEntities(values.find((value) => value !== undefined) ?? ''),
      ]),
    );
    const [width, height] = [numberOf(attributes.get('width')), numberOf(attributes.get('height'))];
    if (width === 1 || height === 1 || attributes.get('width') === '0') continue;
    const url = feedUrl(attributes.get('src'), text.baseUrl);
    const alt = (attributes.get('alt') ?? '').slice(0, MAX_LINE);
    found.push({ url, medium: 'image', alt, width, height });
    if (found.length >= MAX_FILES) break;
  }
  return found;
}
