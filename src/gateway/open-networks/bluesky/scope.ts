import type { BlueskyIo } from './bluesky-io.js';
import { FOLLOW_SCOPE, WIDE_SCOPE } from './client.js';

/** The kind of record that follows somebody. */
export const COLLECTION = 'app.bsky.graph.follow';

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

/**
 * Whether a scope allows to make and to delete follows.
 * @see https://atproto.com/specs/permission#repo
 */
export function allowsFollows(scope: string): boolean {
  return scope.split(' ').some((permission) => {
    if (permission === 'transition:generic') return true;
    const [, resource, search] = /^repo(?::([^?]*))?(?:\?(.*))?$/.exec(permission) ?? [];
    const parameters = new URLSearchParams(search);
    const collections = resource ? [resource] : parameters.getAll('collection');
    const actions = parameters.getAll('action');
    return (
      collections.some((collection) => collection === COLLECTION || collection === '*') &&
      (actions.length === 0 || (actions.includes('create') && actions.includes('delete')))
    );
  });
}
