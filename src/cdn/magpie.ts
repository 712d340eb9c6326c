/**
 * What a page's script tag loads: what all elements share, the follow button, which a card needs too, and a look at which
 * other elements and which networks the page names, to load those at once.
 */
import { registerNetwork as register, resolveUnknownAddresses, type Network } from '../core/network.js';
import { FollowButton } from '../elements/follow-button/follow-button.js';
import { configure as set, type Settings } from '../stores/settings.js';
import { loadChunk } from './chunks.js';

const BUTTON = 'magpie-follow-button';
const CARD = 'magpie-account-card';
const FEED = 'magpie-post-feed';

/** The files that are loaded as a page needs them; each is called as the element or the network that it holds. */
const FILES =
  /^(magpie-(account-card|post-feed|accounts|posts)|(bluesky|mastodon|feed)(-posts)?|link|official|several)$/;

/** One file for the three networks that the page's gateway reads from their platforms; what is called as this file is another. */
const fileOf = (name: string): string =>
  name.replace(/^(wechat|qq|line)$/, 'official').replace(/^magpie$/, 'magpie-accounts');

/** The files beside this one import it by this address; a page may have put `?v=…` behind it. */
const address = new URL('magpie.js', import.meta.url).href;
const first = import.meta.url === address;

/**
 * Until an element is there, its room is held: a card's is a banner as wide as it stands and the lines below it, which are
 * more where it is narrow (see its styles); a feed's is what the visitor sees of it.
 */
const room = new CSSStyleSheet();
room.replaceSync(
  `${FEED}:not(:defined){display:block;block-size:100vb}` +
    `${CARD}:not(:defined,[account^='link:']){display:block;block-size:0;padding-block-end:calc(100%/3 + clamp(13.875em,(28em - 100%)*99,15.625em) + 2px)}`,
);

const asked = new Map<string, Promise<unknown>>();

/** Loads once. What cannot be loaded is told on the console; the page keeps its links, and no room for more. */
function once(name: string): Promise<unknown> | undefined {
  const file = fileOf(name);
  const isButton = name === BUTTON;
  if (!asked.has(name) && (isButton || FILES.test(file))) {
    const part = (isButton ? Promise.resolve({ FollowButton }) : loadChunk(file))
      .then((loaded) => {
        const network = (loaded as Readonly<Record<string, Network>>)[name];
        return network ? register(network) : loaded;
      })
      .catch((error: unknown) => {
        room.replaceSync('');
        console.warn(name, error);
      });
    asked.set(name, part);
  }
  return asked.get(name);
}

/** An address names its network in front; a profile URL is of Bluesky's website, of LINE's or of a Mastodon server. */
function loadNetwork(text: string, tag?: string): Promise<unknown> | undefined {
  const id = text
    .replace(/:.*/, '')
    .replace('https', text.includes('//bsky.app/') ? 'bluesky' : text.includes('//line.me/') ? 'line' : 'mastodon');
  if (tag === FEED) void once(`${id}-posts`);
  return once(id);
}

/** An element that is defined after its networks are there draws once, not twice. A card has a button in it. */
async function loadElement(tag: string): Promise<void> {
  if (tag === CARD) void loadElement(BUTTON);
  const texts = [...document.querySelectorAll(tag)].map((element) => element.getAttribute('account'));
  const named = texts.join(' ').split(/\s+/);
  // More accounts than elements: some are several as one.
  if (named[texts.length]) named.push('several');
  const [file] = await Promise.all([once(tag), ...[...new Set(named)].map((text) => loadNetwork(text, tag))]);
  if (file && !customElements.get(tag)) customElements.define(tag, Object.values(file)[0] as CustomElementConstructor);
}

const api = {
  configure: set,
  registerNetwork: register,
  load: (...tags: readonly string[]) => Promise.all(tags.map(loadElement)),
};

/** This file's work is done once: by the copy that the files beside it know. */
const one: Promise<typeof api> = first ? Promise.resolve(api) : (import(address) as Promise<typeof api>);

export { NetworkError } from '../core/errors.js';

/** As `configure` of the package, from a page. Kept when the settings are in force. */
export const configure = async (settings: Settings): Promise<void> => (await one).configure(settings);

/** As `registerNetwork` of the package, from a page. Fails with a `TypeError` where the id is taken. */
export const registerNetwork = async (network: Network): Promise<void> => (await one).registerNetwork(network);

/** Loads elements that stand where this script does not look: in shadow roots. @param tags Such as `magpie-post-feed`. */
export const load = async (...tags: readonly string[]): Promise<unknown> => (await one).load(...tags);

if (first) {
  const href = location.href;
  // What leads a visitor back from allowing a follow to a page of the site; see `Following.finish`.
  if (href.includes('state=magpie-')) {
    void import('../elements/follow-return/finish.js').then(({ finish }) => finish(href));
  }
  document.adoptedStyleSheets.push(room);
  resolveUnknownAddresses((text) => void loadNetwork(text));
  const look = (): void => {
    for (const tag of [BUTTON, CARD, FEED]) {
      // A live collection, which browsers keep: to look into it costs nothing while nothing has changed.
      if (!asked.has(tag) && document.getElementsByTagName(tag)[0]) void loadElement(tag);
    }
  };
  look();
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}
