import { outsideUrl } from '../pictures/outside-url.js';
import { SafeFetchError } from '../pictures/safe-fetch-error.js';

/** Feeds that pages may show through the gateway, as `feed:https://…`. */
export interface FeedsConfig {
  /**
   * Addresses of feeds, `https://river.example/feed.xml`; and what addresses begin with, which ends with a slash,
   * `https://river.example/`: any feed there. Nothing else is fetched for pages. @default []
   */
  readonly allowed: readonly string[];
  /**
   * Whether the gateway lets hubs tell it of new items (WebSub), where feeds name one.
   * @default Where `publicUrl` is not this machine, which no hub reaches.
   */
  readonly webSub?: boolean | undefined;
}

/** Whether a page's own address stands in the configuration, or only what it begins with. */
export interface AllowedFeed {
  /** Normalized; https. */
  readonly url: string;
  readonly listed: boolean;
}

/** What is wrong with it: a sentence each; empty where it can work. */
export function feedsProblems({ allowed }: Pick<FeedsConfig, 'allowed'>): readonly string[] {
  return allowed.flatMap((entry, index) => {
    const problem = problemOf(entry);
    return problem === undefined
      ? []
      : [
          `feeds.allowed[${index}] cannot be asked. ${problem} Expected: the https address of a feed, or what the addresses of several begin with, such as https://river.example/.`,
        ];
  });
}

/** Whether an address is of this kind, allowed or not. Never throws. */
export const isFeed = (address: string): boolean => /^feed:/i.test(address);

/** The feed that an address names. `undefined`: none that the configuration allows. Never throws. */
export function allowedFeed(config: FeedsConfig, address: string): AllowedFeed | undefined {
  if (!isFeed(address)) return undefined;
  const url = urlOf(address.slice('feed:'.length));
  return url === undefined ? undefined : allowedUrl(config, url);
}

/** @param url Normalized. */
export function allowedUrl({ allowed }: FeedsConfig, url: string): AllowedFeed | undefined {
  const entries = allowed.map(urlOf);
  if (entries.includes(url)) return { url, listed: true };
  return entries.some((entry) => entry?.endsWith('/') && url.startsWith(entry)) ? { url, listed: false } : undefined;
}

function urlOf(text: string): string | undefined {
  try {
    return outsideUrl(text).href;
  } catch (error) {
    if (error instanceof SafeFetchError) return undefined;
    throw error;
  }
}

function problemOf(entry: string): string | undefined {
  try {
    outsideUrl(entry);
    return undefined;
  } catch (error) {
    if (error instanceof SafeFetchError) return error.message;
    throw error;
  }
}
