import type { components } from '../../core/gateway-api.js';
import { findAccounts } from '../accounts/account-store.js';
import { connectedAccountOf } from '../accounts/connected-accounts.js';
import { ProblemError } from '../http/problem.js';
import { nameOf } from '../pages/account-figure.js';
import type { Services } from '../services.js';
import { isEmbedName, type EmbedName } from './embed-options.js';
import { embedPath, readEmbed, type Embed } from './embed.js';
import { embeddedAccount, type EmbeddedAccount } from './embedded-account.js';

/** The answer of an oEmbed provider, of type “rich”. */
export type OEmbed = components['schemas']['OEmbed'];

/** CSS pixels; `undefined`: as it likes. */
export interface OEmbedSize {
  readonly maxWidth: number | undefined;
  readonly maxHeight: number | undefined;
}

/** How long others may show what they have read, in seconds: a day. */
const CACHE_SECONDS = 86_400;

/** What each widget takes where nobody says otherwise, in CSS pixels. */
const WIDTHS: Readonly<Record<EmbedName, number>> = { 'follow-button': 320, 'account-card': 400, 'post-feed': 480 };

/** A card’s banner is a third of its width; what stands below it takes more lines where it is narrow. See its styles. */
const HEIGHTS: Readonly<Record<EmbedName, (width: number) => number>> = {
  'follow-button': () => 56,
  'account-card': (width) => Math.ceil((width - 8) / 3 + (width > 456 ? 222 : 250) + 10),
  'post-feed': () => 640,
};

/**
 * Describes how the page at an address is embedded: an embed as it is, the page of an account as a card.
 * @throws {ProblemError} not-found: nothing that could be shown.
 * @see https://oembed.com/
 */
export async function oembedOf(services: Services, url: string, { maxWidth, maxHeight }: OEmbedSize): Promise<OEmbed> {
  const embed = embedOf(services, url);
  const names = await Promise.all((embed?.accounts ?? []).map((account) => nameOfAccount(services, account)));
  if (!embed || names.includes(undefined)) {
    throw new ProblemError(
      'not-found',
      'Nothing can be embedded from there. Expected: the address of an account’s page, of a profile, or of an embed of this gateway.',
    );
  }
  const { publicUrl, name } = services.config;
  const width = Math.min(WIDTHS[embed.name], maxWidth ?? Infinity);
  const height = Math.min(HEIGHTS[embed.name](width), maxHeight ?? Infinity);
  const title = names.join(', ');
  return {
    version: '1.0',
    type: 'rich',
    title,
    author_name: names[0] ?? title,
    author_url: new URL(embed.accounts[0].pageUrl, publicUrl).href,
    provider_name: name,
    provider_url: publicUrl,
    cache_age: CACHE_SECONDS,
    width,
    height,
    html: frameOf(publicUrl + embedPath(embed), { title, width, height }),
  };
}

function embedOf(services: Services, url: string): Embed | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, origin, pathname, searchParams } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const name = /^\/embed\/([^/]+)$/.exec(pathname)?.[1] ?? '';
  if (origin === new URL(services.config.publicUrl).origin && isEmbedName(name)) {
    const embed = readEmbed(services, name, searchParams);
    return 'problems' in embed ? undefined : embed;
  }
  const account = embeddedAccount(services, url);
  return (
    account && {
      name: 'account-card',
      accounts: [account],
      attributes: [],
      lang: undefined,
      scheme: undefined,
      accent: undefined,
    }
  );
}

/** As people know it. `undefined`: the gateway would read it, and there is none. Other servers are not asked. */
async function nameOfAccount(
  services: Services,
  { address, network, handle, isOwn }: EmbeddedAccount,
): Promise<string | undefined> {
  if (!isOwn) return network.loadAccounts && network.id !== 'feed' ? `${handle} · ${network.label}` : handle;
  if (network.id !== 'magpie') return connectedAccountOf(services, address)?.account.name;
  const row = (await findAccounts(services, [address])).get(address);
  return row && nameOf(row);
}

function frameOf(src: string, { title, width, height }: Pick<OEmbed, 'title' | 'width' | 'height'>): string {
  return `<iframe src="${escaped(src)}" title="${escaped(title)}" width="${width}" height="${height}" loading="lazy" frameborder="0"></iframe>`;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)!};`);
