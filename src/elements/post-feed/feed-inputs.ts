import type { PostFeed } from './post-feed.js';
import { exactTime } from './exact-time.js';

/** What the Tab key would stop at. A player keeps its own controls in its shadow root, and they go with it. */
const CONTROLS = ':is(a[href],button,audio,video,magpie-player)';
const POST = '[aria-posinset]';

/** The post that the focus is inside of, by feed; none where it is on a post as such. */
const entered = new WeakMap<PostFeed, Element>();
/** Position of the first post that “Load more” was pressed for from the keyboard, until it is there. */
const awaited = new WeakMap<PostFeed, number>();

export function onInput(event: Event, target: Element, feed: PostFeed): void {
  switch (event.type) {
    case 'click':
      return onClick(event as MouseEvent, target, feed);
    case 'keydown':
      return onKey(event as KeyboardEvent, target, feed);
    case 'pointerover':
      return onPointer(target, feed);
    default:
      onFocus(event.type === 'focusin' ? target : ((event as FocusEvent).relatedTarget as Element | null), feed);
  }
}

export function afterUpdate(feed: PostFeed): void {
  leaveOut(feed);
  const position = awaited.get(feed);
  if (!position || feed.busy) return;
  awaited.delete(feed);
  const post = find(feed, `[aria-posinset="${position}"]`);
  // Where nothing came, the button is still there, or the posts are at their end.
  if (post || !find(feed, '[part=more]')) (post ?? find(feed, 'p.skip'))?.focus();
}

/**
 * A feed costs one Tab stop a post: what is inside a post joins the Tab order while the focus is inside of it, and leaves it
 * with the focus. `inert` would keep the mouse out too.
 */
function leaveOut(feed: PostFeed): void {
  const post = entered.get(feed);
  for (const control of feed.shadowRoot!.querySelectorAll<HTMLElement>(`${POST} ${CONTROLS}:not([tabindex])`)) {
    if (!post?.contains(control)) control.tabIndex = -1;
  }
}

function onFocus(focused: Element | null, feed: PostFeed): void {
  const post = focused?.closest(POST);
  if (post && post !== focused) {
    entered.set(feed, post);
    for (const control of post.querySelectorAll(CONTROLS)) control.removeAttribute('tabindex');
  } else {
    entered.delete(feed);
  }
  leaveOut(feed);
}

/** @see https://www.w3.org/WAI/ARIA/apg/patterns/feed/ */
function onKey(event: KeyboardEvent, target: Element, feed: PostFeed): void {
  const post = target.closest(POST);
  const to = post && keyTarget(event, post, target, feed);
  if (!to) return;
  event.preventDefault();
  (to as HTMLElement).focus();
}

function keyTarget({ key, ctrlKey }: KeyboardEvent, post: Element, target: Element, feed: PostFeed): Element | null {
  switch (key) {
    case 'PageDown':
      return post.nextElementSibling;
    case 'PageUp':
      return post.previousElementSibling;
    case 'Home':
      return ctrlKey ? find(feed, 'button.skip') : null;
    case 'End':
      return ctrlKey ? find(feed, 'p.skip') : null;
    case 'Enter':
      return post === target ? post.querySelector(CONTROLS) : null;
    case 'Escape':
      return post === target ? null : post;
    default:
      return null;
  }
}

function onClick(event: MouseEvent, target: Element, feed: PostFeed): void {
  const control = target.closest<HTMLElement>('button,[data-picture]');
  if (!control) return;
  const { load, open, picture } = control.dataset;
  if (open) toggle(open, control, feed);
  else if (load) loadMore(event, load === 'again', feed);
  else if (picture) openPicture(event, control as HTMLAnchorElement, Number(picture), feed);
  else if (control.matches('.skip')) find(feed, 'p.skip')?.focus();
}

function toggle(key: string, button: Element, feed: PostFeed): void {
  const post = button.closest(POST)!;
  if (!feed.opened.delete(key)) feed.opened.add(key);
  feed.requestUpdate();
  void feed.updateComplete.then(() => {
    // The button of sensitive media goes; the focus does not go with it.
    if (!button.isConnected) post.querySelector<HTMLElement>('[data-picture]')?.focus();
  });
}

function loadMore({ detail }: MouseEvent, again: boolean, feed: PostFeed): void {
  const { posts, cursor } = feed.page!;
  const { store } = feed.posts;
  if (again) {
    // As it was asked for the last time.
    if (cursor && posts.length < feed.shown) store?.more();
    else store?.load();
    return;
  }
  const from = Math.min(feed.shown, posts.length);
  if (feed.busy && from === posts.length) return;
  feed.shown = from + feed.query.limit;
  if (cursor && posts.length < feed.shown) store?.more();
  // The keyboard goes on with the first new post; a pointer is where it is.
  if (!detail) awaited.set(feed, from + 1);
  feed.requestUpdate();
}

function openPicture(event: MouseEvent, link: HTMLAnchorElement, index: number, feed: PostFeed): void {
  const { ctrlKey, metaKey, shiftKey } = event;
  if (ctrlKey || metaKey || shiftKey) return;
  event.preventDefault();
  const post = feed.page!.posts[Number(link.closest(POST)!.ariaPosInSet) - 1]!;
  import('./lightbox.js').then(
    ({ open }) => open(feed.renderRoot, post, index, feed.viewOf(post)),
    () => window.open(link.href, '_blank', 'noopener'),
  );
}

/** The exact time, for who points at an age. Told by the pointer: to work it out for each post takes time. */
function onPointer(target: Element, feed: PostFeed): void {
  if (target instanceof HTMLTimeElement && !target.title) {
    target.title = exactTime(target.dateTime, feed.language.tag);
  }
}

function find(feed: PostFeed, selector: string): HTMLElement | null {
  return feed.shadowRoot!.querySelector<HTMLElement>(selector);
}
