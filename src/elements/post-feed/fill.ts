import type { PostFeed } from './post-feed.js';

/** Requests for posts in place of those that the page leaves out, so that a page that wants none has an end. */
const MAX_REQUESTS = 4;

/** By feed: how many posts the visitor has asked for, and how often that was tried. */
const tries = new WeakMap<PostFeed, { shown: number; requests: number }>();

/** Asks for older posts in place of those that the page has left out. */
export function fill(feed: PostFeed): void {
  const { page, posts, shown, value } = feed;
  const remote = posts.value;
  const tried = tries.get(feed);
  const now = tried?.shown === shown ? tried : { shown, requests: 0 };
  tries.set(feed, now);
  if (
    page?.cursor &&
    page.posts.length < shown &&
    value!.posts.length >= shown &&
    remote?.state === 'ready' &&
    !remote.changing &&
    !remote.error &&
    now.requests++ < MAX_REQUESTS
  ) {
    posts.store!.more();
  }
}
