import type { PostFeed } from './post-feed.js';

/** What answers keys, clicks and the focus, for all feeds of the page, from when a visitor first turns to one. */
let inputs: typeof import('./feed-inputs.js') | undefined;

/**
 * Hands on an event of a feed. Until what answers is there, and where it cannot be loaded, a feed is a list of links that
 * the Tab key reaches one by one.
 */
export function onInput(event: Event, feed: PostFeed): void {
  // Afterwards the event tells only of the feed as a whole.
  const target = event.target as Element;
  if (inputs) return inputs.onInput(event, target, feed);
  const picture = target.closest<HTMLAnchorElement>('[data-picture]');
  const { ctrlKey, metaKey, shiftKey, type } = event as MouseEvent;
  // This one would be gone before it is answered.
  if (type === 'click' && picture && !(ctrlKey || metaKey || shiftKey)) event.preventDefault();
  import('./feed-inputs.js').then(
    (module) => {
      inputs = module;
      module.onInput(event, target, feed);
    },
    () => event.defaultPrevented && window.open(picture!.href, '_blank', 'noopener'),
  );
}

/** Called when a feed has been drawn. */
export function afterUpdate(feed: PostFeed): void {
  inputs?.afterUpdate(feed);
}
