/**
 * What a page's script tag loads: looks which elements and networks the page names, and loads those, all at once. It is
 * small so that it runs early: until an element is there, its room is held.
 */
import type { Network } from '../core/network.js';
import type { Settings } from '../stores/settings.js';

const shared = import('./shared.js');

const parts: Readonly<Record<string, () => Promise<unknown>>> = {
  'magpie-follow-button': () => import('../elements/follow-button/follow-button.js').then((m) => m.FollowButton),
  'magpie-account-card': () => import('../elements/account-card/account-card.js').then((m) => m.AccountCard),
  'magpie-post-feed': () => import('../elements/post-feed/post-feed.js').then((m) => m.PostFeed),
  bluesky: () => import('../networks/bluesky/bluesky.js').then((m) => registerNetwork(m.bluesky)),
  mastodon: () => import('../networks/mastodon/mastodon.js').then((m) => registerNetwork(m.mastodon)),
  link: () => import('../networks/link/link.js').then((m) => registerNetwork(m.link)),
};

const room = new CSSStyleSheet();
room.replaceSync(`
  magpie-account-card:not(:defined) { display: block; min-block-size: 21em }
  magpie-post-feed:not(:defined) { display: block; min-block-size: 100vb }
`);
document.adoptedStyleSheets.push(room);

const asked = new Map<string, Promise<unknown>>();

/** Loads once. What cannot be loaded is told on the console; the page keeps its links, and no room for more. */
function once(name: string, part = parts[name]): Promise<unknown> {
  let promise = asked.get(name);
  if (!promise) {
    promise = part?.().catch((error: unknown) => {
      room.replaceSync('');
      console.warn(name, error);
    });
    asked.set(name, promise ?? Promise.resolve());
  }
  return promise ?? Promise.resolve();
}

/** An address names its network in front; a profile URL is of Bluesky's website or of a Mastodon server. */
function loadNetwork(address: string): Promise<unknown> {
  return once(address.replace(/:.*/, '').replace('https', address.includes('//bsky.app/') ? 'bluesky' : 'mastodon'));
}

/** An element that is defined after its networks are there draws once, not twice. */
async function loadElement(tag: string): Promise<void> {
  const addresses = [...document.querySelectorAll(tag)].flatMap(
    (element) => element.getAttribute('account')?.split(/\s+/) ?? [],
  );
  const [element] = await Promise.all([once(tag), ...[...new Set(addresses)].map(loadNetwork)]);
  if (element && !customElements.get(tag)) customElements.define(tag, element as CustomElementConstructor);
}

/** Live collections: reading their length costs nothing while nothing has changed. */
const found = Object.keys(parts)
  .slice(0, 3)
  .map((tag) => document.getElementsByTagName(tag));

function look(): void {
  found.forEach((live, at) => {
    const tag = Object.keys(parts)[at]!;
    if (live.length && !asked.has(tag)) void loadElement(tag);
  });
}

look();
new MutationObserver(look).observe(document, { childList: true, subtree: true });
void shared.then((core) => core.resolveUnknownAddresses(loadNetwork));

/** As `configure` of the package, from a page. Kept when the settings are in force. */
export async function configure(settings: Settings): Promise<void> {
  (await shared).configure(settings);
}

/** As `registerNetwork` of the package, from a page. Fails with a `TypeError` where the id is taken. */
export async function registerNetwork(network: Network): Promise<void> {
  (await shared).registerNetwork(network);
}

/** Loads elements that stand where this script does not look: in shadow roots. @param tags Such as `magpie-post-feed`. */
export async function load(...tags: readonly string[]): Promise<void> {
  await Promise.all(tags.map(loadElement));
}
