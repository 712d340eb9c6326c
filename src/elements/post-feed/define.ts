import { defineWidget } from '../shared/define-widget.js';
import { PostFeed } from './post-feed.js';

defineWidget('magpie-post-feed', PostFeed);

export { PostFeed };
// With them, TypeScript knows what `addEventListener` hands over.
export type * from '../shared/events.js';
export type * from './post-event.js';
