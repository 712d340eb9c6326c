import { textOr } from './read.js';

/**
 * To make and to delete follows, and nothing else.
 * @see https://atproto.com/specs/permission
 */
export const FOLLOW_SCOPE = 'atproto repo:app.bsky.graph.follow?action=create&action=delete';
/** For servers that know no permissions of one kind of record: all that an app password may do. */
export const WIDE_SCOPE = 'atproto transition:generic';
/** What a client has to declare before it may ask for one or the other. */
export const DECLARED_SCOPE = `${FOLLOW_SCOPE} transition:generic`;

/** The kind of record that follows somebody. */
export const FOLLOW_COLLECTION = 'app.bsky.graph.follow';

/**
 * Whether a scope, as it has come from outside, allows to make and to delete follows.
 * @see https://atproto.com/specs/permission#repo
 */
export function allowsFollows(scope: unknown): boolean {
  return (textOr(scope) ?? '').split(' ').some((permission) => {
    if (permission === 'transition:generic') return true;
    const [, resource, search] = /^repo(?::([^?]*))?(?:\?(.*))?$/.exec(permission) ?? [];
    const parameters = new URLSearchParams(search);
    const collections = resource ? [resource] : parameters.getAll('collection');
    const actions = parameters.getAll('action');
    return (
      collections.some((collection) => collection === FOLLOW_COLLECTION || collection === '*') &&
      (!actions.length || (actions.includes('create') && actions.includes('delete')))
    );
  });
}
