import type { Network } from '../../core/network.js';
import { builtInNetworks } from '../../networks/index.js';
import { addressOf } from '../accounts/address.js';
import type { Services } from '../services.js';

/** An account that an embed shows, of whichever network; whether it is there is not known. */
export interface EmbeddedAccount {
  /** As the widget is given it. */
  readonly address: string;
  readonly network: Network;
  /** As people write it, with its `@`. */
  readonly handle: string;
  /** Where a visitor without script goes: a path of this gateway, or https. */
  readonly pageUrl: string;
  /** Whether this gateway reads it, and no other server is asked by the visitor’s browser. */
  readonly isOwn: boolean;
}

/** What the gateway reads for pages. */
const OWN: ReadonlySet<string> = new Set(['magpie', 'wechat', 'qq', 'line']);

/** Several are the widgets’ own way to write several addresses as one. */
const networks = builtInNetworks.filter(({ id }) => id !== 'several');

/**
 * Reads an address or a profile URL; a page of this gateway, `https://…/@river`, is that of its account. `undefined`: neither.
 * Asks nobody. Never throws.
 */
export function embeddedAccount(services: Pick<Services, 'config'>, text: string): EmbeddedAccount | undefined {
  const address = ownAddress(services, text) ?? text;
  for (const network of networks) {
    const ref = network.parse(address);
    if (!ref) continue;
    const isOwn = OWN.has(network.id);
    const name = network.id === 'magpie' ? ref.id : `${network.id}:${ref.id}`;
    const pageUrl = isOwn ? `/@${encodeURI(name)}` : network.profileUrl(ref, {});
    return pageUrl === undefined ? undefined : { address, network, handle: network.handle(ref), pageUrl, isOwn };
  }
  return undefined;
}

/** `https://follow.river.example/@river`: `magpie:river`; `…/@line:@river`: `line:@river`. */
function ownAddress({ config }: Pick<Services, 'config'>, text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { origin, pathname } = new URL(text);
  const [, name] = /^\/(?:@|%40)([^/]+)\/?$/i.exec(pathname) ?? [];
  if (origin !== new URL(config.publicUrl).origin || name === undefined) return undefined;
  try {
    return addressOf(decodeURIComponent(name));
  } catch {
    // A `%` that stands for nothing: no account has such a name.
    return undefined;
  }
}
