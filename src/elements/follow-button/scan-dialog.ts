import { css, html } from 'lit';
import type { AccountRef } from '../../core/model.js';
import { networkOf, type FollowWay } from '../../core/network.js';
import type { Language } from '../../locales/translate.js';
import { define } from '../shared/define.js';
import { DialogElement } from '../shared/dialog-element.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { tokens } from '../shared/tokens.styles.js';
import { qrStyles, renderQrCode } from './qr-code.js';
import { renderPicture } from './qr-picture.js';

type ScanWay = Extract<FollowWay, { kind: 'scan' }>;

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

  way!: ScanWay;
  heading = '';

  protected override renderBody(): unknown {
    const { url, imageUrl } = this.way;
    const label = this.language.say('Scan with your phone’s camera');
    return html`
      ${imageUrl ? renderPicture(imageUrl, label, this.#onBroken) : renderQrCode(url, label)}
      <p class="quiet">${label}</p>
      <p class="quiet"><a href=${url} target="_blank" rel="noopener">${url}</a></p>
    `;
  }

  /** The link as a code is what is left. */
  readonly #onBroken = (): void => {
    this.way = { kind: 'scan', url: this.way.url };
    this.requestUpdate();
  };
}

export function open(root: Node, ref: AccountRef, way: ScanWay, language: Language): void {
  define('magpie-scan-dialog', ScanDialog);
  // Two clicks while this file was on its way are one wish.
  if (root.lastChild instanceof ScanDialog) return;
  const heading = language.say('Follow {handle}', { handle: networkOf(ref).handle(ref) });
  root.appendChild(Object.assign(document.createElement('magpie-scan-dialog'), { language, way, heading }));
}
