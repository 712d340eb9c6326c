import { html } from 'hono/html';
import { generate } from 'lean-qr';
import type { Html } from './language.js';

const css = String.raw;

/** Modules of white around a QR code that a reader needs (ISO/IEC 18004 §6.3.8). */
const QUIET_ZONE = 4;

/** A text as a QR code, for a phone. @param label What it is, for those who do not see it. */
export function qrCode(text: string, label: string): Html {
  const code = generate(text);
  const size = code.size + 2 * QUIET_ZONE;
  let squares = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.get(x, y)) squares += `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`;
    }
  }
  return html`<svg
    class="qr"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
  >
    <path d="${squares}" />
  </svg>`;
}

/** A picture of a QR code. @param path On this gateway. */
export const qrPicture = (path: string, label: string): Html =>
  html`<img class="qr" src="${path}" alt="${label}" width="208" height="208" />`;

/** To be given to `page` beside both. Black on white in the dark too: that is what cameras read. */
export const qrStyles = css`
  .qr {
    display: block;
    inline-size: min(13rem, 100%);
    block-size: auto;
    margin-inline: auto;
    border: 1px solid var(--line);
    border-radius: 0.875rem;
    background: #fff;
    forced-color-adjust: none;
  }
`;
