import { objects, textOr, type Wire } from '../../core/read.js';

/**
 * What visitors without a sign-in must not see.
 * @see https://docs.bsky.app/docs/advanced-guides/moderation#global-label-values
 */
export const HIDDEN = /^!(hide|no-unauthenticated)$/;

/**
 * Visitors without a sign-in must not see the media, not behind a click either: they are left out, the words are shown.
 * Nudity that is not sexual (`nudity`) is shown by default.
 */
export const ADULT = /^(porn|sexual|graphic-media)$/;

/** What is to be read only after a warning, media or not. */
export const WARNED = /^!warn$/;

/** Both of them: leaves out an avatar, a banner or a list's picture, which have no room for a warning. */
export const DELICATE = /^(!warn|porn|sexual|graphic-media)$/;

/** Whether what was labelled carries such a label now: neither taken back nor expired. */
export function isLabelled({ labels }: Wire, pattern: RegExp): boolean {
  return objects(labels).some(
    ({ val, neg, exp }) => pattern.test(textOr(val) ?? '') && !neg && !(Date.parse(textOr(exp) ?? '') <= Date.now()),
  );
}
