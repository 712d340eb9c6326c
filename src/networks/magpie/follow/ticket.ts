import { NetworkError, type NetworkErrorCode } from '../../../core/errors.js';
import type { FollowProgress, FollowTicket, HandOver } from '../../../core/following.js';
import { countOr, readObject, readText, textOr } from '../../../core/read.js';
import { safeUrl } from '../../../core/url.js';
import { toProblemError } from '../problem.js';
import type { Unread } from '../unread.js';

/** What a ticket keeps for itself. `secret` lets its holder read how the attempt stands, and nothing else. */
export interface TicketData {
  readonly id: string;
  readonly secret: string;
  /** Between two questions, where events do not get through. */
  readonly intervalSeconds: number;
}

/**
 * Reads what the gateway says to an attempt that has begun.
 * @returns A hand-over where nobody will tell the gateway how it ends.
 * @throws {NetworkError} bad-response.
 */
export async function readTicket(
  value: unknown,
): Promise<{ readonly ticket: FollowTicket } | { readonly handOver: HandOver }> {
  const wire = readObject(value, 'ticket');
  const { approveUrl, confirmedBy, expiresInSeconds, intervalSeconds, links, qrImageUrl, qrText }: Unread<'Ticket'> =
    wire;
  const picture = safeUrl(qrImageUrl);
  // Apart, because accounts of the gateway's own have none.
  const ways = links ? (await import('../../../core/follow-links.js')).readFollowLinks(links) : [];
  const shown: HandOver = {
    approveUrl: safeUrl(approveUrl),
    qrText: textOr(qrText),
    ...(picture && { qrImageUrl: picture }),
    ...(ways.length && { links: ways }),
    expiresAt: toExpiry(expiresInSeconds),
  };
  if (confirmedBy === 'nobody') return { handOver: shown };
  if (!shown.approveUrl && confirmedBy !== 'webhook') {
    throw new NetworkError('bad-response', 'approveUrl is no https address');
  }
  const data: TicketData = {
    id: readText(wire, 'id'),
    secret: readText(wire, 'secret'),
    intervalSeconds: countOr(intervalSeconds) || 5,
  };
  return { ticket: { ...shown, data: { ...data } } };
}

/** Checks what comes back from storage. @throws {NetworkError} bad-response. */
export function readTicketData(value: unknown): TicketData {
  const data = readObject(value, 'ticket');
  const intervalSeconds = countOr(data.intervalSeconds) || 5;
  return { id: readText(data, 'id'), secret: readText(data, 'secret'), intervalSeconds };
}

/** @throws {NetworkError} bad-response. */
export function readStatus(value: unknown): FollowProgress {
  const { state, code, expiresInSeconds }: Unread<'TicketStatus'> = readObject(value, 'status');
  switch (state) {
    case 'pending':
    case 'scanned':
      return { state, expiresAt: toExpiry(expiresInSeconds) };
    case 'following':
    case 'requested':
    case 'not-following':
    case 'expired':
      return { state };
    case 'failed':
      return { state, code: toFailure(code) };
    case 'declined':
      return { state, reason: code === 'follow-limit' ? code : 'denied' };
    default:
      throw new NetworkError('bad-response', 'The attempt is in no known state');
  }
}

/** A gateway names what went wrong as pages do, or as its other answers. */
function toFailure(code: unknown): NetworkErrorCode {
  const isOurs = /^(not-found|private|rate-limited|unreachable|timeout)$/.test(textOr(code) ?? '');
  return isOurs ? (code as NetworkErrorCode) : toProblemError({ code }).code;
}

/** @param seconds From now. @returns Milliseconds since 1970, by this device's clock. */
function toExpiry(seconds: unknown): number {
  return Date.now() + (countOr(seconds) ?? 0) * 1000;
}
