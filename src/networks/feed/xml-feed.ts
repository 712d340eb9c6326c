import { NetworkError } from '../../core/errors.js';
import { MAX_ITEMS, type FeedDocument } from './feed-document.js';
import { toLanguage } from './language.js';
import { linksOf } from './links.js';
import { readXml } from './xml.js';
import { all, authorOf, dateOf, lineOf, linkOf, richTextOf, textOf, urlOf, type XmlContext } from './xml-fields.js';
import { toItem } from './xml-item.js';

/**
 * Reads RSS and Atom, of every version.
 * @param cut The source was cut off; its last item is left out.
 * @throws {NetworkError} bad-response for what is no feed.
 */
export function readXmlFeed(source: string, documentUrl: string, cut: boolean): FeedDocument {
  const root = readXml(source, cut);
  if (!/^(rss|rdf|feed|channel)$/.test(root.name)) {
    throw new NetworkError('bad-response', `XML, but no feed: its root is <${root.name.slice(0, 80)}>`);
  }
  const channel = all(root, 'channel')[0] ?? root;
  const context: XmlContext = { isAtom: root.name === 'feed', documentUrl, toUrl: linksOf(documentUrl) };
  const { toUrl } = context;
  const image = all(channel, 'image')[0] ?? all(root, 'image')[0];
  // RDF has its items beside the channel.
  const items = [...new Set([channel, root])].flatMap(({ children }) =>
    children.filter(({ name }) => name === 'item' || name === 'entry'),
  );
  const picture = all(channel, 'itunes:image').map((element) => toUrl(element.attributes.get('href'), element.base))[0];
  return {
    title: lineOf(channel, context, 'title', 'dc:title'),
    about: richTextOf(channel, context, 'description', 'subtitle', 'tagline', 'itunes:summary', 'info'),
    siteUrl: linkOf(channel, context, 'alternate'),
    pictureUrl:
      picture ??
      urlOf(channel, context, 'icon', 'logo') ??
      (image && (urlOf(image, context, 'url') ?? toUrl(image.attributes.get('href')))),
    author: authorOf(channel, context),
    language: toLanguage(textOf(channel, 'language', 'dc:language')) ?? toLanguage(channel.language),
    changedAt: dateOf(channel, 'updated', 'modified', 'lastbuilddate', 'pubdate', 'dc:date'),
    items: items.slice(0, MAX_ITEMS).map((item) => toItem(item, context)),
    nextUrl: linkOf(channel, context, 'next') ?? linkOf(channel, context, 'prev-archive'),
  };
}
