import { atom } from 'nanostores';

/**
 * What a page may set, once for all of its widgets: by `data-*` on the script tag, by `<meta name="magpie:…">`, or by
 * `configure`. Names that are not listed are kept for networks of the page's own, which read them from `Io.settings`.
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
  /** Address of a Magpie gateway. @default None. */
  readonly gateway?: string | undefined;
  /** How requests are made. @default The platform's `fetch`. */
  readonly fetch?: ((url: string, init?: RequestInit) => Promise<Response>) | undefined;
  readonly [name: string]: unknown;
}

export const $settings = atom<Settings>({});

/** Sets what is named and keeps the rest; widgets on the page follow at once. Never throws. */
export function configure(settings: Settings): void {
  $settings.set({ ...$settings.get(), ...settings });
}
