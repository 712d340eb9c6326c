import { NetworkError } from '../../core/errors.js';
import { htmlToRichText, withEmoji, type Emojis } from '../../core/html.js';
import type { Account, AccountRef, Author } from '../../core/model.js';
import type { Io } from '../../core/network.js';
import { countOr, objects, readText, textOr, type Wire } from '../../core/read.js';
import { safeUrl } from '../../core/url.js';
import { visibleName } from '../../core/visible-name.js';
import { originOf, pages, toHandle, type Server } from './host.js';
import { lookUp } from './lookup.js';

/** @throws {NetworkError} Any code; private where the server answers only to its own people (GoToSocial, closed servers). */
export async function loadAccount(ref: AccountRef, io: Io): Promise<Account> {
  const found = await lookUp(ref, io);
  return found.misskey ? found.misskey.loadAccount(ref, io) : toAccount(ref, found.account, found.server);
}

/** @see https://docs.joinmastodon.org/entities/Account/ */
function toAccount(ref: AccountRef, account: Wire, server: Server): Account {
  if (account.suspended === true) throw new NetworkError('not-found', `${ref.id} is suspended`);
  const emojis = toEmojis(account.emojis);
  const baseUrl = originOf(server.host);
  const author = toAuthor(account, server);
  pages.set(ref, author.url);
  return {
    ref,
    ...author,
    bannerUrl: safeUrl(account.header_static) ?? safeUrl(account.header),
    bio: htmlToRichText(textOr(account.note) ?? '', { emojis, baseUrl }),
    fields: objects(account.fields).map(({ name, value, verified_at }) => ({
      label: withEmoji(textOr(name) ?? '', emojis),
      value: htmlToRichText(textOr(value) ?? '', { emojis, baseUrl }),
      verified: typeof verified_at === 'string',
    })),
    followers: countOr(account.followers_count),
    following: countOr(account.following_count),
    posts: countOr(account.statuses_count),
    bot: account.bot === true,
    locked: account.locked === true,
  };
}

/**
 * @param server The one that tells of the account.
 * @throws {NetworkError} bad-response.
 */
export function toAuthor(account: Wire, server: Server): Author {
  const acct = readText(account, 'acct');
  const handle = toHandle(acct, server);
  return {
    name: withEmoji(visibleName(textOr(account.display_name) ?? '', handle), toEmojis(account.emojis)),
    handle,
    url: safeUrl(account.url) ?? new URL(`/@${acct}`, originOf(server.host)).href,
    // The still one: whether pictures may move is the visitor's choice, which a picture cannot ask for.
    avatarUrl: safeUrl(account.avatar_static) ?? safeUrl(account.avatar),
  };
}

/** @see https://docs.joinmastodon.org/entities/CustomEmoji/ */
export function toEmojis(list: unknown): Emojis {
  return new Map(
    objects(list).flatMap((emoji) => {
      const shortcode = textOr(emoji.shortcode);
      const url = safeUrl(emoji.url);
      return shortcode && url ? [[shortcode, { url, staticUrl: safeUrl(emoji.static_url) ?? url }]] : [];
    }),
  );
}
