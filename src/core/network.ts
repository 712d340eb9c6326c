import type { Following } from './following.js';
import type { Account, AccountRef, PostPage, PostQuery } from './model.js';

/** The page's settings by name, such as `bluesky`: the address of the AppView. */
export type PageSettings = Readonly<Record<string, string | undefined>>;

/** The outside world as an adapter sees it. An adapter names no global: tests, a server or a proxy hand in their own. */
export interface Io {
  /**
   * As the platform's `fetch`, ending by itself when no answer comes. The stores' one waits its turn, gives a request eight
   * seconds from there, and refuses while the origin asks for a pause.
   */
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  readonly settings: PageSettings;
}

/**
 * One way to follow, as the network's adapter offers it; the button takes the first that the network lists. `url` is the
 * page to follow on where nothing better works; https. `link`: that page in a new tab. `scan`: the link, and the same as a QR
 * code. `ticket`: without leaving the page, by the network's `following`; what it begins is finished in a window or on a
 * phone, and the page is told.
 */
export type FollowWay =
  | { readonly kind: 'link'; readonly url: string }
  | {
      readonly kind: 'scan';
      readonly url: string;
      /** A picture of the account's own QR code, shown in place of one that says `url`; https. */
      readonly imageUrl?: string | undefined;
    }
  | {
      readonly kind: 'ticket';
      readonly url: string;
      /** The visitor is asked first where they are: `home` of the network's `following`. @default false */
      readonly asksHome?: boolean;
      /** The network's app finishes it, and never a page: no window is opened. @default false */
      readonly byApp?: boolean;
      /** A follow ends in the network's app alone: the button says so, and takes nothing back. @default false */
      readonly endsElsewhere?: boolean;
    };

/** An element, as far as a network may look into it: the link that its author has put there. */
export type Markup = Pick<ParentNode, 'querySelector'>;

/**
 * Says a text of the elements in the visitor's language. English texts are the keys of all tables (`locales/messages.ts`);
 * one that no table has is said as it stands. `values` fills each `{…}`; `count` chooses the form of a text that has several.
 */
export type Say = (text: string, values?: Readonly<Record<string, string>>, count?: number) => string;

/**
 * A network, as a plug-in: everything that elements and stores ask of it. What a network cannot do is a missing method,
 * not one that throws. Elements never name a network.
 */
export interface Network {
  /** Also the prefix of its addresses: `bluesky` in `bluesky:river.example`. Lower-case letters, digits and `-`. */
  readonly id: string;
  /** The name that people know it by. */
  readonly label: string;
  /**
   * A sign for it, shown beside handles: SVG path data for a box of 16 by 16, filled with the colour of the text. Drawn for
   * this purpose, and no trademark.
   */
  readonly mark?: string;
  /**
   * Says the elements' texts in the network's own words: on LINE, “Follow” is “Add friend”. Which language they are said in
   * is not its business: it hands on another text, with more values, or the same.
   * @default The words that most networks have.
   */
  readonly speak?: (say: Say) => Say;
  /**
   * Reads one address: `id:…`, or a profile URL of this network.
   * @returns `undefined` where it is not this network's or not well formed. Never throws, asks no server.
   */
  readonly parse: (address: string) => AccountRef | undefined;
  /** As people write it, with its `@`; drawn before anything is loaded. */
  readonly handle: (ref: AccountRef) => string;
  /**
   * The account's public page; https.
   * @param markup Given where a link is all that is needed: a network that cannot be read from this page may take that of the
   * page's author.
   * @returns `undefined` where the page's settings do not say where the network is: elements then leave the slotted link.
   */
  readonly profileUrl: (ref: AccountRef, settings: PageSettings, markup?: Markup) => string | undefined;
  /**
   * The host that is asked about an account, where `ref.host` does not say; visitors are told it before anything is asked.
   * @default The network's label stands for it.
   */
  readonly server?: (ref: AccountRef, settings: PageSettings) => string | undefined;
  /** In order of preference; asked only where `profileUrl` gives a page. @default The profile link. */
  readonly ways?: (ref: AccountRef, settings: PageSettings, markup?: Markup) => readonly FollowWay[];
  /**
   * What follows without leaving the page, for ways of kind `ticket`. Loaded when a visitor has clicked, or has before:
   * keys, storage and requests for them belong behind it.
   */
  readonly following?: (settings: PageSettings) => Promise<Following>;
  /**
   * Loads accounts, several in one request where the network can. At most `batchSize` are asked for at a time.
   * @returns One entry a ref, in the same order; an error for each that cannot be shown.
   * @throws {NetworkError} Any code, where the whole request failed.
   */
  readonly loadAccounts?: (refs: readonly AccountRef[], io: Io) => Promise<readonly (Account | Error)[]>;
  /** @default 1 */
  readonly batchSize?: number;
  /**
   * Loads one page of an account's posts, newest first, pinned ones before them on the first page.
   * @param cursor As `PostPage.cursor` gave it; `undefined` for the first page.
   * @throws {NetworkError} Any code.
   */
  readonly loadPosts?: (ref: AccountRef, query: PostQuery, cursor: string | undefined, io: Io) => Promise<PostPage>;
}

/** More than any page names; a page that stays open for long, or a server that renders, may meet addresses without end. */
const MAX_REFS = 10_000;

const networks = new Map<string, Network>();
const refs = new Map<string, AccountRef>();
const listeners = new Set<() => void>();
let onUnknownAddress: (address: string) => void = () => {};

/**
 * Makes a network known. Elements that wait for it, on the page already or later, start at once.
 * @throws {TypeError} Another network of this id is registered.
 */
export function registerNetwork(network: Network): void {
  const { id } = network;
  const known = networks.get(id);
  if (known === network) return;
  if (known) throw new TypeError(`“${id}” is taken.`);
  networks.set(id, network);
  for (const listener of listeners) listener();
}

/** Called after each `registerNetwork`. @returns Stops it. */
export function onNetworkRegistered(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Hands in what loads an adapter when an address is met that no registered network reads. */
export function resolveUnknownAddresses(resolve: (address: string) => void): void {
  onUnknownAddress = resolve;
}

/** @returns The network of a ref that `parseAddress` gave. */
export function networkOf(ref: AccountRef): Network {
  return networks.get(ref.network)!;
}

/**
 * Reads an address, of whichever registered network. Equal texts give the same object, so refs can be compared; after ten
 * thousand others an equal one.
 * @returns `undefined` where no registered network reads it (yet). Never throws.
 */
export function parseAddress(address: string): AccountRef | undefined {
  const known = refs.get(address);
  if (known) return known;
  for (const network of networks.values()) {
    const ref = network.parse(address);
    if (ref) {
      if (refs.size === MAX_REFS) refs.clear();
      refs.set(address, ref);
      return ref;
    }
  }
  onUnknownAddress(address);
  return undefined;
}
