import { outsideUrl } from '../pictures/outside-url.js';
import { SafeFetchError } from '../pictures/safe-fetch-error.js';

/** Feeds that pages may show through the gateway, as `feed:https://…`. */
export interface FeedsConfig {
  /** Addresses of feeds (`https://river.example/feed.xml`), and hosts of which all may be (`river.example`). */
  readonly allowed: readonly string[];
}

/** What is wrong with it: a sentence each; empty where it can work. */
export function feedsProblems({ allowed }: FeedsConfig): readonly string[] {
  return allowed.flatMap((entry, index) => {
    const problem = problemOf(entry);
    return problem === undefined
      ? []
      : [
          `feeds.allowed[${index}] cannot be asked. ${problem} Expected: an https address, or a host such as river.example.`,
        ];
  });
}

/** The feed that an address names. `undefined`: none that the configuration allows. Never throws. */
export function allowedFeed({ allowed }: FeedsConfig, address: string): string | undefined {
  if (!address.startsWith('feed:')) return undefined;
  try {
    const url = outsideUrl(address.slice('feed:'.length));
    return allowed.some((entry) => (isHost(entry) ? entry === url.hostname : outsideUrl(entry).href === url.href))
      ? url.href
      : undefined;
  } catch (error) {
    if (error instanceof SafeFetchError) return undefined;
    throw error;
  }
}

const isHost = (entry: string): boolean => !/[:/]/.test(entry);

function problemOf(entry: string): string | undefined {
  try {
    outsideUrl(isHost(entry) ? `https://${entry}/` : entry);
    return undefined;
  } catch (error) {
    if (error instanceof SafeFetchError) return error.message;
    throw error;
  }
}
