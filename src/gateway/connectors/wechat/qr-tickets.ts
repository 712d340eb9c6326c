import { countOr, textOr, type Wire } from '../../../core/read.js';
import { ConnectorError } from '../connector-error.js';
import type { ConnectorIo } from '../connector-io.js';
import type { PresentedTicket } from '../connector.js';
import type { Keeping, SharedCache } from '../shared-cache.js';
import type { Troubles } from '../troubles.js';
import { CHINA, dayIn, msToMidnight } from '../zone-day.js';
import { sceneOf } from './scene.js';
import type { WechatApi } from './wechat-api.js';

/** A QR code that WeChat tells of when it is scanned. */
export interface TicketQr {
  /** What the code says; to be drawn, not to be opened. */
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** WeChat makes 100,000 a day; the rest is for what else the operator does. */
const QR_A_DAY = 60_000;
/** Somebody waits for it, with a page that shows nothing yet. */
const TIMEOUT_MS = 4_000;
const LEAST_SECONDS = 60;
/** 30 days. */
const MOST_SECONDS = 2_592_000;

/**
 * Makes the QR code of a ticket, once for each.
 * @param address Of the account.
 * @see https://developers.weixin.qq.com/doc/service/api/qrcode/qrcodes/api_createqrcode.html
 */
export function qrTickets(
  address: string,
  api: WechatApi,
  { store, now }: ConnectorIo,
  { cache, troubles }: { readonly cache: SharedCache; readonly troubles: Troubles },
): (ticket: PresentedTicket) => Promise<TicketQr> {
  async function create({ id, expiresAt }: PresentedTicket): Promise<TicketQr> {
    const asked = Math.min(Math.max(Math.ceil((expiresAt - now()) / 1_000), LEAST_SECONDS), MOST_SECONDS);
    await spend();
    const at = now();
    const scene = { scene_str: sceneOf(id) };
    const body = { expire_seconds: asked, action_name: 'QR_STR_SCENE', action_info: { scene } };
    const { text, seconds } = await api.call('qrcode/create', readQr, body, TIMEOUT_MS);
    return { text, expiresAt: Math.min(expiresAt, at + (seconds || asked) * 1_000) };
  }

  /** Visitors can make tickets, so they could use up what the operator has. */
  async function spend(): Promise<void> {
    const leftMs = msToMidnight(CHINA, now());
    await troubles.check('qrcode/create');
    if ((await store.count(`wechat-qr:${address}:${dayIn(CHINA, now())}`, leftMs)) <= QR_A_DAY) return;
    const text = `The gateway has made ${QR_A_DAY.toLocaleString('en')} QR codes today, and leaves WeChat’s remaining ones of this day to your other programs. See whether somebody makes tickets in bulk.`;
    throw await troubles.raise('qrcode/create', new ConnectorError('rate-limited', text), leftMs);
  }

  return (ticket) => cache.obtain(`wechat-qr:${address}:${ticket.id}`, keepingUntilEnd(now), () => create(ticket));
}

/** To the end of the code, in spite of the tenth that is taken off. */
const keepingUntilEnd = (now: () => number): Keeping<TicketQr> => ({
  freshMs: ({ expiresAt }) => (expiresAt - now()) / 0.9,
  staleMs: 0,
});

/** @returns With 0 seconds where they are not told: it has answered so for codes that lasted as long as asked. */
function readQr(answer: Wire): { readonly text: string; readonly seconds: number } {
  const text = textOr(answer['url']) ?? '';
  if (text.length > 512 || !/^https?:\/\/[^\s]+$/.test(text)) {
    throw new ConnectorError('bad-response', 'WeChat (qrcode/create) answered without an address.');
  }
  return { text, seconds: countOr(answer['expire_seconds']) ?? 0 };
}
