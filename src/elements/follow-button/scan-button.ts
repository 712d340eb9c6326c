import { html } from 'lit';
import type { AccountRef } from '../../core/model.js';
import type { FollowWay } from '../../core/network.js';
import type { Language } from '../../locales/translate.js';

type ScanWay = Extract<FollowWay, { kind: 'scan' }>;

/** The other half of a button whose account is followed by a link: the same link as a QR code, for a phone. */
export function renderScanButton(look: string, ref: AccountRef, way: ScanWay, language: Language): unknown {
  const open = async ({ currentTarget }: Event): Promise<void> => {
    const root = (currentTarget as Element).getRootNode();
    (await import('./scan-dialog.js')).open(root, ref, way, language);
  };
  return html`<button
    part="more"
    class=${look}
    aria-label=${language.say('Show QR code')}
    aria-haspopup="dialog"
    @click=${open}
  >
    <svg viewBox="0 0 16 16" width="1em" height="1em" fill="currentcolor" aria-hidden="true">
      <path
        d="M1 1h6v6H1zm2 2v2h2V3zM9 1h6v6H9zm2 2v2h2V3zM1 9h6v6H1zm2 2v2h2v-2zM9 9h3v3H9zm3 3h3v3h-3z"
        fill-rule="evenodd"
      />
    </svg>
  </button>`;
}
