import type { FollowEnd } from '../../../core/following.js';
import { settled, transact } from './database.js';

/** How an attempt stands, for whichever page of the site wants to know. */
export interface Standing {
  /** Nothing more happens to it after that; milliseconds since 1970, by this device’s clock. */
  readonly until: number;
  /** The visitor has come back, and it is being done. @default false */
  readonly isBack?: boolean;
  readonly outcome?: FollowEnd;
}

const CHANNEL = 'magpie:mastodon';

/** How an attempt stands; `undefined` where there is no such attempt any more. Never throws. */
export async function standingOf(id: string): Promise<Standing | undefined> {
  try {
    return (await transact((storeOf) => settled(storeOf('standings').get(id)))) as Standing | undefined;
  } catch {
    // Storage was taken away meanwhile: nobody will learn more.
    return undefined;
  }
}

/** Keeps how an attempt ended, and wakes those who wait for it. */
export async function conclude(id: string, outcome: FollowEnd): Promise<void> {
  const standing: Standing = { until: Date.now(), outcome };
  await transact((storeOf) => settled(storeOf('standings').put(standing, id)));
  announce();
}

/** Wakes those who wait in other tabs. They look for themselves: what it says is not to be believed. Never throws. */
function announce(): void {
  try {
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage('');
    channel.close();
    // For browsers that have channels only within one of several processes of theirs.
    localStorage.setItem(CHANNEL, '');
    localStorage.removeItem(CHANNEL);
  } catch {
    // Those who wait look from time to time.
  }
}

/** Something that may be news of an attempt. Has to be closed, so that a page that waits for nothing can be kept in memory. */
interface News {
  /** Resolves with the next news, at once where there were some since the last time; at the latest after so many milliseconds. */
  readonly next: (ms: number) => Promise<void>;
  readonly close: () => void;
}

/** @param left When nobody waits any more, which is news, too. */
export function listenForNews(left: AbortSignal): News {
  const over = new AbortController();
  const { signal } = over;
  let isHeard = false;
  let wake = (): void => {};
  const hear = (): void => {
    isHeard = true;
    wake();
  };
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : undefined;
  channel?.addEventListener('message', hear, { signal });
  for (const type of ['storage', 'pageshow', 'online']) addEventListener(type, hear, { signal });
  document.addEventListener('visibilitychange', hear, { signal });
  left.addEventListener('abort', hear, { signal });
  return {
    next(ms) {
      const heard = new Promise<void>((resolve) => {
        const timer = setTimeout(hear, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (isHeard || left.aborted) wake();
      });
      return heard.then(() => void (isHeard = false));
    },
    close() {
      over.abort();
      channel?.close();
    },
  };
}
