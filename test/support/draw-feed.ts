import { fixture, html, waitUntil } from '@open-wc/testing';
import type { PostFeed } from '../../src/elements/post-feed/define.js';
import type { Post } from '../../src/core/model.js';
import { fakes } from './fake-network.js';

/** Puts a feed into the page, and waits for posts or whatever stands in for them. */
export async function drawFeed(attributes: Readonly<Record<string, string>>, until = 'article'): Promise<PostFeed> {
  const feed = document.createElement('magpie-post-feed');
  for (const [name, value] of Object.entries(attributes)) feed.setAttribute(name, value);
  feed.append(
    Object.assign(document.createElement('a'), { href: 'https://fake.example/ann', textContent: 'Ann on Fake' }),
  );
  await fixture(html`<div>${feed}<button>After</button></div>`);
  await shown(feed, until);
  return feed;
}

/** As a feed of an account that has these posts; the account is known by this name only. */
export async function drawPosts(id: string, posts: () => readonly Post[], rest: Readonly<Record<string, string>> = {}) {
  fakes.set(id, { account: {}, posts });
  return drawFeed({ account: `fake:${id}`, ...rest });
}

/** Waits until a feed draws what a selector names. */
export async function shown(feed: PostFeed, selector: string): Promise<void> {
  await waitUntil(() => feed.shadowRoot?.querySelector(selector), `${selector} is drawn`);
  await feed.updateComplete;
}

/** All that a selector names in a feed. */
export const all = (feed: PostFeed, selector: string): HTMLElement[] => [
  ...feed.shadowRoot!.querySelectorAll<HTMLElement>(selector),
];
