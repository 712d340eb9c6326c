import type { HandOver } from '../../core/following.js';
import { countOr, fieldsOf, textOr } from '../../core/read.js';
import { safeUrl } from '../../core/url.js';

/** What a QR code can hold at most, in bytes, with some to spare (ISO/IEC 18004, version 40-L: 2,953). */
const MAX_CODE_BYTES = 2_900;

/** What can be drawn of every attempt. */
type SoundTicket = Pick<HandOver, 'approveUrl' | 'qrText' | 'expiresAt'>;

/** What can be drawn of an attempt that comes from storage, where others may have written it. */
export function soundTicket(ticket: HandOver): SoundTicket {
  const { approveUrl, qrText, expiresAt } = fieldsOf(ticket);
  const text = textOr(qrText) ?? '';
  return {
    approveUrl: safeUrl(approveUrl),
    qrText: new TextEncoder().encode(text).length <= MAX_CODE_BYTES ? text || undefined : undefined,
    expiresAt: countOr(expiresAt) ?? 0,
  };
}
