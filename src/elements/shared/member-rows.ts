import { html, nothing } from 'lit';
import type { Account } from '../../core/model.js';
import { networkOf, type PageSettings } from '../../core/network.js';
import type { MessageKey } from '../../locales/messages.js';
import { languageOf, type Language } from '../../locales/translate.js';
import { keyOf } from '../../stores/key.js';
import { $settings } from '../../stores/settings.js';
import type { Member } from './members.js';
import { compact } from './numbers.js';

/**
 * A row for each of several accounts: where it is, who, how many follow it, and a button that follows it alone.
 * @param accounts What is known of them; a row draws without.
 */
export function renderMemberRows(
  members: readonly Member[],
  { tag }: Language,
  accounts: readonly Account[] = [],
): unknown {
  const known = new Map(accounts.map((account) => [keyOf(account.ref), account]));
  return html`<ul role="list" lang=${tag}>
    ${members.map((member) => renderRow(member, tag, known.get(keyOf(member.ref))))}
  </ul>`;
}

function renderRow({ address, ref }: Member, tag: string, account: Account | undefined): unknown {
  const network = networkOf(ref);
  // Its table is there: the rows are drawn in a language that is spoken already.
  const { say } = languageOf(tag, network) as Language;
  const followers = account?.followers;
  return html`<li part="row">
    <span part="row-mark" class="mark" aria-hidden="true"
      >${network.mark && html`<svg viewBox="0 0 16 16" fill="currentcolor"><path d=${network.mark} /></svg>`}</span
    >
    <div class="text">
      <a
        part="row-name"
        class="who"
        href=${account?.url ?? network.profileUrl(ref, $settings.get() as PageSettings)}
        target="_blank"
        rel="noopener"
        ><span class="network">${say(network.label as MessageKey)} <span class="dot" aria-hidden="true">· </span></span
        ><bdi>${account?.handle ?? network.handle(ref)}</bdi></a
      >
      ${
        followers === undefined
          ? nothing
          : html`<span part="row-count" class="count"
              >${compact(followers, tag)} <span class="unseen">${say('follower|followers', {}, followers)}</span></span
            >`
      }
    </div>
    <magpie-follow-button
      exportparts="button:follow-button,more:follow-more,note,dialog"
      account=${address}
      lang=${tag}
      size="small"
      variant="outline"
    ></magpie-follow-button>
  </li>`;
}
