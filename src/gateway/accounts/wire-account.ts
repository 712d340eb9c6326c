import type { components } from '../../core/gateway-api.js';
import { pictureUrl } from '../pictures/picture-url.js';
import { plainToWire } from '../posts/wire-text.js';
import type { Services } from '../services.js';
import type { AccountRow } from './account-store.js';
import { addressOf } from './address.js';

type Account = components['schemas']['Account'];
type Author = components['schemas']['Author'];

/** An account's page on the gateway; that of a post is below it. */
export const profileUrl = ({ config }: Pick<Services, 'config'>, { username }: AccountRow): string =>
  `${config.publicUrl}/@${username}`;

/** An account as everybody may see it. @param posts How many of its posts are public. */
export function toWireAccount(services: Services, row: AccountRow, posts: number): Account {
  return {
    address: addressOf(row.username),
    ...authorOf(services, row),
    ...(row.banner_id === null ? {} : { bannerUrl: pictureUrl(services, row.banner_id, 'full') }),
    bio: plainToWire(row.bio),
    fields: toFields(row),
    followers: row.followers,
    posts,
  };
}

/** Who wrote a post. */
export function authorOf(services: Services, row: AccountRow): Author {
  return {
    name: row.name,
    handle: `@${row.username}`,
    url: profileUrl(services, row),
    ...(row.avatar_id === null ? {} : { avatarUrl: pictureUrl(services, row.avatar_id, 'preview') }),
  };
}

function toFields({ website, fields }: AccountRow): Account['fields'] {
  const drafts = JSON.parse(fields) as NonNullable<components['schemas']['AccountDraft']['fields']>;
  return [
    ...(website === null ? [] : [toWebsite(website)]),
    ...drafts.map(({ label, value }) => ({ label, value: plainToWire(value), verified: false })),
  ];
}

/** People read a website without its scheme. */
function toWebsite(url: string): Account['fields'][number] {
  const text = url.replace(/^https:\/\/|\/$/g, '');
  return { label: 'Website', value: [{ type: 'link', text, url }], verified: false };
}
