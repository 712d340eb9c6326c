import { keepFresh } from './live.js';
import { keepLight } from './long.js';
import type { PostFeed } from './post-feed.js';

export { holdBack, renderNews } from './live.js';
export { renderLong } from './long.js';

/** Once a feed has drawn that changes while somebody reads: it loads by itself, or posts come late. */
export function keepUp(feed: PostFeed): void {
  keepLight(feed);
  keepFresh(feed);
}
