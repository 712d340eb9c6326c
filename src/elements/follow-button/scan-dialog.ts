import { css, html } from 'lit';
import type { AccountRef } from '../../core/model.js';
import { networkOf } from '../../core/network.js';
import type { Language } from '../../locales/translate.js';
import { define } from '../shared/define.js';
import { DialogElement } from '../shared/dialog-element.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { tokens } from '../shared/tokens.styles.js';
import { qrStyles, renderQrCode } from './qr-code.js';

/** Shows an address as a QR code, for a phone. */
class ScanDialog extends DialogElement {
  static override styles = [
    tokens,
    dialogStyles,
    qrStyles,
    css`
      .quiet {
        text-align: center;
        overflow-wrap: anywhere;
      }
    `,
  ];

  url = '';
  heading = '';

  protected override renderBody(): unknown {
    const label = this.language.say('Scan with your phone’s camera');
    return html`
      ${renderQrCode(this.url, label)}
      <p class="quiet">${label}</p>
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
