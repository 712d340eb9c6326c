import { decodeFeed } from './decode-feed.js';
import { FeedError } from './feed-error.js';
import { MAX_FEED_BYTES, type Feed } from './feed.js';
import { readJsonFeed } from './json-feed.js';
import { readXml } from './read-xml.js';
import { toXmlFeed } from './xml-feed.js';

const WEB_PAGE = /^\s*(?:<!--[^>]{0,200}-->\s*)?<(?:!DOCTYPE\s{1,10}html|html|head|body)\b/i;

/** What XML forbids, and would only be drawn as a box. */
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/**
 * Reads RSS 0.9 to 2.0, Atom 0.3 and 1.0 and JSON Feed 1.0 and 1.1, with what Media RSS, iTunes, Dublin Core, FeedBurner and
 * YouTube add. What it is shows in its first character, whatever the server says. Fetches nothing; takes time in proportion to
 * the length; its limits stand in `feed.ts` and `read-xml.ts`.
 * @param contentType `Content-Type` of the answer.
 * @param url Where it came from in the end; relative addresses are meant from it.
 * @throws {FeedError} And nothing else.
 */
export function readFeed(bytes: Uint8Array, contentType: string | undefined, url: string): Feed {
  if (bytes.length > MAX_FEED_BYTES) {
    throw new FeedError('too-large', `The feed has more than ${MAX_FEED_BYTES / 1_048_576} MiB, and is not read.`);
  }
  const text = decodeFeed(bytes, contentType).trimStart();
  if (text === '') throw new FeedError('not-a-feed', 'The address answers with nothing.');
  if (WEB_PAGE.test(text)) {
    throw new FeedError('not-a-feed', 'The address answers with a web page, not with a feed.');
  }
  if (text.startsWith('<')) return toXmlFeed(readXml(text.replace(CONTROLS, ''), url), url);
  return readJsonFeed(text, url);
}
