import { html, nothing } from 'lit';
import type { NetworkError } from '../../core/errors.js';
import type { AccountRef } from '../../core/model.js';
import { networkOf, type Network, type PageSettings } from '../../core/network.js';
import type { MessageKey } from '../../locales/messages.js';
import type { Language } from '../../locales/translate.js';
import { agree } from '../../stores/agree.js';
import { $settings } from '../../stores/settings.js';
import { adoptStyles } from './adopt-styles.js';
import { pill } from './pill.styles.js';
import { STALE_MS } from './stale.js';
import type { Widget } from './widget.js';

/** Who is asked when an account is loaded: a server, or the network where it has one home. */
function whoIs(ref: AccountRef): string {
  const { server, label } = networkOf(ref);
  return (ref.host || server?.(ref, $settings.get() as PageSettings)) ?? label;
}

/** What went wrong, in one sentence. @param again Whether the page tries again by itself. */
export function problemText(
  { code, retryAfterSeconds }: NetworkError,
  ref: AccountRef,
  language: Language,
  again = true,
): string {
  const who = whoIs(ref);
  const { say } = language;
  switch (code) {
    case 'not-found':
      return say('{who} has no such account.', { who });
    case 'private':
      return say('{handle} is shown only to people who are signed in.', { handle: networkOf(ref).handle(ref) });
    case 'bad-response':
      return say('{who} gave an answer that cannot be read.', { who });
  }
  const problem = say(code === 'rate-limited' ? '{who} is busy.' : '{who} did not answer.', { who });
  // A server that is down is not asked for a while: without a word on that, “Try again” would seem to do nothing.
  return retryAfterSeconds
    ? say(again ? '{problem} This page asks again in {time}.' : '{problem} Try again in {time}.', {
        problem,
        time: duration(retryAfterSeconds, language),
      })
    : problem;
}

function duration(seconds: number, { tag }: Language): string {
  const [value, unit] = seconds < 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

/** The link stays first; then one sentence, and one action where it can help. */
export function renderProblem(error: NetworkError, ref: AccountRef, language: Language, retry: () => void): unknown {
  return html`<div part="status" class="status">
    <slot></slot>
    <div part="problem" class="quiet" role="status">
      <slot name="error">${problemText(error, ref, language)}</slot>
      ${
        error.code === 'not-found' || error.code === 'private'
          ? nothing
          : html`<button part="retry" class="link" @click=${andKeepFocus(retry)}>${language.say('Try again')}</button>`
      }
    </div>
  </div>`;
}

/** Says what will happen before anything does. */
export function renderConsent(title: MessageKey, widget: Widget, { say, tag }: Language): unknown {
  const ref = widget.ref!;
  adoptStyles(widget, pill);
  // Several accounts are shown once every one of their networks may be asked.
  const members = ref.members ?? [ref];
  const list = (names: readonly string[]): string => new Intl.ListFormat(tag).format(new Set(names));
  const who = list(members.map(whoIs));
  const network = list(members.map((member) => networkOf(member).label));
  const agreeToAll = (remember: boolean): void => {
    for (const member of members) agree(member.network, remember);
  };
  return html`<div part="status" class="status">
    <strong>${say(title, { who })}</strong>
    <p class="quiet">
      ${
        // One click is for every widget of the network, whichever server it asks.
        ref.host
          ? say('Showing this tells the {network} servers of this page, such as {who}, your IP address.', {
              network,
              who,
            })
          : say('Showing this tells {who} your IP address.', { who })
      }
    </p>
    <p>
      <button part="agree" class="pill" @click=${andKeepFocus(() => agreeToAll(false))}>${say('Show')}</button>
      <button part="agree" class="pill outline" @click=${andKeepFocus(() => agreeToAll(true))}>
        ${say('Always for {network}', { network })}
      </button>
    </p>
    <slot></slot>
  </div>`;
}

/** How old a kept answer is, from an hour on, and why there is no newer one; empty where there is nothing to say. */
export function staleText(at: number, error: NetworkError | undefined, ref: AccountRef, language: Language): string {
  const ageMs = Date.now() - at;
  const day = ageMs < 20 * STALE_MS ? {} : ({ dateStyle: 'medium' } as const);
  const time = new Intl.DateTimeFormat(language.tag, { timeStyle: 'short', ...day }).format(at);
  return [
    ageMs > STALE_MS ? language.say('As of {time}', { time }) : '',
    error ? problemText(error, ref, language) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Which of several accounts could not be loaded, while the others are shown. */
function missingText(missing: readonly AccountRef[], { say, tag }: Language): string {
  // Others may have written anything into storage.
  const names = [missing].flat().map((ref) => (networkOf(ref) as Network | undefined)?.label ?? '');
  const who = new Intl.ListFormat(tag).format(new Set(names.map((name) => say(name as MessageKey))));
  return say('Posts from {who} are missing.', { who });
}

/** The same, with a way to ask again. @param missing Those of several accounts that could not be loaded. */
export function renderStale(
  at: number,
  error: NetworkError | undefined,
  ref: AccountRef,
  language: Language,
  retry: () => void,
  missing?: readonly AccountRef[],
): unknown {
  return html`<p part="stale" class="stale" role=${(missing ?? error?.retryAfterSeconds) ? 'status' : nothing}>
    ${staleText(at, error, ref, language)} ${missing ? missingText(missing, language) : nothing}
    ${error || missing ? html`<button part="retry" class="link" @click=${andKeepFocus(retry)}>${language.say('Try again')}</button>` : nothing}
  </p>`;
}

/** What was clicked goes with what it stood in: the focus stays in the element, on the surface that takes its place. */
function andKeepFocus(act: () => void): (event: Event) => void {
  return ({ currentTarget }) => {
    const root = (currentTarget as Element).getRootNode() as ShadowRoot;
    act();
    requestAnimationFrame(() => {
      const panel = root.querySelector<HTMLElement>('.panel');
      if (!panel || root.activeElement) return;
      panel.tabIndex = -1;
      panel.focus();
    });
  };
}
