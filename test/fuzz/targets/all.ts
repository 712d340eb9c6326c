import type { Target } from '../target.js';
import { target as addresses } from './addresses.js';
import { target as blueskyReads } from './bluesky-reads.js';
import { target as bodies } from './bodies.js';
import { target as browserFeedJson } from './browser-feed-json.js';
import { target as browserFeedXml } from './browser-feed-xml.js';
import { target as config } from './config.js';
import { target as dates } from './dates.js';
import { target as eventStream } from './event-stream.js';
import { target as facets } from './facets.js';
import { target as gatewayAddresses } from './gateway-addresses.js';
import { target as gatewayFeed } from './gateway-feed.js';
import { target as gatewayReads } from './gateway-reads.js';
import { target as html } from './html.js';
import { target as markdown } from './markdown.js';
import { target as mastodonReads } from './mastodon-reads.js';
import { target as misskeyReads } from './misskey-reads.js';
import { target as pages } from './pages.js';
import { target as pictures } from './pictures.js';
import { target as plainText } from './plain-text.js';
import { target as proofs } from './proofs.js';
import { target as segments } from './segments.js';
import { target as webhooks } from './webhooks.js';
import { target as wechatCrypt } from './wechat-crypt.js';
import { target as wechatMessage } from './wechat-message.js';
import { target as wishes } from './wishes.js';

/** Every parser of what comes from outside, by the name of its file, which is that of its folder in `seeds/` too. */
export const targets: Readonly<Record<string, Target>> = {
  html,
  'gateway-feed': gatewayFeed,
  'browser-feed-xml': browserFeedXml,
  'mastodon-reads': mastodonReads,
  'bluesky-reads': blueskyReads,
  addresses,
  'wechat-message': wechatMessage,
  markdown,
  facets,
  'plain-text': plainText,
  'misskey-reads': misskeyReads,
  'gateway-reads': gatewayReads,
  'browser-feed-json': browserFeedJson,
  segments,
  webhooks,
  proofs,
  bodies,
  config,
  dates,
  'event-stream': eventStream,
  'gateway-addresses': gatewayAddresses,
  pages,
  pictures,
  wishes,
  'wechat-crypt': wechatCrypt,
};
