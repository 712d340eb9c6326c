import { FOLLOW_SCOPE, WIDE_SCOPE } from '../../../core/bluesky-follow.js';
import type { BlueskyIo } from './bluesky-io.js';

/** Servers learn: after a month the narrow scope is tried again. */
const REMEMBERED_MS = 30 * 86_400_000;

const keyFor = (issuer: string): string => `bluesky:wide:${issuer}`;

/** What to ask a server for: as little as it knows to give. */
export async function scopeFor(issuer: string, { vault }: BlueskyIo): Promise<string> {
  return (await vault.get(keyFor(issuer))) === undefined ? FOLLOW_SCOPE : WIDE_SCOPE;
}

/** A server does not know the narrow scope: from now on it is asked for the wide one. */
export function rememberWide(issuer: string, { vault, now }: BlueskyIo): Promise<void> {
  return vault.set(keyFor(issuer), 'yes', now() + REMEMBERED_MS);
}
