import { html } from 'lit';
import type { AccountRef } from '../../core/model.js';
import { networkOf, type FollowWay } from '../../core/network.js';
import { languageOf, type Language } from '../../locales/translate.js';
import { $account } from '../../stores/account.js';
import { $follows, followOf } from '../../stores/follows.js';
import { compact } from '../shared/numbers.js';
import { sumWords } from '../shared/sum.js';
import type { FollowButton } from './follow-button.js';
import { surroundingsOf } from './surroundings.js';
import type { More } from './ways.js';

/** A button of several accounts: what a click follows, and what there is to choose from. */
export interface Choice {
  readonly button: FollowButton;
  /** The one that a click follows. */
  readonly ref: AccountRef;
  /** All of them, as one. */
  readonly whole: AccountRef;
  readonly language: Language;
}

/** Of several accounts, the one that was followed last on this page. */
const lastFollowed = new WeakMap<readonly AccountRef[], AccountRef>();

/**
 * Of several accounts, the one that the visitor likeliest follows: one that is followed already, or was until a moment ago;
 * then, of the network in whose app's browser the page stands; then, of a network that the visitor has followed on before;
 * then the first.
 * @param refs At least one.
 * @param browser What the page stands in.
 */
export function likeliest(
  refs: readonly AccountRef[],
  browser: Parameters<typeof surroundingsOf>[0] = navigator,
): AccountRef {
  const followed = refs.find((ref) => Object.keys(followOf(ref) ?? {}).length);
  // What is taken back can be done again, in the same place.
  if (followed) lastFollowed.set(refs, followed);
  const { app } = surroundingsOf(browser);
  const keys = Object.keys($follows.get() ?? {});
  return (
    lastFollowed.get(refs) ??
    refs.find(({ network }) => network === app) ??
    refs.find(({ network }) => keys.some((key) => key.startsWith(`${network}:`))) ??
    refs[0]!
  );
}

/** Draws what the button has besides its link: what the account at hand has, and the other half. */
export function draw(
  button: FollowButton,
  ref: AccountRef,
  way: FollowWay,
  language: Language,
  look: string,
  whole: AccountRef,
): More {
  const choice = { button, ref, whole, language };
  const name = nameOf(choice);
  const more = button.later(loadWays)?.draw(button, ref, way, language, look);
  // What a half looks like comes with the ways.
  if (!more) return { name };
  // The code of an account that is followed by a link is in the dialog, too.
  return { name, ...more, after: [renderHalf(look, choice), way.kind === 'scan' ? undefined : more.after] };
}

function renderHalf(look: string, choice: Choice): unknown {
  const { say, tag } = choice.language;
  const open = async (): Promise<void> => (await import('./choice-dialog.js')).open(choice);
  return html`<button
    part="more"
    class=${look}
    lang=${tag}
    aria-label=${say('Other networks')}
    aria-haspopup="dialog"
    @click=${open}
  >
    <svg viewBox="0 0 16 16" width="1em" height="1em" fill="none" stroke="currentcolor" aria-hidden="true">
      <path d="m3.5 6 4.5 4.5L12.5 6" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  </button>`;
}

/** Names a button that shows a count, which is that of all accounts, while a click follows one of them. */
function nameOf({ button, ref, whole, language }: Choice): string | undefined {
  const remote = button.count && networkOf(whole).loadAccounts ? $account(whole).get() : undefined;
  if (remote?.state !== 'ready' || remote.value.followers === undefined) return undefined;
  const { followers } = remote.value;
  const { handle, label: network } = networkOf(ref);
  const { say, tag } = language;
  // All of them are followers, whatever the network at hand calls its own.
  const all = (languageOf(tag) as Language).say(...sumWords(remote.value), followers);
  return `${say('Follow {handle} on {network}', { handle: handle(ref), network })}, ${compact(followers, tag)} ${all}`;
}

const loadWays = (): Promise<typeof import('./ways.js')> => import('./ways.js');
