import { css, html } from 'lit';
import { generate } from 'lean-qr';

/** Modules of white around a QR code that a reader needs (ISO/IEC 18004 §6.3.8). */
const QUIET_ZONE = 4;

/** Black on white in the dark too: that is what cameras read. */
export const qrStyles = css`
  svg[role] {
    display: block;
    inline-size: min(13em, 100%);
    margin: 1em auto;
    border-radius: 0.875em;
    background: #fff;
    forced-color-adjust: none;
  }
`;

/** A text as a QR code, for a phone. @param label What it is, for those who do not see it. */
export function renderQrCode(text: string, label: string): unknown {
  const code = generate(text);
  const size = code.size + 2 * QUIET_ZONE;
  let squares = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.get(x, y)) squares += `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`;
    }
  }
  return html`<svg role="img" aria-label=${label} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
    <path d=${squares} />
  </svg>`;
}
