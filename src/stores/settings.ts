import { atom } from 'nanostores';

/**
 * What a page may set, once for all of its widgets: by `data-*` on the script tag, by `<meta name="magpie:…">`, or by
 * `configure`, which wins over both. Names that are not listed are kept for networks of the page's own, which read them
 * from `Io.settings`.
 */
export interface Settings {
  /** Language of labels, numbers and dates (BCP 47). @default The nearest `lang` attribute, else the browser's language. */
  readonly locale?: string | undefined;
  /** Seconds for which a kept answer is shown without asking again; from 0. @default 60 */
  readonly freshSeconds?: string | number | undefined;
  /** Seconds for which a kept answer is shown while a newer one is asked for; from 0. @default 86400 (a day) */
  readonly staleSeconds?: string | number | undefined;
  /** `ask`: no request to a network and no storage before the visitor agrees in a widget. @default Widgets load at once. */
  readonly consent?: string | undefined;
  /** Address of the AppView that Bluesky accounts are read from. @default https://public.api.bsky.app */
  readonly bluesky?: string | undefined;
  /** Address that stands in for every Mastodon server, for tests and demonstrations. @default Each account's own server. */
  readonly mastodon?: string | undefined;
  /** Address of the page's Magpie gateway; one without a host, such as `/`, is of the page's own. @default None. */
  readonly gateway?: string | undefined;
  /**
   * Path of the site's `client-metadata.json`, by which visitors' servers on Bluesky know it: then its buttons follow in place.
   * @default None; pages on this machine need none.
   */
  readonly blueskyClient?: string | undefined;
  /** Address of the directory of DIDs, for tests. @default https://plc.directory */
  readonly blueskyPlc?: string | undefined;
  /**
   * Path of the page, with the script, that visitors come back to from signing in without a gateway.
   * @default The page that they are on; with `blueskyClient`, one that the file names.
   */
  readonly followPage?: string | undefined;
  /** How requests are made. @default The platform's `fetch`. */
  readonly fetch?: ((url: string, init?: RequestInit) => Promise<Response>) | undefined;
  readonly [name: string]: unknown;
}

export const $settings = atom<Settings>(pageSettings());

/** Sets what is named and keeps the rest; widgets on the page follow at once. Never throws. */
export function configure(settings: Settings): void {
  $settings.set({ ...$settings.get(), ...settings });
}

/** Read once, before anything is asked for: a wish for consent that came late would come too late. */
function pageSettings(): Settings {
  const settings: Record<string, string> = {};
  // On a server there is no page.
  for (const { name, content } of globalThis.document?.querySelectorAll<HTMLMetaElement>('meta[name^="magpie:"]') ??
    []) {
    settings[name.slice(7).replace(/-./g, (dash) => dash[1]!.toUpperCase())] = content;
  }
  return { ...settings, ...globalThis.document?.querySelector<HTMLElement>('script[src*="magpie.js"]')?.dataset };
}
