import type { AccountRef, PostQuery } from '../core/model.js';
import type { Remote } from '../core/remote.js';
import type { Settings } from '../stores/settings.js';

/** What a widget wants to show: whose account or posts, and what is known of them by now. */
export interface Want<T> {
  /** As the stores of a page call it; the widget finds it by this name when it comes alive in a browser. */
  readonly key: string;
  readonly ref: AccountRef;
  /** `undefined` for an account. */
  readonly query: PostQuery | undefined;
  remote: Remote<T>;
}

/**
 * What stands in for a page while widgets are drawn on a server: its settings, what they want to show, and what they still
 * wait for. Each rendering has its own, so that two at the same time never mix.
 */
export class Page {
  /** By key. */
  readonly wants = new Map<string, Want<unknown>>();
  /** What has to be there before drawing again can be of use. */
  readonly pending = new Set<Promise<unknown>>();
  /** BCP 47; of the widget that is being drawn. */
  locale = 'en';
  readonly #settings: Settings;

  /** Allows the styles on pages that allow no other. */
  readonly nonce: string | undefined;

  constructor(settings: Settings, nonce?: string) {
    this.#settings = settings;
    this.nonce = nonce;
  }

  get settings(): Settings {
    return { ...this.#settings, locale: this.locale };
  }

  /** @returns The same for the same key. */
  want<T>(key: string, ref: AccountRef, query?: PostQuery): Want<T> {
    let want = this.wants.get(key);
    if (!want) this.wants.set(key, (want = { key, ref, query, remote: { state: 'loading' } }));
    return want as Want<T>;
  }
}

let current: Page | undefined;

/** The page that is being drawn; drawing waits for nothing, so there is never more than one. */
export function currentPage(): Page {
  if (!current) throw new Error('Widgets are drawn inside of drawIn() alone.');
  return current;
}

/** @param draw Waits for nothing. */
export function drawIn<T>(page: Page, draw: () => T): T {
  current = page;
  try {
    return draw();
  } finally {
    current = undefined;
  }
}
