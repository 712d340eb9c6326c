import { objects, type Wire } from '../../core/read.js';

/**
 * What visitors without a sign-in must not see.
 * @see https://docs.bsky.app/docs/advanced-guides/moderation#global-label-values
 */
export const HIDDEN = /^!(hide|no-unauthenticated)$/;

/** What lies behind a click. Nudity that is not sexual (`nudity`) is shown by default. */
export const DELICATE = /^(!warn|porn|sexual|graphic-media)$/;

/** What is to be read only after a warning, media or not. */
export const WARNED = /^!warn$/;

/** Whether what was labelled carries such a label now: neither taken back nor expired. */
export function isLabelled({ labels }: Wire, pattern: RegExp): boolean {
  return objects(labels).some(
    ({ val, neg, exp }) => pattern.test(String(val)) && !neg && !(Date.parse(String(exp)) <= Date.now()),
  );
}
