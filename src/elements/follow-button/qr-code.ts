import { css, html } from 'lit';
import { qrMatrix } from './qr-matrix.js';

/** Modules of white around a QR code that a reader needs (ISO/IEC 18004 §6.3.8). */
const QUIET_ZONE = 4;

/** Black on white in the dark too: that is what cameras read. */
export const qrStyles = css`
  svg[role],
  .picture {
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
  const { side, modules } = modulesOf(text);
  const squares = modules.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join('');
  return html`<svg role="img" aria-label=${label} viewBox=${`0 0 ${side} ${side}`} shape-rendering="crispEdges">
    <path d=${squares} />
  </svg>`;
}

/** The black modules of a code, by column and row, and how many there are to a side with the white around it. */
export function modulesOf(text: string): {
  readonly side: number;
  readonly modules: readonly (readonly [number, number])[];
} {
  const matrix = qrMatrix(text);
  const modules = matrix.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [[x + QUIET_ZONE, y + QUIET_ZONE] as const] : [])),
  );
  return { side: matrix.length + 2 * QUIET_ZONE, modules };
}
