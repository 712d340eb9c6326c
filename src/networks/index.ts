import type { Network } from '../core/network.js';
import { bluesky } from './bluesky/bluesky.js';
import { link } from './link/link.js';
import { magpie } from './magpie/magpie.js';
import { mastodon } from './mastodon/mastodon.js';

export { bluesky, link, magpie, mastodon };

/** Every network that comes with the package. */
export const builtInNetworks: readonly Network[] = [bluesky, mastodon, magpie, link];
