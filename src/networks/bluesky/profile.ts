import { NetworkError } from '../../core/errors.js';
import type { Account, AccountRef, Author } from '../../core/model.js';
import { countOr, readText, textOr, type Wire } from '../../core/read.js';
import { safeUrl } from '../../core/url.js';
import { visibleName } from '../../core/visible-name.js';
import { DELICATE, HIDDEN, isLabelled } from './labels.js';

export const PROFILES = 'https://bsky.app/profile/';

/**
 * Not `handle.invalid`: it stands for every handle that leads to its account no more.
 * @see https://atproto.com/specs/handle
 */
export const HANDLE =
  /^(?!handle\.invalid$)(?=.{1,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z]([a-z\d-]{0,61}[a-z\d])?$/i;

/** @see https://atproto.com/specs/did */
export const DID = /^(?=.{1,2048}$)did:[a-z]+:[\w.:%-]*[\w.-]$/;

/**
 * Maps what the views of a profile share, from the shortest on. The DID stands in for what is no handle.
 * @throws {NetworkError} bad-response.
 * @see https://docs.bsky.app/docs/api/app-bsky-actor-get-profile
 */
export function toAuthor(view: Wire): Author {
  const did = readText(view, 'did');
  const name = readText(view, 'handle');
  if (!DID.test(did)) throw new NetworkError('bad-response', `${did} is no DID`);
  const sound = HANDLE.test(name);
  const handle = sound ? `@${name}` : did;
  return {
    name: [{ type: 'text', text: visibleName(textOr(view.displayName) ?? '', handle) }],
    handle,
    url: PROFILES + (sound ? name : did),
    avatarUrl: isLabelled(view, DELICATE) ? undefined : safeUrl(view.avatar),
  };
}

/** @throws {NetworkError} private, bad-response. */
export function toAccount(ref: AccountRef, view: Wire): Account {
  if (isLabelled(view, HIDDEN)) throw new NetworkError('private', `${ref.id} is for signed-in visitors`);
  const bio = textOr(view.description)?.trim();
  return {
    ref,
    ...toAuthor(view),
    bannerUrl: isLabelled(view, DELICATE) ? undefined : safeUrl(view.banner),
    bio: bio ? [{ type: 'text', text: bio, profiles: PROFILES }] : [],
    fields: [],
    followers: countOr(view.followersCount),
    following: countOr(view.followsCount),
    posts: countOr(view.postsCount),
    bot: isLabelled(view, /^bot$/),
    locked: false,
  };
}
