import type {
  FollowEnd,
  Following,
  FollowProgress,
  FollowRequest,
  FollowTicket,
  HomeQuestion,
} from '../../src/core/following.js';
import type { Network } from '../../src/core/network.js';
import type { Follow } from '../../src/stores/follows.js';
import { setFollow } from '../../src/stores/set-follow.js';
import { httpNetwork, refOf } from './http-network.js';

/** A network whose visitors say where they are, and follow there; what it is asked is noted, how it answers is told to it. */
export interface HomeNetwork {
  readonly network: Network;
  readonly begun: FollowRequest[];
  readonly unfollowed: FollowRequest[];
  /** What `begin` and `unfollow` do. @default A ticket whose page is on the visitor's server. */
  answer: (request: FollowRequest) => Promise<Awaited<ReturnType<Following['begin']>>>;
  /** How many attempts were watched. */
  readonly watched: () => number;
  /** Moves the attempt that is watched. */
  readonly progress: (progress: FollowProgress) => void;
  readonly end: (end: FollowEnd) => void;
  /** What a page that the visitor comes back to does. */
  finish: NonNullable<Following['finish']>;
}

const QUESTION: HomeQuestion = {
  question: 'From which server do you follow people?',
  example: 'mastodon.social',
};

/** @param rest Of the network. */
export function homeNetwork(home: HomeQuestion | undefined = QUESTION, rest: Partial<Network> = {}): HomeNetwork {
  let onProgress: (progress: FollowProgress) => void = () => {};
  /** An end that came before anybody watched, as on a slow machine. */
  let early: FollowEnd | undefined;
  let onEnd = (end: FollowEnd): void => void (early = end);
  let watched = 0;
  const made: HomeNetwork = {
    network: httpNetwork({
      ways: ({ id }) => [{ kind: 'ticket', url: `https://social.example/@${id}`, asksHome: true }],
      following: async () => ({ ...following, home }),
      ...rest,
    }),
    begun: [],
    unfollowed: [],
    answer: async (request) => ({ ticket: ticketAt(request.home ?? '') }),
    watched: () => watched,
    progress: (progress) => onProgress(progress),
    end: (end) => onEnd(end),
    finish: async () => ({ state: 'following' }),
  };
  const following: Following = {
    begin: async (_, request) => {
      made.begun.push(request);
      return made.answer(request);
    },
    unfollow: async (_, request) => {
      made.unfollowed.push(request);
      const answer = await made.answer(request);
      return 'ticket' in answer ? answer : undefined;
    },
    watch: (_, tell, { signal }) => {
      watched++;
      onProgress = tell;
      return new Promise((resolve, reject) => {
        onEnd = resolve;
        if (early) resolve(early);
        early = undefined;
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    },
    finish: (params, io) => made.finish(params, io),
    relationships: async (refs) => refs.map(() => undefined),
  };
  return made;
}

/** An attempt whose page stands in for that of the visitor's server. */
export function ticketAt(home: string): FollowTicket {
  const page = new URL('./approve-page.html', import.meta.url);
  page.searchParams.set('home', home);
  return {
    approveUrl: page.href,
    qrText: undefined,
    expiresAt: Date.now() + 600_000,
    data: { id: `attempt-${++tickets}` },
  };
}

let tickets = 0;

/** Lets this browser know of the visitor what an earlier visit has left. @param follow `undefined`: nothing. */
export function rememberFollow(address: string, follow: Follow | undefined): void {
  setFollow(refOf(address), follow);
}
