import { css } from 'lit';
import type { AccountRef } from '../../core/model.js';
import { networkOf } from '../../core/network.js';
import { plainText } from '../../core/rich-text.js';
import { languageOf, type Language } from '../../locales/translate.js';
import { $account } from '../../stores/account.js';
import { mayContact } from '../../stores/consent.js';
import { define } from '../shared/define.js';
import { DialogElement } from '../shared/dialog-element.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { renderMemberRows } from '../shared/member-rows.js';
import { memberRowsStyles } from '../shared/member-rows.styles.js';
import { membersOf, type Member } from '../shared/members.js';
import { tokens } from '../shared/tokens.styles.js';
import type { Choice } from './choice.js';

/** Shows several accounts, each with a button that follows it alone and shows how the visitor stands to it. */
class ChoiceDialog extends DialogElement {
  static override styles = [
    tokens,
    dialogStyles,
    memberRowsStyles,
    css`
      ul {
        margin-block: 0.75em -0.5em;
      }
      li {
        block-size: 3.5em;
      }
      .network {
        display: block;
      }
      bdi {
        color: var(--_quiet);
      }
      .dot {
        display: none;
      }
    `,
  ];

  members!: readonly Member[];
  heading = '';

  protected override renderBody(): unknown {
    return renderMemberRows(this.members, this.language);
  }
}

export function open({ button, ref, whole, language: { tag } }: Choice): void {
  define('magpie-choice-dialog', ChoiceDialog);
  const root = button.renderRoot;
  // Two clicks while this file was on its way are one wish.
  if (root.lastChild instanceof ChoiceDialog) return;
  // All of them are spoken of in no network's own words.
  const language = languageOf(tag) as Language;
  const heading = language.say('Follow {handle}', { handle: brandOf(whole) ?? networkOf(ref).handle(ref) });
  const members = membersOf(button.account, whole);
  root.appendChild(Object.assign(document.createElement('magpie-choice-dialog'), { language, heading, members }));
}

/** Their common name, where the page has loaded it already. */
function brandOf(whole: AccountRef): string | undefined {
  const remote = networkOf(whole).loadAccounts && mayContact(whole) ? $account(whole).get() : undefined;
  return remote?.state === 'ready' ? plainText(remote.value.name) : undefined;
}
