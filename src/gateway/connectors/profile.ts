import { countOr } from '../../core/read.js';
import { visibleName } from '../../core/visible-name.js';
import { plainToWire } from '../posts/wire-text.js';
import type { ArticleConfig } from './articles.js';
import type { Account } from './connector.js';
import type { ConnectorIo } from './connector-io.js';
import { ownUrl, pictureUrl } from './own-url.js';

/** What an operator says of an account; what the platform tells goes before it where both do. */
export interface ProfileConfig {
  /** What comes after the network in its address: `river`, `@river`. */
  readonly id: string;
  readonly name?: string | undefined;
  /** As people write it. @default `@` and the id */
  readonly handle?: string | undefined;
  /** Where visitors go who cannot follow here: the brand's own page about the account. https. */
  readonly url?: string | undefined;
  /** Plain text; https addresses become links. */
  readonly description?: string | undefined;
  /** Square picture; https. */
  readonly avatarUrl?: string | undefined;
  /** Wide picture; https. */
  readonly bannerUrl?: string | undefined;
  /** Lines of the profile, such as “Website”; the value is plain text, https addresses become links. */
  readonly fields?: readonly { readonly label: string; readonly value: string }[] | undefined;
  /** Shown where the platform tells no number. */
  readonly followers?: number | undefined;
  /** RSS, Atom or JSON Feed on the public internet, https: its items are shown where the platform gives no articles. */
  readonly feedUrl?: string | undefined;
  /** Shown where neither the platform nor the feed gives any. */
  readonly articles?: readonly ArticleConfig[] | undefined;
}

/** What a platform tells of an account. */
export interface LiveProfile {
  readonly name?: string | undefined;
  readonly handle?: string | undefined;
  readonly avatarUrl?: string | undefined;
  readonly followers?: number | undefined;
}

/** As people write it, where only the configuration can say so. */
export const handleOf = ({ id, handle }: Pick<ProfileConfig, 'id' | 'handle'>): string =>
  handle ?? `@${id.replace(/^@/, '')}`;

/** @param url The account's page where the configuration names none. */
export function toAccount(
  address: string,
  profile: ProfileConfig,
  live: LiveProfile,
  url: string,
  { imageUrl }: Pick<ConnectorIo, 'imageUrl'>,
): Account {
  const handle = profile.handle ?? live.handle ?? handleOf(profile);
  const avatarUrl = pictureUrl(profile.avatarUrl, imageUrl) ?? pictureUrl(live.avatarUrl, imageUrl);
  const bannerUrl = pictureUrl(profile.bannerUrl, imageUrl);
  const followers = countOr(live.followers) ?? profile.followers;
  return {
    address,
    name: visibleName(profile.name ?? live.name ?? '', handle),
    handle,
    url: ownUrl(profile.url) ?? url,
    ...(avatarUrl === undefined ? {} : { avatarUrl }),
    ...(bannerUrl === undefined ? {} : { bannerUrl }),
    bio: plainToWire(profile.description ?? ''),
    fields: (profile.fields ?? []).map(({ label, value }) => ({
      label,
      value: plainToWire(value),
      verified: false,
    })),
    ...(followers === undefined ? {} : { followers }),
  };
}
