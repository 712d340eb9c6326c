import { exactTime } from './exact-time.js';
import { inputStyles } from './feed-inputs.styles.js';
import type { PostFeed } from './post-feed.js';

/** What the Tab key would stop at. A player keeps its own controls in its shadow root, and they go with it. */
const CONTROLS = ':is(a[href],button,audio,video,magpie-player)';
const POST = '[aria-posinset]';
const END = 'p.skip';
const BUTTONS = 'button.skip,[part=more]';
/** What goes, at least for a while, when it has been pressed. */
const PASSING = '[part=status] button,.stale button';

/** The post that the focus is inside of, by feed; none where it is on a post as such. */
const entered = new WeakMap<PostFeed, Element>();
/** Position of the first post that “Load more” was pressed for from the keyboard, until it is there. */
const awaited = new WeakMap<PostFeed, number>();
/** The button that was pressed last of those that go. */
const pressed = new WeakMap<PostFeed, Element>();

const listened = new WeakSet<PostFeed>();

/** Answers keys, clicks and the focus from now on, and keeps the Tab order as it is meant to be. */
export function afterUpdate(feed: PostFeed): void {
  if (!listened.has(feed)) listen(feed);
  leaveOut(feed);
  // Another post may be drawn where one was.
  for (const time of feed.shadowRoot!.querySelectorAll('time[title]')) tellTime(time, feed);
  keepFocus(feed);
  const position = awaited.get(feed);
  if (!position || feed.busy) return;
  awaited.delete(feed);
  const post = find(feed, `[aria-posinset="${position}"]`);
  if (post) post.focus();
  // Nothing came: the button is still there, or the posts are at their end.
  else if (!find(feed, '[part=more]')) focusEnd(feed);
}

function listen(feed: PostFeed): void {
  const root = feed.shadowRoot!;
  listened.add(feed);
  const on = <T extends keyof HTMLElementEventMap>(
    type: T,
    answer: (event: HTMLElementEventMap[T], target: Element, feed: PostFeed) => void,
  ): void => {
    root.addEventListener(type, (event) => answer(event as HTMLElementEventMap[T], event.target as Element, feed));
  };
  on('click', onClick);
  on('keydown', onKey);
  on('focusin', (_, target) => onFocus(target, feed));
  on('focusout', ({ relatedTarget }) => onFocus(relatedTarget as Element | null, feed));
  on('pointerover', (_, target) => tellTime(target, feed));
  // In the bundle for CDNs, `css` makes the style sheet itself.
  root.adoptedStyleSheets.push(inputStyles.styleSheet ?? (inputStyles as unknown as CSSStyleSheet));
  onFocus(root.activeElement, feed);
  // Clicked before there was an answer. Once this update is done, for the click may ask for another.
  const clicked =
    feed.clicked instanceof Element ? feed.clicked.closest<HTMLElement>(`.media a,${BUTTONS},${PASSING}`) : null;
  if (clicked?.matches(PASSING)) onPassing(clicked, feed);
  else if (clicked) void feed.updateComplete.then(() => clicked.click());
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
    for (const time of post.querySelectorAll('time')) tellTime(time, feed);
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
  if (to === END) focusEnd(feed);
  else (to as HTMLElement).focus();
}

function keyTarget({ key, ctrlKey }: KeyboardEvent, post: Element, target: Element, feed: PostFeed) {
  switch (key) {
    case 'PageDown':
      return neighbour(feed, post, 1);
    case 'PageUp':
      return neighbour(feed, post, -1);
    case 'Home':
      return ctrlKey ? find(feed, 'button.skip') : undefined;
    case 'End':
      return ctrlKey ? END : undefined;
    case 'Enter':
      return post === target ? post.querySelector(CONTROLS) : undefined;
    case 'Escape':
      return post === target ? undefined : post;
    default:
      return undefined;
  }
}

function neighbour(feed: PostFeed, post: Element, by: number): Element | null {
  return find(feed, `[aria-posinset="${Number(post.ariaPosInSet) + by}"]`);
}

/** Chromium goes from what has a negative tabindex and is the last of its shadow root back to the first. */
function focusEnd(feed: PostFeed): void {
  const end = find(feed, END);
  if (!end) return;
  end.tabIndex = 0;
  end.addEventListener('blur', () => (end.tabIndex = -1), { once: true });
  end.focus();
}

function onPassing(button: Element, feed: PostFeed): void {
  pressed.set(feed, button);
  void feed.updateComplete.then(() => keepFocus(feed));
}

/** A button that goes would leave the focus to the page: the panel takes it until there is something in it to take it. */
function keepFocus(feed: PostFeed): void {
  const panel = find(feed, '.panel');
  if (!panel) return;
  const button = pressed.get(feed);
  if (button && !button.isConnected) {
    pressed.delete(feed);
    if (document.activeElement === document.body) {
      panel.tabIndex = -1;
      panel.addEventListener('blur', () => panel.removeAttribute('tabindex'), { once: true });
      // From a line in the foot it is not far to the next button.
      (button.closest('.stale') ? (find(feed, '[part=more]') ?? panel) : panel).focus({ preventScroll: true });
    }
  }
  if (feed.shadowRoot!.activeElement === panel) {
    find(feed, `${POST},[part=status] button`)?.focus({ preventScroll: true });
  }
}

function onClick(event: MouseEvent, target: Element, feed: PostFeed): void {
  const control = target.closest<HTMLElement>(`.media a,${BUTTONS}`);
  const passing = target.closest(PASSING);
  if (passing) onPassing(passing, feed);
  if (control?.matches('a')) openPicture(event, control, feed);
  else if (control?.matches('.skip')) focusEnd(feed);
  else if (control) loadMore(event, feed);
}

function loadMore({ detail }: MouseEvent, feed: PostFeed): void {
  const from = showMore(feed);
  // The keyboard goes on with the first new post; a pointer is where it is.
  if (!detail && from !== undefined) awaited.set(feed, from + 1);
}

/** Shows older posts, and loads them where they are not there. @returns How many are shown before them; none while others are on their way. */
export function showMore(feed: PostFeed): number | undefined {
  const { posts, cursor } = feed.page!;
  const from = Math.min(feed.shown, posts.length);
  if (feed.busy && from === posts.length) return undefined;
  feed.shown = from + feed.query.limit;
  if (cursor && posts.length < feed.shown) feed.posts.store?.more();
  feed.requestUpdate();
  return from;
}

function openPicture(event: MouseEvent, link: HTMLAnchorElement, feed: PostFeed): void {
  const { ctrlKey, metaKey, shiftKey } = event;
  if (ctrlKey || metaKey || shiftKey) return;
  event.preventDefault();
  const post = feed.page!.posts[Number(link.closest(POST)!.ariaPosInSet) - 1]!;
  const index = [...link.parentElement!.children].indexOf(link);
  import('./lightbox.js').then(
    ({ open }) => open(feed.renderRoot, post, index, feed.viewOf(post)),
    () => window.open(link.href, '_blank', 'noopener'),
  );
}

/** The exact time, for who points at an age or enters its post. Not before: to work it out for each post takes time. */
function tellTime(target: Element, feed: PostFeed): void {
  const time = target instanceof HTMLTimeElement ? target : target.querySelector(':scope > time');
  if (!(time instanceof HTMLTimeElement)) return;
  time.title = exactTime(time.dateTime, feed.language.tag);
  time.parentElement!.setAttribute('aria-description', time.title);
}

function find(feed: PostFeed, selector: string): HTMLElement | null {
  return feed.shadowRoot!.querySelector<HTMLElement>(selector);
}
