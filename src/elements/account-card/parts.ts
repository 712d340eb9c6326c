import { css, html, nothing } from 'lit';
import type { Account, AccountRef } from '../../core/model.js';
import type { Language } from '../../locales/translate.js';
import { adoptStyles } from '../shared/adopt-styles.js';
import { renderMemberRows } from '../shared/member-rows.js';
import { memberRowsStyles } from '../shared/member-rows.styles.js';
import { membersOf } from '../shared/members.js';
import { compact } from '../shared/numbers.js';
import { sumWords } from '../shared/sum.js';
import type { AccountCard } from './account-card.js';

const partsStyles = css`
  /* The mark is what is left of the network's name; screen readers have it whole. */
  @container (inline-size <= 14em) {
    .network {
      position: absolute;
      clip-path: inset(50%);
    }
  }
`;

/** The accounts that a card of several is made of, a row for each; they can be followed before anything is loaded. */
export function renderParts(card: AccountCard, ref: AccountRef, language: Language, account?: Account): unknown {
  adoptStyles(card, memberRowsStyles, partsStyles);
  return renderMemberRows(membersOf(card.account, ref), language, account?.parts);
}

/** How many follow on all networks together. */
export function renderSum(account: Account, { say, tag }: Language): unknown {
  const { followers } = account;
  if (followers === undefined) return nothing;
  return html`<span><b>${compact(followers, tag)}</b> ${say(...sumWords(account), followers)}</span>`;
}
