import type { AccountRef } from '../../core/model.js';
import type { FollowWay, Markup, Network, PageSettings } from '../../core/network.js';
import { fromGateway } from '../magpie/from-gateway.js';
import { addressOf, pageOf } from '../magpie/gateway.js';
import { friendWords, wordsOf } from './words.js';
import { slottedLink } from './slotted-link.js';

type ScanWay = Extract<FollowWay, { kind: 'scan' }>;
type TicketWay = Extract<FollowWay, { kind: 'ticket' }>;

/** What one platform has of its own. */
interface Platform extends Pick<Network, 'id' | 'label' | 'mark' | 'speak'> {
  /** Reads the id of an account from an address or a profile URL. */
  readonly idOf: (address: string) => string | undefined;
  /** How its accounts are followed by way of a gateway. */
  readonly ticket: Omit<TicketWay, 'kind' | 'url'>;
  /** How they are followed without one, as a link and a QR code. */
  readonly scan: (ref: AccountRef, markup: Markup) => Omit<ScanWay, 'kind'> | undefined;
}

/**
 * Official accounts of a platform that lets no browser ask it: the page's gateway does. Without one, a button is still a link
 * and a QR code; cards and feeds, for which that is not enough, leave what the author has written.
 */
function official({ idOf, ticket, scan, ...platform }: Platform): Network {
  const waysTo = (ref: AccountRef, settings: PageSettings, markup?: Markup): readonly FollowWay[] => {
    if (!settings['gateway'] && markup) {
      const way = scan(ref, markup);
      return way ? [{ kind: 'scan', ...way }] : [];
    }
    const url = pageOf(addressOf(ref), settings);
    return url ? [{ kind: 'ticket', url, ...ticket }] : [];
  };
  return {
    ...fromGateway,
    ...platform,
    parse(address) {
      const id = idOf(address);
      return id ? { network: platform.id, host: '', id } : undefined;
    },
    handle: ({ id }) => `@${id.replace(/^@/, '')}`,
    profileUrl: (ref, settings, markup) => waysTo(ref, settings, markup)[0]?.url,
    ways: waysTo,
  };
}

/** WeChat Official Accounts (微信公众号), by WeChat ID. No page of theirs opens outside of WeChat. */
export const wechat = official({
  id: 'wechat',
  label: 'WeChat',
  // Two speech bubbles, one in front of the other.
  mark: 'M3 1h6.5a2 2 0 0 1 2 2v2H8a3 3 0 0 0-3 3v1.6l-2.5 1.9V9.4A2 2 0 0 1 1 7.5V3a2 2 0 0 1 2-2zm5 5h5a2 2 0 0 1 2 2v3.5a2 2 0 0 1-1.5 1.9v2.1l-2.5-2H8a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2z',
  speak: wordsOf('WeChat', 'the WeChat app'),
  idOf: (address) => /^wechat:([\w-]{1,64})$/.exec(address)?.[1],
  ticket: { byApp: true, endsElsewhere: true },
  scan: (_, markup) => slottedLink(markup),
});

/** QQ public accounts (QQ公众号). Their platform has no API for them: the gateway signs in with QQ, or shows the way. */
export const qq = official({
  id: 'qq',
  label: 'QQ',
  // A round speech bubble, hollow.
  mark: 'M8 1a7 7 0 1 0 3.9 12.8L15 15l-1.2-3.1A7 7 0 0 0 8 1zm0 3.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z',
  speak: wordsOf('QQ', 'the QQ app'),
  idOf: (address) => /^qq:([\w-]{1,64})$/.exec(address)?.[1],
  ticket: {},
  scan: (_, markup) => slottedLink(markup),
});

/** @see https://developers.line.biz/en/docs/line-login/using-line-url-scheme/ */
const LINE_PAGES = 'https://line.me/R/ti/p/';
const LINE_ADDRESS = /^(?:line:@|https:\/\/line\.me\/R\/ti\/p\/(?:@|%40))([a-z\d._-]{1,30})$/i;

/** LINE Official Accounts, by basic or premium ID with its `@`, or by the link that adds them as a friend. */
export const line = official({
  id: 'line',
  label: 'LINE',
  // A speech bubble.
  mark: 'M8 2c4 0 7 2.4 7 5.5S12 13 8 13l-1.5-.1L3 15l.4-3.3C1.9 10.7 1 9.2 1 7.5 1 4.4 4 2 8 2z',
  speak: wordsOf('LINE', 'the LINE app', friendWords),
  idOf(address) {
    const name = LINE_ADDRESS.exec(address)?.[1];
    return name && `@${name.toLowerCase()}`;
  },
  ticket: { endsElsewhere: true },
  scan: ({ id }, markup) => ({
    url: LINE_PAGES + encodeURIComponent(id),
    imageUrl: slottedLink(markup)?.imageUrl,
  }),
});
