import type { Services } from '../services.js';
import { platformWays } from './platform-way.js';
import { providerWay } from './provider-way.js';
import type { Discover } from './providers.js';
import type { Identity } from './viewer-store.js';

/** A way to sign in: an OpenID provider of the configuration, or a platform that the gateway is connected to. */
export interface SignInWay {
  /** As in `/sign-in/{id}`: id of the provider, or address of an official account. */
  readonly id: string;
  /** As in `/sign-in/{callbackId}/callback`: id of the provider, or the platform, with one address for all of its accounts. */
  readonly callbackId: string;
  /** On the button: “Continue with {label}”. */
  readonly label: string;
  /** @returns The page to lead the browser to. @throws {SignInError} unreachable */
  readonly begin: (attempt: SignInAttempt) => Promise<string>;
  /** @param query Of the callback. @throws {SignInError} Nobody is signed in. */
  readonly finish: (query: URLSearchParams, attempt: Omit<SignInAttempt, 'other'>) => Promise<SignedInAs>;
}

/** One time that somebody signs in. */
interface SignInAttempt {
  /** Compared letter by letter at the other side. */
  readonly redirectUri: string;
  /** At least 128 random bits each. */
  readonly state: string;
  readonly nonce: string;
  /** RFC 7636. */
  readonly codeVerifier: string;
  /** Whether the visitor wants to choose anew who they are, though the other side remembers somebody. */
  readonly other: boolean;
}

/** Who has signed in. */
export interface SignedInAs {
  readonly identity: Identity;
  /** Whether they follow the official account that the way belongs to. `undefined`: nobody tells. */
  readonly follows: boolean | undefined;
}

/** All ways there are: the providers in the order of the configuration, then one for each account of a platform that has one. */
export const signInWays = (services: Services, discover: Discover): readonly SignInWay[] => [
  ...services.config.signIn.map((provider) => providerWay(services, discover, provider)),
  ...platformWays(services),
];

/** A way as visitors choose it. */
export type SignInOffer = Pick<SignInWay, 'id' | 'label'>;

/** The ways that visitors choose among: of each platform the first account that has one. */
export function signInOffers(services: Services): readonly SignInOffer[] {
  const ways = platformWays(services);
  return [
    ...services.config.signIn,
    ...ways.filter(({ callbackId }, index) => ways.findIndex((way) => way.callbackId === callbackId) === index),
  ];
}
