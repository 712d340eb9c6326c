import { NetworkError } from '../../core/errors.js';
import type { Account, AccountRef, Author, ProfileField } from '../../core/model.js';
import { countOr, readList, readObject, readText } from '../../core/read.js';
import { readRichText } from '../../core/read-rich-text.js';
import { safeUrl } from '../../core/url.js';
import { visibleName } from '../../core/visible-name.js';
import { addressOf } from './gateway.js';
import { toProblemError } from './problem.js';
import type { Unread } from './unread.js';

/**
 * Reads what an answer says of the account that was asked for at this place of the list.
 * @throws {NetworkError} Why there is no such account; bad-response.
 */
export function readEntry(ref: AccountRef, value: unknown): Account {
  const { address, account, problem }: Unread<'AccountEntry'> = readObject(value, 'entry');
  if (address !== addressOf(ref)) throw new NetworkError('bad-response', `Not the entry of ${addressOf(ref)}`);
  if (problem) throw toProblemError(problem);
  return readAccount(ref, account);
}

function readAccount(ref: AccountRef, value: unknown): Account {
  const { bannerUrl, bio, fields, followers, following, posts }: Unread<'Account'> = readObject(value, 'account');
  return {
    ref,
    ...readAuthor(value),
    bannerUrl: safeUrl(bannerUrl),
    bio: readRichText(bio, 'bio'),
    fields: readList(fields, 'fields').map(readField),
    followers: countOr(followers),
    following: countOr(following),
    posts: countOr(posts),
    bot: false,
    locked: false,
  };
}

function readField(value: unknown): ProfileField {
  const field = readObject(value, 'field');
  return {
    label: [{ type: 'text', text: readText(field, 'label') }],
    value: readRichText(field.value, 'value'),
    verified: field.verified === true,
  };
}

/**
 * Reads what accounts and authors of posts share.
 * @throws {NetworkError} bad-response.
 */
export function readAuthor(value: unknown): Author {
  const author = readObject(value, 'author');
  const handle = readText(author, 'handle');
  const url = safeUrl(readText(author, 'url'));
  if (!url) throw new NetworkError('bad-response', `${handle} has no page`);
  return {
    name: [{ type: 'text', text: visibleName(readText(author, 'name'), handle) }],
    handle,
    url,
    avatarUrl: safeUrl(author.avatarUrl),
  };
}
