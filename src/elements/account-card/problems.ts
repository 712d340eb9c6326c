import { adoptStyles } from '../shared/adopt-styles.js';
import { renderConsent, renderProblem, renderStale } from '../shared/status.js';
import type { AccountCard } from './account-card.js';
import { problemsStyles } from './problems.styles.js';

/** What a card says where it has no account to show, or only an old one; most never do. */
export function problemsOf(card: AccountCard): {
  readonly renderConsent: typeof renderConsent;
  readonly renderProblem: typeof renderProblem;
  readonly renderStale: typeof renderStale;
} {
  adoptStyles(card, problemsStyles);
  return { renderConsent, renderProblem, renderStale };
}
