import { css, html } from 'lit';
import { generate } from 'lean-qr';
import type { AccountRef } from '../../core/model.js';
import { networkOf } from '../../core/network.js';
import type { Language } from '../../locales/translate.js';
import { define } from '../shared/define.js';
import { DialogElement } from '../shared/dialog-element.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { tokens } from '../shared/tokens.styles.js';

/** Modules of white around a QR code that a reader needs (ISO/IEC 18004 §6.3.8). */
const QUIET_ZONE = 4;

/** Shows an address as a QR code, for a phone. */
class ScanDialog extends DialogElement {
  static override styles = [
    tokens,
    dialogStyles,
    css`
      svg[role] {
        display: block;
        inline-size: min(13em, 100%);
        margin: 1em auto;
        border-radius: 0.875em;
        background: #fff;
        forced-color-adjust: none;
      }
      .quiet {
        text-align: center;
        overflow-wrap: anywhere;
      }
    `,
  ];

  url = '';
  heading = '';

  protected override renderBody(): unknown {
    const { say } = this.language;
    const code = generate(this.url);
    const size = code.size + 2 * QUIET_ZONE;
    let squares = '';
    for (let y = 0; y < code.size; y++) {
      for (let x = 0; x < code.size; x++) {
        if (code.get(x, y)) squares += `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`;
      }
    }
    return html`
      <svg
        role="img"
        aria-label=${say('Scan with your phone’s camera')}
        viewBox="0 0 ${size} ${size}"
        shape-rendering="crispEdges"
      >
        <path d=${squares} />
      </svg>
      <p class="quiet">${say('Scan with your phone’s camera')}</p>
      <p class="quiet"><a href=${this.url} target="_blank" rel="noopener">${this.url}</a></p>
    `;
  }
}

export function open(root: Node, ref: AccountRef, url: string, language: Language): void {
  define('magpie-scan-dialog', ScanDialog);
  // Two clicks while this file was on its way are one wish.
  if (root.lastChild instanceof ScanDialog) return;
  const heading = language.say('Follow {handle}', { handle: networkOf(ref).handle(ref) });
  root.appendChild(Object.assign(document.createElement('magpie-scan-dialog'), { language, url, heading }));
}
