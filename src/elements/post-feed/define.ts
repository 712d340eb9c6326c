import { define } from '../shared/define.js';
import { PostFeed } from './post-feed.js';

define('magpie-post-feed', PostFeed);

export { PostFeed };
