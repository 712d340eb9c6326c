import type { components } from '../../../core/gateway-api.js';
import { linkify } from '../../../core/linkify.js';
import { countOr, objects, textOr, type Wire } from '../../../core/read.js';
import { visibleName } from '../../../core/visible-name.js';
import { toWire } from '../../posts/wire-text.js';
import { wireUrl } from '../../posts/wire-url.js';
import { OpenNetworkError } from '../open-network-error.js';
import { ask } from './app-view.js';
import type { BlueskyIo } from './bluesky-io.js';
import { DID, HANDLE, idOf } from './names.js';

type Account = components['schemas']['Account'];

const PROFILES = 'https://bsky.app/profile/';

/**
 * What visitors without a sign-in must not see.
 * @see https://docs.bsky.app/docs/advanced-guides/moderation#global-label-values
 */
const HIDDEN = /^!(?:hide|no-unauthenticated)$/;
/** What has no place in a picture without a warning. */
const DELICATE = /^(?:!warn|porn|sexual|graphic-media)$/;

/**
 * What everybody may see of an account. Of one that wants to be seen by signed-in visitors alone, the name that it is followed by.
 * @param address Canonical.
 * @throws {OpenNetworkError} not-found, unreachable, rate-limited, bad-response.
 * @see https://docs.bsky.app/docs/api/app-bsky-actor-get-profile
 */
export async function loadAccount(address: string, io: BlueskyIo): Promise<Account> {
  const profile = await ask('app.bsky.actor.getProfile', [['actor', idOf(address)]], io);
  const did = textOr(profile.did) ?? '';
  if (!DID.test(did)) throw new OpenNetworkError('bad-response', `The profile of ${address} has no DID`);
  const named = (textOr(profile.handle) ?? '').toLowerCase();
  const handle = HANDLE.test(named) ? `@${named}` : did;
  const url = PROFILES + (HANDLE.test(named) ? named : did);
  if (isLabelled(profile, HIDDEN, io)) return { address, name: handle, handle, url, bio: [], fields: [] };
  const pictures = isLabelled(profile, DELICATE, io)
    ? {}
    : { avatarUrl: wireUrl(profile.avatar), bannerUrl: wireUrl(profile.banner) };
  return {
    address,
    name: visibleName(textOr(profile.displayName) ?? '', handle),
    handle,
    url,
    bio: toWire(linkify((textOr(profile.description) ?? '').trim(), PROFILES)),
    fields: [],
    ...given({
      ...pictures,
      followers: countOr(profile.followersCount),
      following: countOr(profile.followsCount),
      posts: countOr(profile.postsCount),
    }),
  };
}

/** Whether an account carries such a label now: neither taken back nor expired. */
function isLabelled({ labels }: Wire, pattern: RegExp, { now }: BlueskyIo): boolean {
  return objects(labels).some(
    ({ val, neg, exp }) => pattern.test(textOr(val) ?? '') && !neg && !(Date.parse(textOr(exp) ?? '') <= now()),
  );
}

/** What is not known is left out. */
type Given<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };
const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
