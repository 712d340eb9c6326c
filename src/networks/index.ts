import type { Network } from '../core/network.js';
import { bluesky } from './bluesky/bluesky.js';
import { feed } from './feed/feed.js';
import { link } from './link/link.js';
import { magpie } from './magpie/magpie.js';
import { mastodon } from './mastodon/mastodon.js';
import { line, qq, wechat } from './official/official.js';
import { several } from './several/several.js';

export { bluesky, feed, line, link, magpie, mastodon, qq, several, wechat };

/** Every network that comes with the package. */
export const builtInNetworks: readonly Network[] = [bluesky, mastodon, magpie, wechat, qq, line, feed, link, several];
